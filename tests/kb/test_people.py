import pytest

from kb.actor import COMMAND_LINE, Actor
from kb.asker import Asker
from kb.audit import list_audit
from kb.columns import utc_now
from kb.database import Database, get_store_revision
from kb.errors import LastAdmin, NotFound, SignInLinkUnusable, StaleRevision, ValueRefused
from kb.people import (
    PersonFields,
    PersonRecord,
    add_person,
    change_person,
    disable_person,
    enable_person,
    find_first_admin,
    find_person,
    find_person_by_email,
    get_person,
    list_people,
    note_sign_in,
    save_person,
)
from kb.sign_in_links import create_link, use_link


def test_saves_and_finds(database: Database) -> None:
    with database.transaction() as session:
        lotte = save_person(session, name="Lotte", email=" Lotte@Example.org ", role="owner", departments=("it",))
    with database.session() as session:
        assert find_person_by_email(session, "LOTTE@example.org") == lotte == get_person(session, lotte.id)
        assert (lotte.email, lotte.departments, lotte.signed_in_at) == ("lotte@example.org", ("it",), None)
        assert lotte.created_at.tzinfo is not None
        assert find_person(session, 99) is None
        with pytest.raises(NotFound, match="no person `99`"):
            get_person(session, 99)
        assert get_store_revision(session) == 0  # people are no content


def test_same_address_changes_the_person(database: Database) -> None:
    with database.transaction() as session:
        first = save_person(session, name="Lotte", email="lotte@example.org", role="agent")
        second = save_person(session, name="Lotte B.", email="LOTTE@example.org", role="owner")
    assert (second.id, second.role, second.name) == (first.id, "owner", "Lotte B.")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"name": " "}, "needs a name"),
        ({"email": "lotte"}, "`lotte` is no e-mail address"),
        ({"role": "boss"}, "choose one of agent, ambassador, owner, admin"),
    ],
)
def test_refuses_what_cannot_be_used(database: Database, fields: dict[str, str], words: str) -> None:
    values = {"name": "Lotte", "email": "lotte@example.org", "role": "owner", **fields}
    with pytest.raises(ValueRefused, match=words), database.transaction() as session:
        save_person(session, **values)
    with database.session() as session:
        assert list_people(session) == ()


def test_first_admin_is_one_who_may_sign_in(database: Database) -> None:
    with database.transaction() as session:
        assert find_first_admin(session) is None
        save_person(session, name="Agent", email="agent@example.org", role="agent")
        first = save_person(session, name="A", email="a@example.org", role="admin")
        second = save_person(session, name="B", email="b@example.org", role="admin")
        assert find_first_admin(session) == first
        assert disable_person(session, first.id).disabled_at is not None
        assert find_first_admin(session) == second
        assert enable_person(session, first.id).disabled_at is None


def test_pages(database: Database) -> None:
    with database.transaction() as session:
        people = [save_person(session, name=n, email=f"{n}@example.org", role="agent") for n in "abc"]
        assert list_people(session, limit=2) == tuple(people[:2])
        assert list_people(session, after=people[1].id, limit=2) == (people[2],)


def test_remembers_the_last_sign_in(database: Database) -> None:
    with database.transaction() as session:
        lotte = save_person(session, name="Lotte", email="lotte@example.org", role="owner")
        moment = utc_now()
        note_sign_in(session, lotte.id, moment)
    with database.session() as session:
        assert get_person(session, lotte.id).signed_in_at == moment


@pytest.fixture
def noor(database: Database) -> PersonRecord:
    with database.transaction() as session:
        return save_person(session, name="Noor", email="noor@example.org", role="admin")


def fields(person: PersonRecord, **changes: object) -> PersonFields:
    return PersonFields(**{**{n: getattr(person, n) for n in ("name", "email", "role", "departments")}, **changes})


def test_the_last_admin_stays(database: Database, noor: PersonRecord) -> None:
    for act in (
        lambda session: disable_person(session, noor.id),
        lambda session: save_person(session, name="Noor", email="noor@example.org", role="owner"),
        lambda session: change_person(
            session, noor.id, fields(noor, role="agent"), expected_revision=1, by=COMMAND_LINE
        ),
    ):
        with pytest.raises(LastAdmin, match="make somebody else one first"), database.transaction() as session:
            act(session)
    with database.transaction() as session:
        assert get_person(session, noor.id) == noor
        save_person(session, name="Sam", email="sam@example.org", role="admin")
        assert disable_person(session, noor.id).disabled_at is not None


def test_a_change_needs_the_revision_that_was_read(database: Database, noor: PersonRecord) -> None:
    with database.transaction() as session:
        changed = change_person(session, noor.id, fields(noor, name="N."), expected_revision=1, by=COMMAND_LINE)
        assert (changed.name, changed.revision) == ("N.", 2)
        with pytest.raises(StaleRevision):
            change_person(session, noor.id, fields(noor), expected_revision=1, by=COMMAND_LINE)
        same = change_person(session, noor.id, fields(changed), expected_revision=2, by=COMMAND_LINE)
        assert same.revision == 2


def test_an_address_belongs_to_one_person(database: Database, noor: PersonRecord) -> None:
    with database.transaction() as session:
        sam = add_person(session, PersonFields("Sam", "sam@example.org", "agent"), by=COMMAND_LINE)
        with pytest.raises(ValueRefused, match="is there already"):
            add_person(session, PersonFields("Sam", " SAM@example.org", "agent"), by=COMMAND_LINE)
        with pytest.raises(ValueRefused, match="Somebody else has the address"):
            change_person(session, sam.id, fields(sam, email="Noor@example.org"), expected_revision=1, by=COMMAND_LINE)


def test_disabling_makes_links_worthless(database: Database, noor: PersonRecord) -> None:
    with database.transaction() as session:
        sam = save_person(session, name="Sam", email="sam@example.org", role="agent")
        secret = create_link(session, sam, minutes=5)
        disable_person(session, sam.id)
        enable_person(session, sam.id)
        with pytest.raises(SignInLinkUnusable):
            use_link(session, secret)


def test_the_trail_tells_what_changed(database: Database, noor: PersonRecord) -> None:
    by = Actor("Noor", Asker(person_id=noor.id))
    with database.transaction() as session:
        sam = add_person(session, PersonFields("Sam", "sam@example.org", "agent"), by=by)
        change_person(session, sam.id, fields(sam, role="owner"), expected_revision=1, by=by)
        disable_person(session, sam.id, by=by)
        disable_person(session, sam.id, by=by)
        enable_person(session, sam.id, by=by)
        lines = list_audit(session, kind="person", key=str(sam.id))
    assert [line.verb for line in lines] == ["enabled", "disabled", "changed", "added"]
    assert {line.actor for line in lines} == {by}
    assert [(line.before or {}).get("role") for line in lines] == ["owner", "owner", "agent", None]
    assert [line.after["disabled"] for line in lines if line.after] == [False, True, False, False]
    assert "sam@example.org" not in repr(lines)
