"""Messages that ask nothing, and short ones that do, against the starter library with the real encoders."""

import pytest

from answers.question import Question
from tests.answers.message.small_talk_cases import QUESTIONS, SMALL_TALK

pytestmark = pytest.mark.models


@pytest.mark.parametrize("lang", sorted(SMALL_TALK))
def test_small_talk_gets_no_reply_and_no_promise(suggester, lang):
    for text, kind in SMALL_TALK[lang].items():
        found = suggester.suggest(Question(text))
        assert (found.small_talk, found.outcome, found.suggestions, found.holding) == (kind, "none", (), None), text


@pytest.mark.parametrize("lang", sorted(QUESTIONS))
def test_a_short_question_gets_what_there_is(suggester, lang):
    for text in QUESTIONS[lang]:
        found = suggester.suggest(Question(text))
        assert found.small_talk is None, text
        assert found.suggestions, text
        assert found.outcome != "none" or found.holding is not None, text
