"""Embedding the library's texts: each distinct text once per encoder, through the cache, in batches of like length."""

from collections.abc import Callable, Iterable

import numpy as np

from index.embedded import MOST_TOKENS, Embedded, Vector, pack, unpack
from index.encoders.protocol import Encoder, FloatMatrix, TokenEncoder, Tokens
from index.vector_cache import Role, VectorCache, hash_text
from index.vectors import VectorsUnusable, check_vectors

CHUNK = 512  # texts between two reports and two writes to the cache: a second of work that a kill can cost

Progress = Callable[[int, int], None]


def embed_texts(
    texts: Iterable[str], role: Role, encoder: Encoder, *, cache: VectorCache | None, report: Callable[[int], None]
) -> dict[str, Embedded]:
    """Return what the encoder says of each distinct text.

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
            cache.put_many(encoder.fingerprint, {hashes[text]: pack(embedded) for text, embedded in fresh.items()})
        found.update(fresh)
        report(len(chunk))
    return found


def _read_cache(hashes: dict[str, bytes], encoder: Encoder, cache: VectorCache | None) -> dict[str, Embedded]:
    if cache is None or not hashes:
        return {}
    kept = cache.get_many(encoder.fingerprint, list(hashes.values()))
    found: dict[str, Embedded] = {}
    for text, key in hashes.items():
        raw = kept.get(key)
        embedded = None if raw is None else unpack(raw, encoder)
        if embedded is not None:
            found[text] = embedded
    try:
        vectors = stack_vectors((embedded.vector for embedded in found.values()), encoder)
        check_vectors(vectors, rows=len(found), dimension=encoder.dimension, source="")
    except VectorsUnusable:
        return {}  # damaged bytes somewhere: cheaper to embed all again than to explain
    return found


def stack_vectors(vectors: Iterable[Vector], encoder: Encoder) -> FloatMatrix:
    """Return the vectors as rows (n, d); n may be 0."""
    return np.array(list(vectors), dtype=np.float32).reshape(-1, encoder.dimension)


def _encode(texts: list[str], role: Role, encoder: Encoder) -> list[Embedded]:
    tokens: list[Tokens | None] = [None] * len(texts)
    if isinstance(encoder, TokenEncoder):
        vectors, found = encoder.encode_tokens(texts, passages=role == "passage")
        tokens = [Tokens(of_text.ids[:MOST_TOKENS], of_text.vectors[:MOST_TOKENS]) for of_text in found]
    else:
        vectors = (encoder.encode_queries if role == "query" else encoder.encode_passages)(texts)
    check_vectors(vectors, rows=len(texts), dimension=encoder.dimension, source=encoder.name)
    return [Embedded(vector, of_text) for vector, of_text in zip(vectors, tokens, strict=True)]
