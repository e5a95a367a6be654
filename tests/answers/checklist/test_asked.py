"""What a message asks, question by question, and whether a reply sees to each."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answers.checklist import families  # noqa: F401  # registers the checks
from answers.checklist.asked import list_asked
from answers.checklist.draft import Draft
from answers.checklist.registry import find_check
from answers.language import LANGUAGES

HOSTILE = [
    *(sign * 20_000 for sign in "a?. ,1\n"),
    *(pair * 10_000 for pair in ("a?", "? ", "a ", "en ", "1.", "?\n", ", ")),
    *(words * 2_500 for words in ("and how ", "wat is dat? ", "og hvor ", "? und wie ", "et quand? ")),
]
TWO = "Does it fit the Solo? And what does the lid cost?"


def check(text, question, **known):
    return find_check("answers_question").run(Draft(text, lang="en", question=question, **known), {})


@pytest.mark.parametrize(
    ("lang", "message", "wanted"),
    [
        ("en", "Hi. Where is the desk, and how much is a copy? Regards, Ann", ["place", "amount"]),
        ("en", "It broke. I need it for work.", []),
        ("nl", "Tot wanneer kan ik ruilen en hoe ver is de winkel?", ["time", "other"]),
        ("da", "Hvorfor er den låst? Hvordan åbner jeg den?", ["reason", "way"]),
        ("de", "Geht das auch mit Gas, und wie lange dauert es?", ["yes", "time"]),
        ("fr", "Est-elle accessible en fauteuil, et à quelle distance se trouve la gare ?", ["yes", "other"]),
    ],
)
def test_questions_are_told_apart_by_what_they_want(lang, message, wanted):
    assert [asked.wanted for asked in list_asked(message, lang)] == wanted


def test_words_of_both_questions_tell_neither():
    first, second = list_asked("Does the lid fit the Solo? And is the lid in stock now?", "en")
    assert first.words == {"fit", "solo"}
    assert second.words == {"stock"}


def test_it_quotes_the_question_that_was_left_out():
    finding = check("Yes, it fits the Solo and the Duo.", TWO)
    assert finding.detail == "Answer “And what does the lid cost?”, or say when the answer comes."
    assert finding.matches == ()


def test_the_first_answer_may_share_no_word_with_its_question():
    assert check("It is. The lid costs £9.", "Is that normal behaviour? And what does the lid cost?").passed
    assert not check("It fits well, yes.", "What does the lid cost? And does it fit well?").passed


def test_an_only_question_and_other_languages_are_left_to_a_person():
    assert check("The roastery is closed on Sunday.", "Does it fit the Solo?").passed
    assert check("Ja, der Filter passt auch in die Solo und in die Duo.", TWO).passed


@pytest.mark.parametrize("lang", LANGUAGES)
def test_hostile_messages_are_answered(lang):
    for text in HOSTILE:
        for question, reply in ((text, "Yes, on Monday."), (TWO, text), (text, text)):
            draft = Draft(reply, lang=lang, question=question)
            assert find_check("answers_question").run(draft, {}).status in {"pass", "fail"}


@settings(deadline=None, max_examples=100)
@given(st.text(st.sampled_from("ab ?.,wW1\n"), max_size=80), st.sampled_from(LANGUAGES))
def test_any_message_is_answered(text, lang):
    draft = Draft("Yes, on Monday.", lang=lang, question=text)
    assert find_check("answers_question").run(draft, {}).status in {"pass", "fail"}


def test_what_one_would_also_like_to_know_is_asked():
    both = list_asked("Is it loud? I'd also like to know whether the lid is safe in the dishwasher.", "en")
    assert [asked.wanted for asked in both] == ["yes", "yes"]


def test_a_wish_counts_beside_an_only_question():
    question = "I want to cancel my order. Will my voucher be restored?"
    assert not check("I've cancelled the order, and a confirmation is in your mail by now.", question).passed
    assert check("I've cancelled the order, and the code works again.", question).passed


def test_an_answer_in_other_words_of_the_same_matter_counts():
    question = "When are you open on Friday? And can I park nearby?"
    assert check("From nine to five on Fridays, with a garage next door.", question).passed
    assert not check("From nine to five on Fridays, without a break at noon.", question).passed


def test_a_few_words_for_each_question_are_answers():
    question = "How many pods are in a box? And will my neighbours hear the pump?"
    assert check("Forty. Only if they sit in your kitchen.", question).passed
    assert not check("There are forty pods in a box, which is enough for most people.", question).passed
