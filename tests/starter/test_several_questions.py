"""Messages with several questions, and with one, against the starter library with the real encoders."""

import pytest

from answers.question import Question
from tests.answers.message.question_cases import SEVERAL, SINGLE

pytestmark = pytest.mark.models


def test_nine_in_ten_are_cut_right_and_answered_right(suggester):
    wrong = []
    for cases in SEVERAL.values():
        for text, entries in cases:
            found = suggester.suggest(Question(text, channel="email"))
            firsts = [it.suggestions[0].entry.id.split("/")[1] for it in found.questions if it.suggestions]
            if firsts != entries or found.combined is None:
                wrong.append((text, firsts))
    assert len(wrong) <= 4, wrong


def test_one_question_is_not_cut(suggester):
    cut = [text for texts in SINGLE.values() for text in texts if suggester.suggest(Question(text)).questions]
    assert len(cut) <= 2, cut


def test_a_question_without_an_answer_gets_its_promise(suggester):
    found = suggester.suggest(Question("Wie lange ist die Garantie? Und wie hoch ist der Eiffelturm?"))
    answered, unanswered = found.questions
    assert (answered.outcome, unanswered.outcome) == ("ready", "none")
    assert (found.outcome, unanswered.suggestions) == ("adapt", ())
    assert found.holding == unanswered.holding is not None
    assert found.combined is None


def test_one_reply_answers_both_in_order_and_fits(suggester):
    text = "How long is the warranty, and do you also deliver to Norway?"
    found = suggester.suggest(Question(text, channel="x", customer={"first_name": "Bo"}))
    answers = [it.suggestions[0].reply.text.removeprefix("Hi Bo. ") for it in found.questions]
    reply = found.combined.reply
    assert reply.text == " ".join(["Hi Bo.", *answers])
    assert reply.length <= 280 or len(reply.parts) > 1
