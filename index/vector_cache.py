"""The cache of vectors: one per encoder and text, as opaque bytes under a content hash.

The store implements the protocol over SQL; `MemoryVectorCache` serves a single process. A lost or damaged cache costs
time, never an answer.
"""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Literal, Protocol

Role = Literal["query", "passage"]


class VectorCache(Protocol):
    """Keeps the bytes of vectors; knows nothing about what is in them."""

    def get_many(self, fingerprint: str, hashes: Sequence[bytes]) -> dict[bytes, bytes]:
        """Return what is there; a hash that is not there is absent from the result."""
        ...

    def put_many(self, fingerprint: str, vectors: Mapping[bytes, bytes]) -> None:
        """Keep the vectors; one that is already there is replaced."""
        ...


class MemoryVectorCache:
    """A cache that lives as long as its process."""

    def __init__(self) -> None:
        self._vectors: dict[tuple[str, bytes], bytes] = {}

    def get_many(self, fingerprint: str, hashes: Sequence[bytes]) -> dict[bytes, bytes]:
        """Return what is there, by hash."""
        found = ((key, self._vectors.get((fingerprint, key))) for key in hashes)
        return {key: vector for key, vector in found if vector is not None}

    def put_many(self, fingerprint: str, vectors: Mapping[bytes, bytes]) -> None:
        """Keep the vectors; the last one wins."""
        self._vectors.update({(fingerprint, key): vector for key, vector in vectors.items()})


def hash_text(text: str, role: Role) -> bytes:
    """Return the 32 bytes under which the vector of a normalised text is kept; the role changes the vector."""
    return hashlib.sha256(f"{role}\0{text}".encode("utf-8", "surrogatepass")).digest()
