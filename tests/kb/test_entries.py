from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import func, select

from kb.current import list_current
from kb.database import Database, get_store_revision
from kb.documents import EntryDocument
from kb.documents.variants import complete_entry
from kb.entries import (
    EntryRecord,
    changes_since,
    count_published,
    delete_entry,
    find_entry,
    get_entry,
    list_entries,
    list_published,
    list_variants,
    list_variants_of,
    save_entry,
)
from kb.entry_rows import make_entry_row
from kb.errors import CursorUnusable, DocumentInUse, DocumentRefused, NotFound, StaleRevision
from kb.publication import set_status, verify_entry
from kb.revisions import get_revision, list_revisions
from kb.rows import ROWS, make_row
from kb.tables import ChannelRow, DepartmentRow, EntryRow, FactRow, GuidelineRow

RESET = "it/reset-password"


def entry(**fields: object) -> EntryDocument:
    values = {"id": "it/vpn", "title": "How do I use VPN?", "department": "it", "lang": "en", "answer": "So."}
    return EntryDocument.model_validate({**values, **fields})


def assert_rows_follow_documents(database: Database) -> None:
    """Every content row says what the newest revision of its document says."""
    with database.session() as session:
        current = list_current(session)
        for (kind, key), one in current.items():
            if isinstance(one.document, EntryDocument):
                row = session.get(EntryRow, (one.document.id, one.document.lang))
                assert row is not None
                language = next(
                    other.document.lang
                    for other in current.values()
                    if isinstance(other.document, EntryDocument)
                    and other.document.id == one.document.id
                    and other.document.department
                )
                source = current["entry", f"{one.document.id}:{language}"].document
                assert isinstance(source, EntryDocument)
                own = None if source.lang == one.document.lang else source
                assert (
                    row.model_dump()
                    == make_entry_row(one.document, own, one.revision.number, row.changed_at).model_dump()
                )
                record = get_entry(session, one.document.id, one.document.lang)
                assert record.questions == one.document.questions
                assert record.status == complete_entry(one.document, own).status
            else:
                stored = session.get(ROWS[kind], key)
                assert stored is not None
                assert stored.model_dump() == make_row(one.document, one.revision.number).model_dump()
        tables = (ChannelRow, DepartmentRow, EntryRow, FactRow, GuidelineRow)
        assert sum(session.scalar(select(func.count()).select_from(table)) or 0 for table in tables) == len(current)


def test_variant_has_what_its_source_says(house: Database) -> None:
    with house.session() as session:
        dutch = get_entry(session, RESET, "nl")
        english = get_entry(session, RESET, "en")
    assert (dutch.department, dutch.authority, dutch.audience, dutch.status) == ("it", "send", "all", "published")
    assert (dutch.review_every_days, dutch.verified) == (90, None)
    assert (english.is_source, dutch.is_source, dutch.source_revision, english.revision) == (True, False, 1, 1)
    assert_rows_follow_documents(house)


def test_it_finds_and_misses(house: Database) -> None:
    with house.session() as session:
        assert find_entry(session, RESET, "da") is None
        with pytest.raises(NotFound, match=r"There is no entry `it/reset-password:da`; check its name\."):
            get_entry(session, RESET, "da")
        assert [one.lang for one in list_variants(session, RESET)] == ["en", "nl"]
        found = list_variants_of(session, [RESET, "nothing/here", "hr/open-jobs"])
        assert [one.key for one in found] == ["it/reset-password:en", "it/reset-password:nl", "hr/open-jobs:en"]


def test_saves_a_new_entry(house: Database) -> None:
    with house.transaction() as session:
        saved = save_entry(session, entry(questions=("vpn?",)), expected_revision=None, author="lotte")
        before = get_store_revision(session)
    assert (saved.revision, saved.questions, saved.status) == (1, ("vpn?",), "published")
    with house.session() as session:
        assert get_store_revision(session) == before == 2
        assert changes_since(session, 1) == [("it/vpn", "en", False)]
    assert_rows_follow_documents(house)


def test_same_meaning_makes_no_revision(house: Database) -> None:
    with house.transaction() as session:
        save_entry(session, entry(), expected_revision=None, author="lotte")
    with house.transaction() as session:
        again = save_entry(session, entry(status="published", audience="all"), expected_revision=1, author="anna")
        assert (again.revision, get_store_revision(session)) == (1, 2)


def test_refuses_a_stale_edit(house: Database) -> None:
    with house.transaction() as session:
        save_entry(session, entry(), expected_revision=None, author="lotte")
        save_entry(session, entry(answer="New."), expected_revision=1, author="lotte")
    stale = "was at revision 1 when you opened it and is at revision 2 now"
    with pytest.raises(StaleRevision, match=stale) as caught, house.transaction() as session:
        save_entry(session, entry(answer="Other."), expected_revision=1, author="anna")
    assert (caught.value.expected, caught.value.got) == (1, 2)
    with pytest.raises(StaleRevision, match="was new when you opened it"), house.transaction() as session:
        save_entry(session, entry(answer="Other."), expected_revision=None, author="anna")
    with house.session() as session:
        assert get_entry(session, "it/vpn", "en").answer == "New."


def test_only_one_of_many_edits_at_once_is_saved(house: Database) -> None:
    patient = Database(house.url.render_as_string(), wait_seconds=30)

    def attempt(number: int) -> bool:
        try:
            with patient.transaction() as session:
                save_entry(session, entry(answer=f"{number}."), expected_revision=None, author="lotte")
        except StaleRevision:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(attempt, range(8))) == 1
    patient.close()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"department": "itt"}, r"`itt`, which does not exist \(did you mean `it`\?\)"),
        ({"answer": "{{ facts.nothing }}"}, "the fact `nothing`, which does not exist"),
        ({"answer": "{% if"}, "Liquid that does not parse"),
        ({"department": None}, "is missing; name the department"),
        ({"id": RESET, "department": None}, "department: is missing; add it"),
        ({"id": RESET, "lang": "nl", "department": "hr"}, "is `hr` here but `it` in the source"),
        ({"answer": "é" * 100_000, "must_match": ["é" * 999] * 500}, "is too long|which is too long"),
    ],
)
def test_refuses_what_contradicts(house: Database, fields: dict[str, object], words: str) -> None:
    with house.session() as session:
        found = find_entry(session, str(fields.get("id", "it/vpn")), str(fields.get("lang", "en")))
    expected = found.revision if found else None
    with pytest.raises(DocumentRefused, match=words), house.transaction() as session:
        save_entry(session, entry(**fields), expected_revision=expected, author="lotte")
    with house.session() as session:
        assert get_store_revision(session) == 1


def test_variants_follow_their_source(house: Database) -> None:
    with house.transaction() as session:
        set_status(session, RESET, "en", "archived", expected_revision=1, author="lotte")
    with house.session() as session:
        assert [one.status for one in list_variants(session, RESET)] == ["archived", "archived"]
        assert changes_since(session, 1) == [(RESET, "en", True), (RESET, "nl", True)]
        assert get_entry(session, RESET, "nl").revision == 1
        assert count_published(session) == 1
    assert_rows_follow_documents(house)


def test_variant_with_its_own_status_stays(house: Database) -> None:
    with house.transaction() as session:
        set_status(session, RESET, "nl", "draft", expected_revision=1, author="lotte")
    with house.transaction() as session:
        verify_entry(session, RESET, "en", date(2026, 11, 20), expected_revision=1, author="lotte")
    with house.session() as session:
        assert [one.status for one in list_variants(session, RESET)] == ["published", "draft"]
        assert get_entry(session, RESET, "en").verified == date(2026, 11, 20)
        assert changes_since(session, 2) == [(RESET, "en", False)]
    assert_rows_follow_documents(house)


def test_deletes(house: Database) -> None:
    with (
        pytest.raises(DocumentInUse, match="because it/reset-password:nl still needs it"),
        house.transaction() as session,
    ):
        delete_entry(session, RESET, "en", expected_revision=1, author="lotte")
    with house.transaction() as session:
        delete_entry(session, RESET, "nl", expected_revision=1, author="lotte")
    with house.session() as session:
        assert find_entry(session, RESET, "nl") is None
        assert changes_since(session, 1) == [(RESET, "nl", True)]
        assert [one.source is None for one in list_revisions(session, "entry", f"{RESET}:nl")] == [True, False]
    with house.transaction() as session:
        dutch = entry(id=RESET, lang="nl", department=None)
        assert save_entry(session, dutch, expected_revision=None, author="lotte").revision == 3
    assert_rows_follow_documents(house)


def test_history_is_kept(house: Database) -> None:
    with house.transaction() as session:
        save_entry(session, entry(), expected_revision=None, author="lotte", note="new")
        save_entry(session, entry(answer="B."), expected_revision=1, author="anna")
    with house.session() as session:
        history = list_revisions(session, "entry", "it/vpn:en")
        assert [(one.number, one.author, one.origin, one.note) for one in history] == [
            (2, "anna", "edit", None),
            (1, "lotte", "edit", "new"),
        ]
        assert list_revisions(session, "entry", "it/vpn:en", before=2) == history[1:]
        assert "So." in (get_revision(session, "entry", "it/vpn:en", 1).source or "")
        with pytest.raises(NotFound, match="it/vpn:en revision 3"):
            get_revision(session, "entry", "it/vpn:en", 3)


def test_pages_by_cursor(house: Database) -> None:
    with house.session() as session:
        pages, cursor = [], None
        while True:
            page = list_entries(session, cursor=cursor, limit=1)
            pages += [one.key for one in page.entries]
            cursor = page.cursor
            if cursor is None:
                break
        assert pages == ["hr/open-jobs:en", "it/reset-password:en", "it/reset-password:nl"]
        assert [one.lang for one in list_entries(session, department="it", lang="nl").entries] == ["nl"]
        assert list_entries(session, status="draft") == ((), None)
        with pytest.raises(CursorUnusable, match="begin again without it"):
            list_entries(session, cursor="nonsense")


def test_lists_only_the_published_that_were_asked_for(house: Database) -> None:
    with house.session() as session:
        assert len(list_published(session)) == 3
        only = {(RESET, "nl"), ("gone/x", "en")}
        assert [one.key for one in list_published(session, only=only)] == ["it/reset-password:nl"]


def dated(make: Callable[..., EntryDocument], **fields: object) -> EntryRecord:
    values = make_entry_row(make(**fields), None, 1, datetime.now(UTC)).model_dump()
    return EntryRecord(**values, questions=())


def test_stale_and_valid_include_the_last_day() -> None:
    today = date(2026, 11, 20)
    assert not dated(entry).is_stale(today)
    assert dated(entry, review_every="90d").is_stale(today)
    assert not dated(entry, review_every="2d", verified=date(2026, 11, 18)).is_stale(today)
    assert dated(entry, review_every="1d", verified=date(2026, 11, 18)).is_stale(today)
    assert dated(entry, valid_from=today, valid_until=today).is_valid(today)
    assert not dated(entry, valid_from=date(2026, 11, 21)).is_valid(today)
    assert not dated(entry, valid_until=date(2026, 11, 19)).is_valid(today)
