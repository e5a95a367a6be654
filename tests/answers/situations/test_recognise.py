"""What a message is: the level that the labelled messages reach, and the cases that are easy to get wrong."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answers.message.phrasebook import LANGUAGES
from answers.situations.recognise import recognise
from answers.situations.situation import SITUATIONS
from tests.answers.situations.labelled import labelled, labelled_without_cues, measure, names_of

AT_LEAST = {"complaint": (0.95, 0.95), "praise": (0.95, 0.95), "crisis": (0.95, 0.95), "question": (0.95, 0.95)}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_there_are_enough_messages_in_each_language(lang):
    assert len({text for text, _ in labelled(lang)}) == 80
    assert len({text for text, _ in labelled_without_cues(lang)}) == 40


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", AT_LEAST)
def test_the_labelled_messages_are_told_apart(lang, name):
    precision, recall = measure(labelled(lang), name, told=lang)
    assert (precision >= AT_LEAST[name][0], recall >= AT_LEAST[name][1]) == (True, True), (precision, recall)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_complaints_are_told_when_the_language_is_not(lang):
    precision, recall = measure(labelled(lang), "complaint", told=None)
    assert precision >= 0.95
    assert recall >= 0.95


@pytest.mark.parametrize("lang", LANGUAGES)
def test_complaints_in_other_words_are_told(lang):
    precision, recall = measure(labelled_without_cues(lang), "complaint", told=lang)
    assert precision >= 0.9
    assert recall >= 0.9


def test_the_reason_quotes_the_message():
    (complaint,) = recognise("Third time I write, and it's STILL   not fixed.", "en")
    assert complaint.name == "complaint"
    assert complaint.reason.startswith("A complaint: “")
    assert "STILL not fixed" in complaint.reason


def test_a_plain_question_says_so():
    (question,) = recognise("Do you deliver to Norway?", "en")
    assert (question.name, question.matches) == ("question", ())
    assert question.reason == "Nothing in it complains, praises or warns of danger."


@pytest.mark.parametrize(
    ("text", "lang", "names"),
    [
        ("If my parcel ever arrives broken, what do I do?", "en", {"question"}),
        ("I'm not disappointed at all", "en", {"question"}),
        ("I am disapointed", "en", {"complaint"}),
        ("sooooo disappointed", "en", {"complaint"}),
        ("Love your coffee, but my parcel still hasn't arrived.", "en", {"complaint", "praise"}),
        ("Great service, still no reply after two weeks.", "en", {"complaint"}),
        ("My Duo caught fire and nobody answers my mails!", "en", {"complaint", "crisis"}),
        ("Merci beaucoup !", "fr", {"praise"}),
        ("Where is the setting “Still broken, furious”?", "en", {"question"}),
        ("I heard my neighbour's kettle is ok. You closed my ticket, the pump still leaks.", "en", {"complaint"}),
        ("", "en", {"question"}),
        ("🙂", None, {"question"}),
        ("Ich bin stinksauer", "xx", {"complaint"}),
    ],
)
def test_what_is_easy_to_get_wrong(text, lang, names):
    assert names_of(text, lang) == names


@pytest.mark.parametrize("told", ["I am furious. {}", "{} I am furious."])
def test_a_very_long_message_is_read_at_both_ends(told):
    assert names_of(told.format("The box is blue. " * 1_500), "en") == {"complaint"}


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=300), st.sampled_from([*LANGUAGES, None]))
def test_any_text_is_recognised_and_its_matches_lie_inside(text, lang):
    found = recognise(text, lang)
    assert [SITUATIONS.index(each.name) for each in found] == sorted({SITUATIONS.index(each.name) for each in found})
    for each in found:
        assert all(0 <= start < end <= len(text) for start, end in each.matches)
