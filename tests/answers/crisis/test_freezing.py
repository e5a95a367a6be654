"""What a frozen topic makes of an answer, and that it is back the moment the freeze ends."""

from datetime import timedelta

import pytest

from answers.checking import Checker, DraftRequest
from answers.question import Question
from kb.actor import Actor
from kb.freezes import add_freeze, end_freeze
from kb.pins import add_pin
from tests.answers.conftest import NOW

LOTTE = Actor("Lotte Vermeer")
QUESTION = "I can't log in any more"


@pytest.fixture
def freeze(store):
    def freeze(*entry_ids, until=None):
        with store.transaction() as session:
            made = add_freeze(
                session,
                title="Passwords",
                reason="The page is down",
                entry_ids=entry_ids,
                until=until,
                actor=LOTTE,
                now=NOW,
            )
        return made.number

    return freeze


def ask(suggester, text=QUESTION, now=NOW, **given):
    return suggester.suggest(Question(text, **given), now=now)


def test_it_is_not_suggested_and_the_reason_is_said(suggester, freeze):
    assert ask(suggester).outcome == "ready"
    number = freeze("it/reset-password")
    found = ask(suggester)
    assert "it/reset-password" not in [it.entry.id for it in found.suggestions]
    assert found.outcome == "none"
    assert found.frozen.number == number
    assert found.frozen.remark == "“Passwords” is frozen: The page is down. Send the holding reply."


def test_the_holding_reply_is_that_of_the_frozen_entrys_department(suggester, freeze):
    freeze("it/reset-password")
    assert ask(suggester).holding.department == "it"


def test_the_pinned_statement_is_offered_instead(suggester, freeze, store):
    freeze("it/reset-password")
    with store.transaction() as session:
        said = {"en": "Signing in fails at the moment.", "nl": "Inloggen lukt nu niet."}
        add_pin(session, title="Sign-in fails", texts=said, actor=LOTTE, now=NOW)
    found = ask(suggester)
    assert found.frozen.remark == "“Passwords” is frozen: The page is down. Send the pinned statement."
    assert found.pinned.reply.text == "Signing in fails at the moment."


def test_it_is_back_the_moment_that_it_ends(suggester, freeze, store):
    number = freeze("it/reset-password")
    assert ask(suggester).outcome == "none"
    with store.transaction() as session:
        end_freeze(session, number, actor=LOTTE, now=NOW)
    found = ask(suggester)
    assert (found.outcome, found.frozen) == ("ready", None)
    assert found.suggestions[0].entry.id == "it/reset-password"


def test_it_ends_by_itself_without_any_change(suggester, freeze):
    freeze("it/reset-password", until=NOW + timedelta(hours=1))
    assert ask(suggester).frozen is not None
    assert ask(suggester, now=NOW + timedelta(hours=1)).frozen is None


def test_other_questions_are_answered_as_before(suggester, freeze):
    before = ask(suggester, "where is my parcel")
    freeze("it/reset-password")
    after = ask(suggester, "where is my parcel")
    assert (after.outcome, after.frozen) == (before.outcome, None)
    assert after.suggestions[0].entry.id == before.suggestions[0].entry.id


def test_of_two_questions_only_the_frozen_one_is_held(suggester, freeze):
    message = "I can't log in any more. Also, where is my parcel?"
    assert len(ask(suggester, message).questions) == 2
    freeze("it/reset-password")
    found = ask(suggester, message)
    assert [bool(it.frozen) for it in found.questions] == [True, False]
    assert found.questions[0].holding.department == "it"
    assert found.frozen == found.questions[0].frozen
    assert found.outcome == "adapt"


def test_thanks_are_about_no_topic(suggester, freeze):
    freeze("it/reset-password", "product/track-order")
    found = ask(suggester, "thank you!")
    assert found.small_talk == "thanks"
    assert found.frozen is None


def test_a_draft_made_before_is_still_checked(store, index, freeze):
    freeze("it/reset-password")
    checked = Checker(store, index).check(
        DraftRequest("Hi, reset it at https://shop.example/reset.", QUESTION, entry="it/reset-password"), now=NOW
    )
    assert checked.checklist
