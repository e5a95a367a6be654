from datetime import timedelta

import pytest
from sqlalchemy import event, text

from kb.actor import COMMAND_LINE
from kb.audit import list_audit
from kb.columns import utc_now
from kb.database import Database
from kb.errors import NotFound
from kb.people import PersonRecord, disable_person, enable_person, get_person, save_person
from kb.sessions import begin_session, end_session, end_sessions, find_session, list_sessions, note_seen

NOW = utc_now().replace(microsecond=0)


@pytest.fixture
def lotte(database: Database) -> PersonRecord:
    with database.transaction() as session:
        save_person(session, name="Noor", email="noor@example.org", role="admin")
        return save_person(session, name="Lotte", email="lotte@example.org", role="owner", departments=("it",))


def begin(database: Database, person: PersonRecord, days: int = 14, device: str = "Firefox on Windows") -> str:
    with database.transaction() as session:
        return begin_session(session, person, way="password", device=device, now=NOW, days=days)


def test_finds_the_person_of_a_secret(database, lotte):
    secret = begin(database, lotte)
    with database.session() as session:
        found = find_session(session, secret, NOW)
        assert found is not None
        assert found.person == get_person(session, lotte.id)
        assert (found.way, found.device, found.began_at) == ("password", "Firefox on Windows", NOW)
        assert found.expires_at == NOW + timedelta(days=14)
        assert found.person.signed_in_at == NOW
        assert secret not in repr(session.connection().execute(text("SELECT * FROM sign_in_session")).all())


def test_finds_it_in_one_statement(database, lotte):
    secret, seen = begin(database, lotte), []
    with database.session() as session:
        event.listen(session.connection(), "before_cursor_execute", lambda *args: seen.append(args[2]))
        find_session(session, secret, NOW)
    assert len(seen) == 1


@pytest.mark.parametrize("secret", ["", "nonsense", "\ud800", "x" * 100_000])
def test_finds_nothing_else(database, lotte, secret):
    begin(database, lotte)
    with database.session() as session:
        assert find_session(session, secret, NOW) is None


def test_ends_with_its_time(database, lotte):
    secret = begin(database, lotte, days=1)
    with database.session() as session:
        assert find_session(session, secret, NOW + timedelta(days=1, seconds=-1)) is not None
        assert find_session(session, secret, NOW + timedelta(days=1)) is None
        assert list_sessions(session, lotte.id, NOW + timedelta(days=1)) == ()


def test_one_can_be_ended_and_only_by_its_person(database, lotte):
    secret, other = begin(database, lotte), begin(database, lotte)
    with database.transaction() as session:
        number = find_session(session, secret, NOW).number
        noor = 1
        with pytest.raises(NotFound):
            end_session(session, noor, number, by=COMMAND_LINE, why="ended", now=NOW)
        end_session(session, lotte.id, number, by=COMMAND_LINE, why="ended", now=NOW)
        assert find_session(session, secret, NOW) is None
        assert find_session(session, other, NOW) is not None
        with pytest.raises(NotFound):
            end_session(session, lotte.id, number, by=COMMAND_LINE, why="ended", now=NOW)


def test_all_others_can_be_ended(database, lotte):
    secrets = [begin(database, lotte) for _ in range(3)]
    with database.transaction() as session:
        mine = find_session(session, secrets[0], NOW).number
        assert end_sessions(session, lotte.id, by=COMMAND_LINE, why="password", now=NOW, but=mine) == 2
        assert [find_session(session, it, NOW) is not None for it in secrets] == [True, False, False]
        assert [it.number for it in list_sessions(session, lotte.id, NOW)] == [mine]


def test_a_disabled_person_has_none_and_gets_none_back(database, lotte):
    secret = begin(database, lotte)
    with database.transaction() as session:
        disable_person(session, lotte.id)
    late = begin(database, lotte)  # by a process that had read the person just before
    with database.session() as session:
        assert find_session(session, secret, NOW) is None
        assert find_session(session, late, NOW) is None
    with database.transaction() as session:
        enable_person(session, lotte.id)
        assert find_session(session, secret, NOW) is None
        assert find_session(session, late, NOW) is None


def test_a_change_of_role_holds_at_once(database, lotte):
    secret = begin(database, lotte)
    with database.transaction() as session:
        save_person(session, name="Lotte", email="lotte@example.org", role="agent")
    with database.session() as session:
        assert find_session(session, secret, NOW).person.role == "agent"


def test_lists_the_last_used_first(database, lotte):
    first, second = begin(database, lotte, device="A"), begin(database, lotte, device="B")
    with database.transaction() as session:
        note_seen(session, find_session(session, second, NOW).number, NOW + timedelta(minutes=1))
        note_seen(session, find_session(session, first, NOW).number, NOW + timedelta(minutes=2))
    with database.session() as session:
        assert [it.device for it in list_sessions(session, lotte.id, NOW)] == ["A", "B"]


def test_the_trail_tells_of_it_without_the_secret(database, lotte):
    secret = begin(database, lotte)
    with database.transaction() as session:
        end_sessions(session, lotte.id, by=COMMAND_LINE, why="ended", now=NOW)
    with database.session() as session:
        ended, began = list_audit(session, kind="session")
        rows = repr(session.connection().execute(text("SELECT * FROM audit")).all())
    assert (began.verb, began.actor.who, began.actor.asker.person_id) == ("began", "Lotte", lotte.id)
    assert began.after == {"person": lotte.id, "way": "password", "device": "Firefox on Windows"}
    assert (ended.verb, ended.actor.who, ended.after) == ("ended", "command line", {"why": "ended"})
    assert secret not in rows
    assert "lotte@example.org" not in rows
