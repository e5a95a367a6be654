from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text

from kb.database import Database
from kb.errors import SignInLinkUnusable
from kb.people import PersonRecord, disable_person, find_person, save_person
from kb.sign_in_links import count_open_links, create_link, use_link


@pytest.fixture
def lotte(database: Database) -> PersonRecord:
    with database.transaction() as session:
        return save_person(session, name="Lotte", email="lotte@example.org", role="owner")


def link(database: Database, person: PersonRecord, minutes: int = 5) -> str:
    with database.transaction() as session:
        return create_link(session, person, minutes=minutes)


def use(database: Database, secret: str) -> PersonRecord:
    with database.transaction() as session:
        return use_link(session, secret)


def test_signs_in_once(database: Database, lotte: PersonRecord) -> None:
    secret = link(database, lotte)
    person = use(database, secret)
    assert (person.id, person.signed_in_at is not None) == (lotte.id, True)
    with pytest.raises(SignInLinkUnusable, match="already used or has expired; ask for a new one"):
        use(database, secret)


@pytest.mark.parametrize("secret", ["", "nonsense", "\ud800", "x" * 100_000])
def test_rejects_an_unknown_link(database: Database, secret: str) -> None:
    with pytest.raises(SignInLinkUnusable):
        use(database, secret)


def test_rejects_an_expired_link(database: Database, lotte: PersonRecord) -> None:
    secret = link(database, lotte, minutes=0)
    with pytest.raises(SignInLinkUnusable):
        use(database, secret)
    with database.session() as session:
        found = find_person(session, lotte.id)
        assert found is not None
        assert found.signed_in_at is None


def test_rejects_the_link_of_a_disabled_person(database: Database, lotte: PersonRecord) -> None:
    secret = link(database, lotte)
    with database.transaction() as session:
        disable_person(session, lotte.id)
    with pytest.raises(SignInLinkUnusable):
        use(database, secret)


def test_only_one_of_many_at_once_signs_in(database: Database, lotte: PersonRecord) -> None:
    patient = Database(database.url.render_as_string(), wait_seconds=30)
    secret = link(database, lotte)

    def attempt(_: int) -> bool:
        try:
            return use(patient, secret).id == lotte.id
        except SignInLinkUnusable:
            return False

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(attempt, range(8))) == 1
    patient.close()


def test_secret_is_not_in_the_database(database: Database, lotte: PersonRecord) -> None:
    secret = link(database, lotte)
    with database.session() as session:
        assert count_open_links(session, lotte) == 1
        rows = session.connection().execute(text("SELECT * FROM sign_in_link")).all()
    assert secret not in repr(rows)
    assert len(secret) >= 43  # 256 bits


def test_expired_links_are_forgotten(database: Database, lotte: PersonRecord) -> None:
    link(database, lotte, minutes=0)
    link(database, lotte)
    with database.session() as session:
        assert session.connection().execute(text("SELECT count(*) FROM sign_in_link")).scalar() == 1
