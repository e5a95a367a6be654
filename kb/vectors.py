"""A cache of vectors in the store, so that a text is embedded once. To this package they are opaque bytes.

Fits `index.vector_cache.VectorCache` without knowing it. Nothing here is worth a lost search: a caller that can do
without the cache catches `DatabaseError`.
"""

from collections.abc import Mapping, Sequence

from sqlalchemy import delete
from sqlmodel import col, select

from kb.database import Database
from kb.dialect import insert_missing
from kb.tables import VectorRow

_READ_CHUNK = 500  # hashes in one IN list
_WRITE_CHUNK = 2000  # rows in one transaction: about 3 MB, so that an editor never waits long for the write lock


class SqlVectorCache:
    """One vector for each encoder fingerprint and text hash; the first one written stays."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get_many(self, fingerprint: str, hashes: Sequence[bytes]) -> dict[bytes, bytes]:
        """The vectors that are there, by hash.

        Raises:
            DatabaseError: the database failed.
        """
        found: dict[bytes, bytes] = {}
        wanted = list(dict.fromkeys(hashes))
        with self._database.session() as session:
            for start in range(0, len(wanted), _READ_CHUNK):
                query = select(VectorRow.hash, VectorRow.vector).where(
                    VectorRow.fingerprint == fingerprint,
                    col(VectorRow.hash).in_(wanted[start : start + _READ_CHUNK]),
                )
                found.update((bytes(key), bytes(vector)) for key, vector in session.exec(query))
        return found

    def put_many(self, fingerprint: str, vectors: Mapping[bytes, bytes]) -> None:
        """Keeps the vectors, in several transactions when they are many.

        Raises:
            DatabaseError: the database failed; what was written before stays and is right.
        """
        rows = [{"fingerprint": fingerprint, "hash": key, "vector": vector} for key, vector in vectors.items()]
        for start in range(0, len(rows), _WRITE_CHUNK):
            with self._database.transaction() as session:
                insert_missing(session, VectorRow, rows[start : start + _WRITE_CHUNK])

    def forget_others(self, fingerprints: Sequence[str]) -> int:
        """Deletes the vectors of all other encoders and gives their number.

        Raises:
            DatabaseError: the database failed.
        """
        with self._database.transaction() as session:
            result = session.execute(delete(VectorRow).where(col(VectorRow.fingerprint).not_in(fingerprints)))
            return int(getattr(result, "rowcount", 0))
