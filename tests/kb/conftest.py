from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.database import Database
from kb.documents import read_library
from kb.library import import_library
from tests.kb.world import write_world


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """An empty store."""
    database = Database(f"sqlite:///{tmp_path}/store.db", wait_seconds=0.2)
    database.upgrade()
    yield database
    database.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small library on disk."""
    return write_world(tmp_path / "library")


@pytest.fixture
def house(database: Database, folder: Path) -> Database:
    """A store with the small library in it."""
    import_library(database, read_library(folder), author="lotte")
    return database
