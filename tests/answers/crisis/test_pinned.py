"""The pinned statement beside an answer, and in front of the check that demands it."""

from datetime import timedelta

import pytest

from answers.checking import Checker, DraftRequest
from answers.question import Question
from kb.actor import Actor
from kb.documents import GuidelineDocument
from kb.guidelines import save_guideline
from kb.pins import add_pin, end_pin
from tests.answers.conftest import NOW

LOTTE = Actor("Lotte Vermeer")
SAID = {"en": "Payments fail at the moment. We are on it.", "nl": "Betalen lukt nu niet. We werken eraan."}


@pytest.fixture
def pin(store):
    def pin(texts=SAID, channels=(), until=None):
        with store.transaction() as session:
            return add_pin(
                session, title="Payments fail", texts=texts, channels=channels, until=until, actor=LOTTE, now=NOW
            )

    return pin


def ask(suggester, text="where is my parcel", now=NOW, **given):
    return suggester.suggest(Question(text, **given), now=now).pinned


def test_it_comes_in_the_customers_language(suggester, pin):
    assert ask(suggester) is None
    made = pin()
    assert ask(suggester).reply.text == SAID["en"]
    dutch = ask(suggester, "waar blijft mijn pakketje", lang="nl")
    assert (dutch.number, dutch.reply.text) == (made.number, SAID["nl"])


def test_a_missing_language_is_said(suggester, pin):
    pin()
    found = ask(suggester, "wo ist mein Paket", lang="de")
    assert (found.reply, found.languages) == (None, ("en", "nl"))


def test_it_is_for_its_channels(suggester, pin):
    pin(channels=["x"])
    assert ask(suggester, channel="x") is not None
    assert ask(suggester, channel="email") is None
    assert ask(suggester) is not None


def test_it_is_cut_to_fit_the_channel(suggester, pin):
    pin({"en": "Payments fail at the moment. We are on it. " * 10})
    found = ask(suggester, channel="x").reply
    assert len(found.parts) == 2
    assert (found.limit, found.length) == (280, 429)


def test_it_ends(suggester, store, pin):
    pin(until=NOW + timedelta(hours=1))
    assert ask(suggester, now=NOW + timedelta(hours=1)) is None
    number = pin().number
    with store.transaction() as session:
        end_pin(session, number, actor=LOTTE, now=NOW)
    assert ask(suggester, now=NOW + timedelta(hours=1)) is None


def test_it_comes_with_several_questions_too(suggester, pin):
    pin()
    assert ask(suggester, "I can't log in any more. Also, where is my parcel?").reply.text == SAID["en"]


@pytest.fixture
def must(store):
    document = GuidelineDocument(
        id="statement-first",
        level="must",
        check="crisis_statement",
        parameters={"statement": {"en": "Unplug your kettle."}},
        title={"en": "Begin with the agreed statement"},
    )
    with store.transaction() as session:
        save_guideline(session, document, expected_revision=None, author="test")


@pytest.mark.usefixtures("must")
def test_the_check_compares_with_it_and_else_with_the_guidelines_own(store, index, pin):
    def status(text):
        checked = Checker(store, index).check(DraftRequest(text, "is my kettle dangerous?", lang="en"), now=NOW)
        return next(it.status for it in checked.checklist if it.guideline == "statement-first")

    assert status("Hi. Unplug your kettle.") == "pass"
    pin()
    assert status("Hi. Unplug your kettle.") == "fail"
    assert status(f"Hi. {SAID['en']} More later.") == "pass"
