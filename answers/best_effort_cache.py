"""A vector cache that may fail: a vector that could not be kept is computed again, and no search is lost over it."""

import logging
from collections.abc import Mapping, Sequence

from index.vector_cache import VectorCache
from kb.errors import KbError

_log = logging.getLogger(__name__)


class BestEffortCache:
    """Another cache, with the store's failures (locked, full, read-only) logged instead of raised."""

    def __init__(self, inner: VectorCache) -> None:
        self._inner = inner

    def get_many(self, fingerprint: str, hashes: Sequence[bytes]) -> dict[bytes, bytes]:
        """What is there, or nothing when the store cannot be read."""
        try:
            return self._inner.get_many(fingerprint, hashes)
        except KbError as error:
            _log.warning("The vectors' cache could not be read, so texts are embedded again: %s", error)
            return {}

    def put_many(self, fingerprint: str, vectors: Mapping[bytes, bytes]) -> None:
        """Keeps what the store takes."""
        try:
            self._inner.put_many(fingerprint, vectors)
        except KbError as error:
            _log.warning("The vectors' cache could not be written, so texts will be embedded again: %s", error)
