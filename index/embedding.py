"""Embedding the library's texts: each distinct text once per encoder, through the cache, in batches of like length."""

from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray

from index.encoders.protocol import Encoder, FloatMatrix
from index.vector_cache import Role, VectorCache, hash_text
from index.vectors import VectorsUnusable, check_vectors

CHUNK = 512  # texts between two reports and two writes to the cache: a second of work that a kill can cost

Progress = Callable[[int, int], None]
Vector = NDArray[np.float32]


def embed_texts(
    texts: Iterable[str], role: Role, encoder: Encoder, *, cache: VectorCache | None, report: Callable[[int], None]
) -> dict[str, Vector]:
    """Return the (d,) float32 unit vector of each distinct text.

    `report` is told how many texts were finished since it was last called. A vector from the cache that does not fit
    the encoder is embedded again and replaced.

    Raises:
        VectorsUnusable: the encoder returned something that can't be searched.
    """
    hashes = {text: hash_text(text, role) for text in texts}
    found = _read_cache(hashes, encoder, cache)
    report(len(found))
    # Like lengths share a batch, so little is padded: 1.6 times the texts a second of a mixed order.
    missing = sorted((text for text in hashes if text not in found), key=lambda text: (len(text), text))
    for start in range(0, len(missing), CHUNK):
        chunk = missing[start : start + CHUNK]
        fresh = dict(zip(chunk, _encode(chunk, role, encoder), strict=True))
        if cache is not None:
            cache.put_many(encoder.fingerprint, {hashes[text]: vector.tobytes() for text, vector in fresh.items()})
        found.update(fresh)
        report(len(chunk))
    return found


def _read_cache(hashes: dict[str, bytes], encoder: Encoder, cache: VectorCache | None) -> dict[str, Vector]:
    if cache is None or not hashes:
        return {}
    kept = cache.get_many(encoder.fingerprint, list(hashes.values()))
    found: dict[str, Vector] = {}
    for text, key in hashes.items():
        raw = kept.get(key)
        if raw is not None and len(raw) == encoder.dimension * 4:
            found[text] = np.frombuffer(raw, dtype=np.float32)
    try:
        check_vectors(stack_vectors(found.values(), encoder), rows=len(found), dimension=encoder.dimension, source="")
    except VectorsUnusable:
        return {}  # damaged bytes somewhere: cheaper to embed all again than to explain
    return found


def stack_vectors(vectors: Iterable[Vector], encoder: Encoder) -> FloatMatrix:
    """Return the vectors as rows (n, d); n may be 0."""
    return np.array(list(vectors), dtype=np.float32).reshape(-1, encoder.dimension)


def _encode(texts: list[str], role: Role, encoder: Encoder) -> FloatMatrix:
    encode = encoder.encode_queries if role == "query" else encoder.encode_passages
    return check_vectors(encode(texts), rows=len(texts), dimension=encoder.dimension, source=encoder.name)
