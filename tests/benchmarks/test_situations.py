import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

import benchmarks

MESSAGES = Path(benchmarks.__file__).parent / "situations"
LANGUAGES = ("en", "nl", "da", "de", "fr")
WANTED = {
    "complaint": 130,
    "praise": 50,
    "crisis": 40,
    "question": 130,
    "complaint praise": 8,
    "praise question": 8,
}
FEWEST_WORDS, MOST_WORDS = 3, 60


def read(language):
    return yaml.safe_load((MESSAGES / f"{language}.yml").read_text(encoding="utf-8"))


def bare(message):
    return " ".join(re.findall(r"\w+", message.casefold()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_so_many_messages_of_each_label(language):
    assert {label: len(messages) for label, messages in read(language).items()} == WANTED


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_is_of_three_to_sixty_words(language):
    messages = [message for group in read(language).values() for message in group]
    assert [message for message in messages if message != message.strip()] == []
    assert [message for message in messages if not FEWEST_WORDS <= len(message.split()) <= MOST_WORDS] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_half_or_more_are_one_or_two_sentences_and_a_fifth_are_not(language):
    messages = [message for group in read(language).values() for message in group]
    short = sum(len(re.findall(r"[.!?…]+(?=\s|$)", message)) <= 2 for message in messages)
    assert 0.5 <= short / len(messages) <= 0.8


def test_no_message_stands_twice_within_or_across_languages():
    counts = Counter(bare(m) for language in LANGUAGES for group in read(language).values() for m in group)
    assert [message for message, times in counts.items() if times > 1] == []
    assert counts.total() == len(LANGUAGES) * sum(WANTED.values())
