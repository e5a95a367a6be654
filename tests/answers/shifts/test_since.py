"""What changed since a moment: for whom, of which kind, and in which order."""

from datetime import date, timedelta

import pytest

from answers.shifts.reader import Reader
from answers.shifts.since import Historian
from kb.asker import Asker
from kb.outcomes import record_outcome
from kb.receipts import Receipt, Shown, add_receipt
from tests.answers.shifts.edits import BACK, LEFT, add, edit, remove, set_fact

AGENT, AMBASSADOR = Reader("agent"), Reader("ambassador")
SOON, LATER = LEFT + timedelta(hours=1), LEFT + timedelta(hours=2)
EARLIER = LEFT - timedelta(hours=1)


def use(store, used, shown):
    """Person 1 was shown both entries and sent one."""
    receipt = Receipt(
        *("r1", EARLIER, "a question", "en", "x", "adapt"),
        (Shown(used, "en", 1, 0.9), Shown(shown, "en", 1, 0.5)),
        *("f", 1, Asker(person_id=1), "agent"),
    )
    with store.transaction() as db:
        add_receipt(db, receipt)
        record_outcome(db, receipt, "copied", entry_id=used, asker=receipt.asker)


def read(store, reader=AGENT, since=LEFT, now=BACK):
    with store.session() as db:
        return Historian().read(db, reader, since, now)


def only(store, reader=AGENT, **given):
    (change,) = read(store, reader, **given).entries
    return change


def test_nothing_changed(store):
    edit(store, "it/vpn:en", EARLIER, answer="Port 1.")
    assert read(store).is_empty


def test_an_answer_was_reworded(store):
    edit(store, "it/vpn:en", SOON, answer="It uses port 443.", note="new tunnel")
    change = only(store)
    assert (change.id, change.kind, change.by, change.at) == ("it/vpn", "changed", ("Lotte Vermeer",), SOON)
    (difference,) = change.differences
    assert (difference.field, difference.lang) == ("answer", "en")
    assert (difference.before, difference.after) == ("The warehouse tunnel uses port 51820.", "It uses port 443.")
    assert change.notes == ("new tunnel",)


def test_one_that_was_changed_and_changed_back_was_not(store):
    edit(store, "it/vpn:en", SOON, answer="It uses port 443.")
    edit(store, "it/vpn:en", LATER, answer="The warehouse tunnel uses port 51820.")
    assert read(store).is_empty
    assert not read(store, since=SOON).is_empty


@pytest.mark.parametrize(
    "fields", [{"questions": ["vpn?"]}, {"must_match": ["tunnel?"]}, {"verified": date(2100, 1, 16)}]
)
def test_what_nobody_sends_is_left_out(store, fields):
    edit(store, "it/vpn:en", SOON, **fields)
    assert read(store).is_empty


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"title": "Which port?"}, "title"),
        ({"short": "Port 443."}, "short"),
        ({"authority": "edit"}, "authority"),
        ({"department": "product"}, "department"),
        ({"channels": ["x"]}, "channels"),
        ({"valid_until": date(2101, 1, 1)}, "valid_until"),
        ({"valid_from": date(2100, 1, 1)}, "valid_from"),
    ],
)
def test_what_people_notice_is_not(store, fields, field):
    edit(store, "it/vpn:en", SOON, **fields)
    assert [it.field for it in only(store).differences] == [field]


def test_nor_is_what_has_to_be_filled_in(store):
    edit(store, "product/track-order:en", SOON, blanks={"order.number": {"type": "text"}})
    assert [it.field for it in only(store).differences] == ["blanks"]


def test_what_a_variant_takes_from_its_source_is_said_once(store):
    edit(store, "it/reset-password:en", SOON, authority="edit")
    change = only(store)
    assert [(it.field, it.lang) for it in change.differences] == [("authority", None)]


def test_languages_stand_together(store):
    edit(store, "it/reset-password:nl", SOON, answer="Via {{ facts.reset_url }}.")
    edit(store, "it/reset-password:en", LATER, answer="At {{ facts.reset_url }}.", author="Bo Smit")
    change = only(store)
    assert [it.lang for it in change.differences] == ["en", "nl"]
    assert (change.at, change.by) == (LATER, ("Bo Smit", "Lotte Vermeer"))


def test_a_language_was_added_and_another_taken_back(store):
    add(store, SOON, id="it/reset-password", lang="da", title="Nulstil", answer="Her.")
    edit(store, "it/reset-password:nl", SOON, status="draft")
    change = only(store)
    assert (change.kind, change.added, change.removed) == ("changed", ("da",), ("nl",))


def test_a_new_one(store):
    add(store, SOON, id="it/printer", lang="en", title="Printer?", answer="Turn it on.", department="it")
    change = only(store)
    assert (change.kind, change.title, change.came_back) == ("new", "Printer?", False)


def test_one_that_came_and_went_is_nothing(store):
    add(store, SOON, id="it/printer", lang="en", title="Printer?", answer="Turn it on.", department="it")
    remove(store, "it/printer:en", LATER)
    assert read(store).is_empty


@pytest.mark.parametrize("how", ["draft", "archived", None])
def test_one_that_was_withdrawn(store, how):
    if how:
        edit(store, "product/smoke:en", SOON, status=how, title="Not for you any more")
    else:
        remove(store, "product/smoke:en", SOON)
    change = only(store)
    assert (change.kind, change.title) == ("withdrawn", "There is smoke coming out of my machine")
    assert (change.at, change.differences) == (SOON, ())


def test_one_that_came_back(store):
    edit(store, "product/smoke:en", EARLIER, status="archived")
    edit(store, "product/smoke:en", SOON, status="published")
    change = only(store)
    assert (change.kind, change.came_back) == ("new", True)


def test_its_dates_passed(store):
    last = LEFT.date()
    edit(store, "it/vpn:en", EARLIER, valid_until=last)
    change = only(store)
    assert (change.kind, change.ended, change.at, change.by) == ("lapsed", last, None, ())
    assert read(store, now=LEFT + timedelta(minutes=5)).is_empty


def test_its_dates_came(store):
    edit(store, "it/vpn:en", EARLIER, valid_from=LEFT.date() + timedelta(days=1))
    assert only(store).kind == "new"


def test_its_verification_ran_out(store):
    good = LEFT.date() - timedelta(days=29)
    edit(store, "it/vpn:en", EARLIER, verified=good, review_every="30d")
    change = only(store)
    assert (change.kind, change.ran_out, change.by) == ("lapsed", good + timedelta(days=30), ())
    assert read(store, since=LEFT, now=LEFT + timedelta(days=1)).is_empty
    assert read(store, since=BACK, now=BACK + timedelta(days=1)).is_empty


def test_a_value_in_answers_changed(store):
    set_fact(store, "reset_url", SOON, value="https://shop.example/new")
    found = read(store)
    (fact,) = found.facts
    assert (fact.name, fact.before.value, fact.after.value) == (
        "reset_url", "https://shop.example/reset", "https://shop.example/new",
    )  # fmt: skip
    assert (fact.entries, fact.at, fact.by) == (
        (("it/reset-password", "How do I reset my password?"),), SOON, ("Bo Smit",),
    )  # fmt: skip
    assert found.entries == ()


def test_one_that_no_answer_shows_did_not(store):
    set_fact(store, "return", SOON, value="another")
    assert read(store).is_empty
    set_fact(store, "reset_url", SOON, value="https://shop.example/new")
    assert read(store, Reader("agent", frozenset({"product"}))).is_empty


def test_a_value_is_past_its_last_day(store):
    set_fact(store, "return_days", EARLIER, expires=LEFT.date())
    (fact,) = read(store).facts
    assert (fact.name, fact.expired) == ("return_days", LEFT.date())
    assert [entry_id for entry_id, _ in fact.entries] == ["product/returns"]
    assert read(store, since=BACK, now=BACK + timedelta(days=1)).is_empty


def test_ambassadors_learn_nothing_of_what_is_for_agents(store):
    edit(store, "it/vpn:en", SOON, answer="It uses port 443.")
    assert read(store, AMBASSADOR).is_empty
    edit(store, "it/vpn:en", LATER, audience="all")
    assert only(store, AMBASSADOR).kind == "new"


def test_what_is_hidden_from_them_looks_withdrawn_and_says_nothing_new(store):
    edit(
        store, "product/smoke:en", SOON, audience="agents", title="Recall 17", answer="A secret recall.", note="secret"
    )
    change = only(store, AMBASSADOR)
    assert (change.kind, change.title) == ("withdrawn", "There is smoke coming out of my machine")
    assert "secret" not in repr(change)
    assert "Recall" not in repr(change)
    assert only(store).kind == "changed"


def test_nobody_learns_of_drafts_or_of_other_departments(store):
    add(store, SOON, id="it/x", lang="en", title="X?", answer="X.", department="it", status="draft")
    for reader in (AGENT, AMBASSADOR, Reader("owner"), Reader("admin")):
        assert read(store, reader).is_empty
    edit(store, "it/reset-password:en", SOON, answer="New.")
    assert read(store, Reader("agent", frozenset({"product"}))).is_empty
    assert only(store, Reader("agent", frozenset({"it"}))).id == "it/reset-password"


def test_what_the_reader_used_comes_first_then_what_they_may_need(store):
    for number, key in enumerate(("it/vpn", "product/smoke", "product/returns")):
        edit(store, f"{key}:en", SOON + timedelta(minutes=number), short="Shorter.")
    assert [it.id for it in read(store).entries] == ["product/returns", "product/smoke", "it/vpn"]
    use(store, "it/vpn", "product/smoke")
    found = read(store, Reader("agent", person_id=1)).entries
    assert [(it.id, it.used > 0, it.weight > 0) for it in found] == [
        ("it/vpn", True, True), ("product/smoke", False, True), ("product/returns", False, False),
    ]  # fmt: skip


def test_what_must_not_be_sent_any_more_comes_before_what_is_new(store):
    add(store, LATER, id="it/x", lang="en", title="X?", answer="X.", department="it")
    edit(store, "it/vpn:en", LATER, answer="X.")
    edit(store, "product/smoke:en", SOON, status="archived")
    assert [it.kind for it in read(store).entries] == ["withdrawn", "changed", "new"]


def test_a_change_after_the_last_look_is_not_kept_from_anybody(store):
    historian = Historian()
    with store.session() as db:
        assert historian.read(db, AGENT, LEFT, BACK).is_empty
    edit(store, "it/vpn:en", SOON, answer="It uses port 443.")
    with store.session() as db:
        assert not historian.read(db, AGENT, LEFT, BACK).is_empty
