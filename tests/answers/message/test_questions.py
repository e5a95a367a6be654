"""Where the second question of a message begins, by its words alone."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.message.questions import MOST_PARTS, split_questions
from answers.message.sentences import sentences_of
from tests.answers.message.question_cases import SEVERAL, SINGLE

ALL_SEVERAL = [(lang, text, len(entries)) for lang, cases in SEVERAL.items() for text, entries in cases]
ALL_SINGLE = [(lang, text) for lang, texts in SINGLE.items() for text in texts]
INDIRECT = (
    "Could you tell me",
    "Kunnen jullie me",
    "Können Sie mir sagen",
    "Pouvez-vous me dire",
)  # the library merges


def texts(text, lang="en"):
    return [part.text for part in split_questions(text, lang)]


def test_there_are_enough_cases():
    assert (len(ALL_SEVERAL), len(ALL_SINGLE)) == (40, 60)


@pytest.mark.parametrize(("lang", "text", "count"), ALL_SEVERAL)
def test_it_proposes_a_cut_between_questions(lang, text, count):
    parts = split_questions(text, lang)
    assert len(parts) == count
    assert [text[part.start : part.end] for part in parts] == [part.text for part in parts]


@pytest.mark.parametrize(("lang", "text"), [case for case in ALL_SINGLE if not case[1].startswith(INDIRECT)])
def test_it_leaves_one_question_whole(lang, text):
    assert split_questions(text, lang) == ()


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "I need to change my PIN, how do I do it?"),
        ("en", "Can I return it? If not, why?"),
        ("en", "Is it in stock, and if so, can I order it?"),
        ("en", "Do you repair it? Or do I have to buy a new one?"),
        ("nl", "Ik wil betalen, hoe doe ik dat?"),
        ("da", "Hvad gør jeg, hvis den er gået i stykker, og jeg ikke har en kvittering?"),
        ("de", "Wie kann ich sehen, welche Bohnen noch da sind?"),
        ("fr", "Comment puis-je annuler une commande ? Ou est-ce trop tard ?"),
        ("en", "and and and, and, and"),
        ("en", "Thanks! Where is my parcel? Thanks!"),
        (None, "Where is it, and can I change it"),
    ],
)
def test_what_belongs_together_stays_together(lang, text):
    assert split_questions(text, lang) == ()


def test_a_statement_stays_with_its_question():
    assert texts("My parcel is late. Where is it? The milk foamer leaks too. Do you repair it?") == [
        "My parcel is late. Where is it?",
        "The milk foamer leaks too. Do you repair it?",
    ]
    assert texts("How do I descale it? It has been a year. And how can I pay for a filter?") == [
        "How do I descale it? It has been a year.",
        "And how can I pay for a filter?",
    ]


def test_greetings_and_announcements_are_no_parts():
    assert texts("Hi! I have two questions. How can I pay? Where are your shops? Thanks, Bo") == [
        "How can I pay?",
        "Where are your shops?",
    ]


def test_a_pronoun_takes_its_context_along():
    first, second = split_questions("How do I descale my Solo and can I return it?", "en")
    assert (first.context, second.context, second.thin) == ("", "How do I descale my Solo", True)


def test_there_are_at_most_four_and_nothing_is_lost():
    text = " ".join(f"Where is parcel number {name}?" for name in ("one", "two", "three", "four", "five", "six"))
    parts = split_questions(text, "en")
    assert len(parts) == MOST_PARTS
    assert parts[-1].text.endswith("parcel number six?")


def test_without_a_known_language_only_question_marks_count():
    assert texts("¿Dónde está mi paquete? ¿Puedo cambiar la dirección?", None) == [
        "¿Dónde está mi paquete?",
        "¿Puedo cambiar la dirección?",
    ]


def test_abbreviations_and_numbers_end_no_sentence():
    assert [it.text for it in sentences_of("I paid 3.50 for no. 5 e.g. today. Why?")] == [
        "I paid 3.50 for no. 5 e.g. today.",
        "Why?",
    ]


@pytest.mark.parametrize("text", ["1. a b c\n2. d e f", "- a b c\n- d e f", "1) a b c 2) d e f", "(a) b c (b) d e"])
def test_the_items_of_a_list_are_sentences(text):
    found = sentences_of(text)
    assert [it.listed for it in found] == [True, True]


@given(st.text(alphabet="ab ?!.,\n1)-and I où", max_size=300), st.sampled_from(["en", "nl", "da", "de", "fr", None]))
def test_parts_are_ordered_stretches_of_any_text(text, lang):
    parts = split_questions(text, lang)
    assert len(parts) != 1
    assert [text[part.start : part.end] for part in parts] == [part.text for part in parts]
    assert all(one.end <= two.start for one, two in pairwise(parts))


def test_a_hostile_text_costs_no_more_than_its_length():
    assert len(split_questions("and can I? " * 450, "en")) <= MOST_PARTS
    assert split_questions("1. " * 1_600, "en") == ()
