"""What asks nothing, told from what asks something."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.message.phrasebook import LANGUAGES, load_phrasebook
from answers.message.small_talk import SAID, find_small_talk
from answers.message.spelling import load_spelling
from tests.answers.message.small_talk_cases import QUESTIONS, SMALL_TALK

SAYING = [(text, kind) for cases in SMALL_TALK.values() for text, kind in cases.items()]
ASKING = [text for cases in QUESTIONS.values() for text in cases]


def kind_of(text):
    found = find_small_talk(text)
    return found.kind if found else None


def test_there_are_enough_cases_in_each_language():
    assert [len(SMALL_TALK[lang]) for lang in LANGUAGES] == [12] * 5
    assert [len(QUESTIONS[lang]) for lang in LANGUAGES] == [12] * 5


@pytest.mark.parametrize(("text", "kind"), SAYING)
def test_it_tells_small_talk(text, kind):
    assert kind_of(text) == kind


@pytest.mark.parametrize("text", ASKING)
def test_a_question_is_never_small_talk(text):
    assert kind_of(text) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hi, merci beaucoup!", "thanks"),
        ("hej hej, thanks", "thanks"),
        ("Danke, thank you, tak!", "thanks"),
        ("Hallo Lotte, bedankt!", "thanks"),
        ("HELLO", "greeting"),
        ("@Veldhavn tak 🙏", "thanks"),
        ("", "noise"),
        ("🙂🙂 !!", "noise"),
        ("lalalala", "noise"),
        ("sdkfjhskdf", "noise"),
    ],
)
def test_mixtures_names_and_noise(text, kind):
    assert kind_of(text) == kind


@pytest.mark.parametrize("text", ["Hi Lotte", "Thanks Refund?", "were", "power", "property", "500065", "xlsx", "http"])
def test_what_might_be_content_is_none(text):
    assert kind_of(text) is None


@pytest.mark.parametrize("text", [text for text, _ in SAYING])
def test_one_unknown_word_in_front_makes_it_a_question(text):
    assert kind_of(f"delivery {text}") is None


@given(st.text(max_size=500))
def test_any_text_is_told_without_failing(text):
    assert kind_of(text) in {*SAID, None}


def test_a_hostile_text_is_refused_at_once():
    assert find_small_talk("so very " * 2_000) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("heyyyy", "hey"), ("thnaks", "thanks"), ("bednakt", "bedankt"), ("goodbey", "goodbye"), ("thankks", "thanks")],
)
def test_slips_of_the_hand_are_understood(typed, meant):
    assert load_spelling().find(typed) == meant


@pytest.mark.parametrize("word", ["banken", "tanks", "tanke", "parcel", "leaking", "delivery", "welcher"])
def test_other_words_are_left_alone(word):
    assert load_spelling().find(word) is None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_phrase_is_filler_alone(lang):
    book = load_phrasebook(lang)
    assert book.cover(["and"]) == (1, frozenset())
    assert book.cover(["and", "parcel"]) is None
