import pytest

from kb.columns import utc_now
from kb.database import Database, get_store_revision
from kb.errors import NotFound, ValueRefused
from kb.people import (
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
