"""A small house with a store, an index over the hashing encoder, and a suggester."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from answers.house import HouseKeeper
from answers.suggest import Suggester
from answers.sync import LiveIndex
from index.encoders import HashingEncoder
from kb.database import Database, get_store_revision
from kb.documents import read_library
from kb.library import import_library
from kb.vectors import SqlVectorCache
from tests.keys import REFERENCE_KEY

LIBRARY = Path(__file__).parent / "library"
NOW = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)


@pytest.fixture
def database(tmp_path):
    database = Database(f"sqlite:///{tmp_path / 'store.sqlite3'}", wait_seconds=0.2)
    database.upgrade()
    yield database
    database.close()


@pytest.fixture
def store(database):
    import_library(database, read_library(LIBRARY), author="test")
    return database


@pytest.fixture
def make_index(tmp_path):
    def make(database, load=lambda: [HashingEncoder()], **given):
        return LiveIndex(database, tmp_path / "index", load, SqlVectorCache(database), **given)

    return make


@pytest.fixture
def index(store, make_index):
    index = make_index(store)
    index.build()
    return index


@pytest.fixture
def suggester(store, index):
    return Suggester(store, index, reference_key=REFERENCE_KEY)


@pytest.fixture
def house(store):
    with store.session() as session:
        return HouseKeeper().current(session, get_store_revision(session))
