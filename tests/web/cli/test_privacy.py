"""`speeddial purge` and `forget`."""

from datetime import UTC, datetime, timedelta

import pytest

from kb.asker import Asker
from kb.receipts import Receipt, add_receipt
from kb.reference_digest import digest_of_reference
from web.data_folder import open_database
from web.secret_key import get_reference_key
from web.settings import read_settings

SECRET = "where is the aubergine"


@pytest.fixture
def asked(terminal):
    """Two questions of one customer: one of last week, one of two years ago."""
    settings = read_settings()
    database = open_database(settings)
    digest = digest_of_reference(get_reference_key(settings), "VH-20418")
    with database.transaction() as session:
        for name, days in (("new", 7), ("old", 730)):
            at = datetime.now(UTC) - timedelta(days=days)
            asker = Asker(person_id=1)
            add_receipt(session, Receipt(name, at, SECRET, "en", None, "none", (), "f", 1, asker, "agent", digest))
    database.close()
    return terminal


def test_a_purge_says_what_went(asked):
    looked = asked.run("purge", "--dry-run", "--json")
    assert (looked.status, looked.json["dry_run"], looked.json["deleted"]["suggestions"]) == (0, True, 1)
    assert asked.run("purge", "--dry-run").stdout == "Would delete:\n       1  suggestions\n"
    done = asked.run("purge")
    assert (done.status, done.stdout) == (0, "Deleted:\n       1  suggestions\n")
    assert asked.run("purge", "--compact").stdout == "Nothing is older than it is kept.\n"


def test_a_setting_of_nothing_keeps_for_ever(asked, monkeypatch):
    for value in ("0", ""):
        monkeypatch.setenv("SPEEDDIAL_KEEP_QUESTIONS_DAYS", value)
        assert asked.run("purge", "--json").json["deleted"]["suggestions"] == 0


def test_a_customer_is_forgotten(asked):
    looked = asked.run("forget", "#vh-20418", "--dry-run", "--json")
    assert (looked.status, looked.json["found"], looked.json["deleted"]["suggestions"]) == (0, True, 2)
    done = asked.run("forget", "VH-20418")
    assert (done.status, done.stdout) == (0, "Deleted:\n       2  suggestions\n")
    data = asked.home / "data"
    assert not [path for path in data.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()]
    again = asked.run("forget", "VH-20418", "--json")
    assert (again.status, again.json["found"]) == (1, False)
    assert "Nothing is kept under this reference" in again.stderr


def test_it_refuses_no_reference_and_no_store(asked, monkeypatch, tmp_path):
    assert asked.run("forget", " ").status == 2
    monkeypatch.setenv("SPEEDDIAL_DATA", str(tmp_path / "nowhere"))
    for command in (("forget", "VH-1"), ("purge",)):
        outcome = asked.run(*command)
        assert outcome.status == 2
        assert "There is no store" in outcome.stderr
