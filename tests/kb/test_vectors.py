import sqlite3

import pytest

from index.vector_cache import VectorCache
from kb.database import Database
from kb.errors import DatabaseLocked
from kb.vectors import SqlVectorCache


def vectors(count: int, tail: bytes = b"") -> dict[bytes, bytes]:
    return {number.to_bytes(32): number.to_bytes(16) + tail for number in range(count)}


def test_fits_the_protocol_of_the_index(database: Database) -> None:
    cache: VectorCache = SqlVectorCache(database)  # mypy checks it; the import is a test's, not the package's
    assert cache.get_many("a", []) == {}


def test_gives_back_what_was_put(database: Database) -> None:
    cache = SqlVectorCache(database)
    cache.put_many("a", vectors(5000))
    assert cache.get_many("a", [*vectors(5000), b"unknown", b"unknown"]) == vectors(5000)
    assert cache.get_many("b", list(vectors(10))) == {}


def test_first_one_stays(database: Database) -> None:
    cache = SqlVectorCache(database)
    cache.put_many("a", vectors(2))
    cache.put_many("a", vectors(3, b"other"))
    found = cache.get_many("a", list(vectors(3)))
    assert found == {**vectors(3, b"other"), **vectors(2)}


def test_putting_nothing_needs_no_lock(database: Database) -> None:
    other = sqlite3.connect(database.path or "", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    SqlVectorCache(database).put_many("a", {})
    with pytest.raises(DatabaseLocked):
        SqlVectorCache(database).put_many("a", vectors(1))
    assert SqlVectorCache(database).get_many("a", list(vectors(1))) == {}
    other.close()


def test_forgets_other_encoders(database: Database) -> None:
    cache = SqlVectorCache(database)
    cache.put_many("old", vectors(3))
    cache.put_many("new", vectors(2))
    assert cache.forget_others(["new"]) == 3
    assert cache.get_many("new", list(vectors(2))) == vectors(2)
