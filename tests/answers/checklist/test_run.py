"""Which guidelines apply, and what is said of those that do not."""

import pytest

from answers.checklist.draft import Draft
from answers.checklist.registry import _CHECKS, Parameters, check, find_check, list_checks
from answers.checklist.run import Scope, run_checklist
from kb.documents import GuidelineConditions
from kb.guidelines import GuidelineRecord

SCOPE = Scope("x", "public", "it", "en")


def guideline(**given):
    fields = {"id": "g", "level": "must", "check": None, "parameters": {}, "title": {"en": "G"}, "body": ""}
    when = GuidelineConditions(**given.pop("when", {}))
    return GuidelineRecord(**{**fields, **given}, when=when, revision=1)


def held(text="Hello.", **given):
    return run_checklist(Draft(text), [guideline(**given)], SCOPE)


def test_a_manual_one_is_for_a_person():
    (item,) = held().items
    assert (item.status, item.check) == ("confirm", None)


@pytest.mark.parametrize(("channel", "status"), [("x", "pass"), ("email", "confirm")])
def test_a_manual_one_is_ticked_beforehand_where_it_says_so(channel, status):
    (item,) = held(ticked_when=GuidelineConditions(channel=(channel,), situation=("question", "praise"))).items
    assert item.status == status


@pytest.mark.parametrize(
    ("when", "reason"),
    [
        ({"lang": ("nl", "da")}, "Only for replies in Dutch or Danish."),
        ({"channel": ("email",)}, "Only on email."),
        ({"audience": ("private",)}, "Only for private replies."),
        ({"department": ("hr",)}, "Only for hr."),
        ({"situation": ("after_hours",)}, "Only in this situation: after hours."),
    ],
)
def test_one_that_does_not_apply_says_why(when, reason):
    found = held(when=when)
    assert found.items == ()
    assert found.not_applied[0].reason == reason


def test_musts_come_first():
    records = [guideline(id="a", level="should"), guideline(id="b")]
    assert [item.guideline for item in run_checklist(Draft(""), records, SCOPE).items] == ["b", "a"]


def test_an_unknown_check_is_for_a_person():
    (item,) = held(check="nope").items
    assert item.status == "confirm"
    assert "`nope`" in item.detail


def test_parameters_that_cannot_be_used_are_said():
    (item,) = held(check="verified", parameters={"depth": 3}).items
    assert item.status == "confirm"
    assert "`depth`" in item.detail


def test_a_language_that_a_check_does_not_know_is_for_a_person():
    @check("only_dutch", languages=("nl",))
    def only_dutch(draft: Draft, parameters: Parameters):
        raise AssertionError

    finding = find_check("only_dutch").run(Draft("You can follow the parcel on our website."), {})
    assert finding.status == "confirm"
    assert finding.detail == "Read it yourself: this check knows Dutch, not English."


def test_a_check_that_breaks_is_never_content(caplog):
    @check("breaks", languages=None)
    def breaks(draft: Draft, parameters: Parameters):
        raise RuntimeError(draft.text)

    (item,) = held("secret words", check="breaks").items
    assert (item.status, item.detail) == ("confirm", "Read it yourself: this check broke.")
    assert "secret words" not in caplog.text


@pytest.fixture(autouse=True)
def only_real_checks():
    before = dict(_CHECKS)
    yield
    _CHECKS.clear()
    _CHECKS.update(before)
    assert list_checks()
