"""Departments, facts, guidelines and channels: the same five verbs for each."""

from datetime import date

import pytest

from kb import channels, departments, facts, guidelines
from kb.database import Database, get_store_revision
from kb.documents import ChannelDocument, DepartmentDocument, FactDocument, GuidelineDocument
from kb.errors import DocumentInUse, DocumentRefused, NotFound, StaleRevision
from tests.kb.test_entries import assert_rows_follow_documents

LEGAL = DepartmentDocument(id="legal", name="Legal", timezone="Europe/Berlin", hours="24/7", reply_within="2h")


def test_department(house: Database) -> None:
    with house.transaction() as session:
        saved = departments.save_department(session, LEGAL, expected_revision=None, author="anna")
        assert (saved.name, saved.name_in("da"), saved.reply_within_minutes, saved.revision) == (
            "Legal",
            "Legal",
            120,
            1,
        )
        assert [one.id for one in departments.list_departments(session)] == ["hr", "it", "legal"]
        again = LEGAL.model_copy(update={"notes": "New."})
        assert departments.save_department(session, again, expected_revision=1, author="anna").revision == 2
    assert_rows_follow_documents(house)
    with house.transaction() as session:
        departments.delete_department(session, "legal", expected_revision=2, author="anna")
        assert departments.find_department(session, "legal") is None
        with pytest.raises(NotFound, match="There is no department `legal`"):
            departments.get_department(session, "legal")
        with pytest.raises(NotFound, match="There is no department `legal`"):
            departments.delete_department(session, "legal", expected_revision=2, author="anna")
    assert_rows_follow_documents(house)


def test_fact(house: Database) -> None:
    with house.session() as session:
        fact = facts.get_fact(session, "return_days")
    assert (fact.value_in("nl"), fact.owner, fact.expires) == (30, "hr", date(2027, 1, 1))
    assert (fact.is_expired(date(2027, 1, 1)), fact.is_expired(date(2027, 1, 2))) == (False, True)
    with house.transaction() as session:
        whole = FactDocument(name="return_days", value=True)
        assert facts.save_fact(session, whole, expected_revision=1, author="anna").value is True
        with pytest.raises(StaleRevision, match="was at revision 1 when you opened it and is at revision 2 now"):
            facts.delete_fact(session, "return_days", expected_revision=1, author="anna")
        assert facts.find_fact(session, "nothing") is None
    with pytest.raises(DocumentRefused, match="names the department `nobody`"), house.transaction() as session:
        facts.save_fact(session, FactDocument(name="a", value=1, owner="nobody"), expected_revision=None, author="x")
    assert_rows_follow_documents(house)


def test_one_and_true_and_one_point_nought_are_three_values(house: Database) -> None:
    numbers = []
    for value in (1, True, 1.0):
        with house.transaction() as session:
            found = facts.find_fact(session, "flag")
            expected = found.revision if found else None
            document = FactDocument(name="flag", value=value)
            saved = facts.save_fact(session, document, expected_revision=expected, author="x")
            numbers.append((saved.revision, repr(saved.value)))
    assert numbers == [(1, "1"), (2, "True"), (3, "1.0")]


def test_guideline(house: Database) -> None:
    with house.session() as session:
        guideline = guidelines.get_guideline(session, "apology-is-personal")
        assert [one.id for one in guidelines.list_guidelines(session)] == ["apology-is-personal"]
    assert guideline.when.situation == ("complaint",)
    assert (guideline.check, guideline.title_in("nl"), guideline.title_in("fr")) == (
        "boilerplate_apology",
        "Zeg sorry",
        "Say sorry for what happened",
    )
    with house.transaction() as session:
        document = GuidelineDocument(id="kind", level="should", title="Be kind")
        saved = guidelines.save_guideline(session, document, expected_revision=None, author="anna")
        assert dict(saved.title) == {"en": "Be kind"}
        guidelines.delete_guideline(session, "kind", expected_revision=1, author="anna")
        assert guidelines.find_guideline(session, "kind") is None
    assert_rows_follow_documents(house)


def test_channel(house: Database) -> None:
    with house.session() as session:
        channel = channels.get_channel(session, "x")
    assert (channel.limit, channel.counting, channel.length, dict(channel.signature)) == (
        280,
        "x_weighted",
        "short",
        {"en": "^Team"},
    )
    broken = ChannelDocument(id="x", name="X", greeting={"en": "{{ facts.nobody }}"})
    with (
        pytest.raises(DocumentRefused, match=r"x, greeting\.en: uses the fact `nobody`"),
        house.transaction() as session,
    ):
        channels.save_channel(session, broken, expected_revision=1, author="anna")
    with (
        pytest.raises(DocumentInUse, match="because apology-is-personal still needs it"),
        house.transaction() as session,
    ):
        channels.delete_channel(session, "x", expected_revision=1, author="anna")
    with house.transaction() as session:
        assert get_store_revision(session) == 1
        guidelines.delete_guideline(session, "apology-is-personal", expected_revision=1, author="anna")
        channels.delete_channel(session, "x", expected_revision=1, author="anna")
        assert channels.list_channels(session) == ()
        assert get_store_revision(session) == 2
