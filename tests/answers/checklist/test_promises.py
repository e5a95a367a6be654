"""The check on promises without authority: what the library says, what hangs on something, what a department may do."""

import pytest
from pydantic import ValidationError

from answers.checklist.draft import Draft, DraftEntry
from answers.checklist.families.promises import Promises, unauthorised_promise

ENTRY = "Sorry about that. We'll send you a new Duo on [delivery date]. You don't get your money back for the beans."


def marked(text: str, *, entry: str | None = None, allow: tuple[str, ...] = ()) -> list[str]:
    draft = Draft(text, lang="en", entry=DraftEntry("product/x", entry) if entry else None)
    finding = unauthorised_promise(draft, Promises.model_validate({"allow": list(allow)}))
    return [text[start:end] for start, end in finding.matches]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We'll send you a new Duo on Friday 4 December.", []),
        ("WE'LL SEND  YOU a new Duo on [delivery date].", []),
        ("We'll send you a new Duo and a new grinder, whatever it takes.", ["We'll send you a new Duo"]),
        ("You get your money back for the beans.", ["You get your money back"]),
    ],
)
def test_what_the_library_says_may_be_said_and_no_more(text, expected):
    assert marked(text, entry=ENTRY) == expected


def test_the_same_answer_with_another_value_is_still_the_librarys():
    entry = "We'll send you a new Duo on 4 December."
    assert marked("We'll send you a new Duo on 11 January.", entry=entry) == []
    assert marked("We'll send you a new Duo on 11 January.") == ["We'll send you a new Duo"]


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("We'll refund you.", True),
        ("We'll refund you within 5 working days.", False),
        ("We'll refund you in full within 5 working days.", True),
        ("Shall I say that we'll refund you?", False),
        ("We'll refund you if it is broken.", False),
        ("Send it back and we'll refund you.", False),
        ("We'll refund you none of it, and not the postage either.", False),
        ("You'll get your money back, no questions asked.", True),
    ],
)
def test_only_what_is_certain_counts(text, certain):
    assert bool(marked(text)) is certain


def test_a_department_may_promise_what_it_is_allowed():
    text = "We'll refund you in full. We'll give you a voucher."
    assert marked(text, allow=("refund",)) == ["We'll give you a voucher"]
    assert marked(text, allow=("refund", "compensation")) == []
    with pytest.raises(ValidationError):
        Promises(allow=["refunds"])


def test_it_says_what_was_promised():
    finding = unauthorised_promise(Draft("We'll refund you in full. We'll give you a voucher.", lang="en"), Promises())
    assert finding.detail == (
        "Don't promise a refund and compensation unless it is yours to decide: say who decides, and by when."
    )
