"""An encoder that embeds each text once, however many systems and runs ask for it."""

from collections.abc import Sequence
from pathlib import Path

from index.embedding import embed_texts, stack_vectors
from index.encoders.protocol import Encoder, FloatMatrix
from index.vector_cache import Role, VectorCache
from kb.database import Database
from kb.vectors import SqlVectorCache


def open_vectors(path: Path) -> VectorCache:
    """Return a cache in a file of its own, made when absent; what was written survives a kill."""
    database = Database(f"sqlite:///{path}")
    database.upgrade()
    return SqlVectorCache(database)


class KeptEncoder:
    """Another encoder's vectors, out of a cache where they are; like lengths share a batch."""

    def __init__(self, encoder: Encoder, cache: VectorCache) -> None:
        self._encoder = encoder
        self._cache = cache
        self.name = encoder.name
        self.fingerprint = encoder.fingerprint
        self.dimension = encoder.dimension
        self.multilingual = encoder.multilingual

    def encode_queries(self, texts: Sequence[str]) -> FloatMatrix:
        """Return (n, d) float32 unit rows."""
        return self._encode(texts, "query")

    def encode_passages(self, texts: Sequence[str]) -> FloatMatrix:
        """Return (n, d) float32 unit rows."""
        return self._encode(texts, "passage")

    def _encode(self, texts: Sequence[str], role: Role) -> FloatMatrix:
        vectors = embed_texts(texts, role, self._encoder, cache=self._cache, report=lambda _: None)
        return stack_vectors((vectors[text].vector for text in texts), self._encoder)
