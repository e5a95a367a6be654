"""Questions that nobody put into the starter library, asked with the real encoders."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from answers.question import Question

pytestmark = pytest.mark.models

ASKED = yaml.safe_load((Path(__file__).parent / "questions.yml").read_text("utf-8"))
IN_THE_LIBRARY = [item for item in ASKED if item["entry"]]
NOT_IN_THE_LIBRARY = [item for item in ASKED if not item["entry"]]
LOCKED_OUT = {
    "en": "I can't log in any more",
    "nl": "ik kan niet meer inloggen",
    "da": "jeg kan ikke logge ind længere",
    "de": "ich kann mich nicht mehr einloggen",
    "fr": "je n'arrive plus à me connecter",
}


def first_entry(found):
    return found.suggestions[0].entry.id if found.suggestions else None


def test_nine_in_ten_find_their_entry_first(suggester):
    missed = [
        (item["text"], item["entry"], found)
        for item in IN_THE_LIBRARY
        if (found := first_entry(suggester.suggest(Question(item["text"])))) != item["entry"]
    ]
    assert len(missed) <= len(IN_THE_LIBRARY) // 10, missed


def test_each_language_finds_most_of_its_own(suggester):
    found = Counter(
        item["lang"]
        for item in IN_THE_LIBRARY
        if first_entry(suggester.suggest(Question(item["text"]))) == item["entry"]
    )
    asked = Counter(item["lang"] for item in IN_THE_LIBRARY)
    assert {lang for lang in asked if found[lang] < 0.75 * asked[lang]} == set()


def test_the_reply_is_in_the_language_of_the_question(suggester):
    other = [
        (item["text"], found.language)
        for item in IN_THE_LIBRARY
        if (found := suggester.suggest(Question(item["text"]))).language != item["lang"]
        or found.suggestions[0].entry.lang != item["lang"]
    ]
    assert other == []


def test_what_the_library_does_not_answer_is_never_ready(suggester):
    ready = [
        (item["text"], first_entry(found))
        for item in NOT_IN_THE_LIBRARY
        if (found := suggester.suggest(Question(item["text"]))).outcome == "ready"
    ]
    assert ready == []


@pytest.mark.parametrize("lang", sorted(LOCKED_OUT))
def test_locked_out_in_five_languages_on_x(suggester, lang):
    found = suggester.suggest(Question(LOCKED_OUT[lang], channel="x"))
    first = found.suggestions[0]
    assert (found.language, first.entry.id, first.entry.lang) == (lang, "it/reset-password", lang)
    assert first.reply.length <= 280
    assert len(first.reply.parts) == 1
    assert not set("{}") & set(first.reply.text)
