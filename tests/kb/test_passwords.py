import argon2
import pytest
from sqlalchemy import text

from kb.actor import COMMAND_LINE
from kb.audit import list_audit
from kb.columns import utc_now
from kb.database import Database
from kb.errors import ValueRefused
from kb.passwords import (
    Account,
    choose_password,
    find_account,
    find_better_digest,
    fits,
    has_password,
    hash_password,
    keep_digest,
    remove_password,
    renew_digest,
)
from kb.people import PersonRecord, disable_person, save_person

GOOD = "fietsbel olifant regen"
NOW = utc_now()


@pytest.fixture
def lotte(database: Database) -> PersonRecord:
    with database.transaction() as session:
        return save_person(session, name="Lotte Vermeer", email="lot@veldhavn.example", role="owner")


def keep(database: Database, person: PersonRecord, digest: str) -> None:
    with database.transaction() as session:
        keep_digest(session, person.id, digest, by=COMMAND_LINE, now=NOW)


def account_of(database: Database, email: str = "lot@veldhavn.example") -> Account:
    with database.session() as session:
        return find_account(session, email)


def test_the_password_fits_and_no_other(database, lotte):
    keep(database, lotte, choose_password(lotte, GOOD))
    account = account_of(database, " LOT@veldhavn.example")
    assert account.person == lotte
    assert fits(account, GOOD)
    assert not fits(account, GOOD.upper())
    assert not fits(account, "")
    assert not fits(account, GOOD + "\0")


def test_it_is_kept_as_argon2id_with_the_parameters_of_rfc_9106():
    parameters = argon2.extract_parameters(hash_password(GOOD))
    assert parameters.type is argon2.Type.ID
    assert (parameters.memory_cost, parameters.time_cost, parameters.parallelism) == (65536, 3, 4)
    assert (parameters.salt_len, parameters.hash_len) == (16, 32)
    assert hash_password(GOOD) != hash_password(GOOD)


def test_it_stands_nowhere_in_the_store(database, lotte):
    keep(database, lotte, choose_password(lotte, GOOD))
    with database.session() as session:
        for table in ("password", "audit", "person"):
            assert GOOD not in repr(session.connection().execute(text(f"SELECT * FROM {table}")).all())
        (line,) = list_audit(session, kind="password")
    assert (line.verb, line.before, line.after) == ("set", None, None)


def test_who_has_none_or_is_not_there_is_not_told_apart(database, lotte):
    nobodys = [account_of(database), account_of(database, "nobody@example.org"), Account(None, None)]
    for account in nobodys:
        assert account.digest is None
        assert not fits(account, GOOD)
        assert not fits(account, "")


def test_the_same_work_is_done_where_there_is_no_account(database, lotte, monkeypatch):
    keep(database, lotte, choose_password(lotte, GOOD))
    work = []

    class Counting(argon2.PasswordHasher):
        def verify(self, digest, password):
            work.append(argon2.extract_parameters(digest))
            return super().verify(digest, password)

    monkeypatch.setattr("kb.passwords._HASHER", Counting())
    for account in (account_of(database), account_of(database, "nobody@example.org")):
        fits(account, "wrong")
        fits(account, "x" * 1_000_000)
    assert len(work) == 4
    assert len(set(map(repr, work))) == 1


def test_a_disabled_persons_password_fits_no_more(database, lotte):
    keep(database, lotte, choose_password(lotte, GOOD))
    with database.transaction() as session:
        disable_person(session, lotte.id)
    assert account_of(database) == Account(None, None)


def test_one_that_is_too_long_is_not_cut_off(database, lotte):
    long = "ab cd ef gh " * 16 + "ij kl mn"
    assert len(long) == 200
    keep(database, lotte, choose_password(lotte, long))
    assert fits(account_of(database), long)
    assert not fits(account_of(database), long + "x")
    assert not fits(account_of(database), long[:-1])


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("blåbærgrød på tirsdag", "bla\u030abærgrød pa\u030a tirsdag"),  # composed and decomposed
        ("ｆｉｅｔｓｂｅｌ olifant regen", GOOD),  # full width, of an input method
        ("fietsbel\u00a0olifant regen", GOOD),  # the space that Option+Space gives on a Mac
    ],
)
def test_every_keyboard_gives_the_same_password(database, lotte, typed, kept):
    keep(database, lotte, choose_password(lotte, kept))
    assert fits(account_of(database), typed)


@pytest.mark.parametrize(
    "password",
    [
        "kJ8#dk2Lm9qz",
        "correct horse battery staple",
        "mormor strikker sokker",
        "密码很长的一个句子没有规律吧",
        GOOD,
        "\ud800" * 3 + GOOD,
    ],
)
def test_it_takes_what_is_hard_to_guess(lotte, password):
    assert choose_password(lotte, password)


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("", "12 characters at least"),
        ("elf tekens!", "12 characters at least"),
        ("x" * 201, "at most 200"),
        ("password1234", "first passwords"),
        ("P@ssw0rd!P@ssw0rd!", "first passwords"),
        ("Wachtwoord2026!", "first passwords"),
        ("Adgangskode123", "first passwords"),
        ("MotDePasse2026", "first passwords"),
        ("Passwort1234!", "first passwords"),
        ("qwertyuiop12", "first passwords"),
        ("azertyuiop99", "first passwords"),
        ("1q2w3e4r5t6y", "first passwords"),
        ("qazwsxedcrfv", "first passwords"),
        ("123456789012", "first passwords"),
        ("aaaaaaaaaaaa", "first passwords"),
        ("abcabcabcabc", "first passwords"),
        ("aB3$aB3$aB3$", "first passwords"),
        ("Zomer2026Zomer", "first passwords"),
        ("speeddial2026", "first passwords"),
        ("lotte en haar fiets", "your name"),
        ("VERMEER rijdt tram", "your name"),
        ("lot@veldhavn.example", "your name"),
        ("het veldhavn gebouw", "your name"),
    ],
)
def test_it_rejects_what_is_soon_guessed(lotte, password, words):
    with pytest.raises(ValueRefused, match=words) as refused:
        choose_password(lotte, password)
    assert refused.value.field == "new"
    if len(password) > 3:
        assert password not in str(refused.value)


def test_a_digest_with_other_parameters_is_made_anew(database, lotte):
    old = argon2.PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1).hash(GOOD)
    keep(database, lotte, old)
    account = account_of(database)
    assert fits(account, GOOD)
    better = find_better_digest(account, GOOD)
    assert better is not None
    with database.transaction() as session:
        renew_digest(session, lotte.id, better)
    account = account_of(database)
    assert fits(account, GOOD)
    assert find_better_digest(account, GOOD) is None


@pytest.mark.parametrize("digest", ["", "nonsense", "$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHQ$broken"])
def test_a_damaged_digest_opens_nothing(database, lotte, digest):
    keep(database, lotte, digest)
    assert not fits(account_of(database), GOOD)


def test_it_can_be_taken_away(database, lotte):
    keep(database, lotte, choose_password(lotte, GOOD))
    with database.transaction() as session:
        assert has_password(session, lotte.id)
        assert remove_password(session, lotte.id, by=COMMAND_LINE, now=NOW)
        assert not remove_password(session, lotte.id, by=COMMAND_LINE, now=NOW)
        assert not has_password(session, lotte.id)
    with database.session() as session:
        assert [line.verb for line in list_audit(session, kind="password")] == ["removed", "set"]
    assert not fits(account_of(database), GOOD)
