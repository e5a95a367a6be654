from datetime import date

from kb.database import Database, get_store_revision
from kb.departments import list_departments
from kb.entries import list_published
from kb.facts import list_facts
from kb.findings import list_findings
from kb.revisions import list_revisions
from kb.starter import load_starter

LANGUAGES = {"en", "nl", "da", "de", "fr"}


def test_is_loaded_into_an_empty_store_only(database: Database, house: Database) -> None:
    assert load_starter(house) == 0
    with house.session() as session:
        assert get_store_revision(session) == 1
        assert {department.id for department in list_departments(session)} == {"hr", "it"}


def test_is_complete_and_without_findings(database: Database) -> None:
    assert load_starter(database) > 500
    assert load_starter(database) == 0
    with database.session() as session:
        entries = list_published(session)
        sources = {entry.id for entry in entries if entry.is_source}
        assert len(sources) >= 90
        assert {(entry.id, entry.lang) for entry in entries} == {(s, lang) for s in sources for lang in LANGUAGES}
        assert all(len(entry.questions) >= 3 for entry in entries)
        assert len(list_facts(session)) >= 12
        assert list_findings(session, date(2026, 11, 21)) == []
        history = list_revisions(session, "entry", "it/reset-password:nl")
        assert [(one.origin, one.author) for one in history] == [("starter", "speeddial")]
