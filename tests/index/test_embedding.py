"""Embedding through the cache: nothing twice, and no damaged bytes in a search."""

import numpy as np
import pytest

from index.embedding import CHUNK, embed_texts
from index.vector_cache import MemoryVectorCache, hash_text
from tests.index.conftest import CountingEncoder


def ignore(_: int) -> None:
    """Nobody wants to know how far it is."""


def test_each_text_once_shortest_first(encoder: CountingEncoder) -> None:
    found = embed_texts(["three words here", "one", "one"], "query", encoder, cache=None, report=ignore)
    assert encoder.queries == ["one", "three words here"]
    assert found["one"].vector.shape == (encoder.dimension,)


def test_the_role_chooses_the_encoding(encoder: CountingEncoder) -> None:
    cache = MemoryVectorCache()
    embed_texts(["text"], "passage", encoder, cache=cache, report=ignore)
    embed_texts(["text"], "query", encoder, cache=cache, report=ignore)
    assert (encoder.passages, encoder.queries) == (["text"], ["text"])


def test_it_reports_every_text(encoder: CountingEncoder) -> None:
    reports: list[int] = []
    texts = [f"text {number}" for number in range(CHUNK + 3)]
    embed_texts(texts, "query", encoder, cache=None, report=reports.append)
    assert reports == [0, CHUNK, 3]


def test_a_kill_loses_one_chunk_at_most(encoder: CountingEncoder) -> None:
    cache = MemoryVectorCache()
    texts = [f"text {number:04}" for number in range(CHUNK * 2)]

    def stop(done: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        embed_texts(texts, "query", encoder, cache=cache, report=stop)
    assert len(cache.get_many(encoder.fingerprint, [hash_text(text, "query") for text in texts])) == CHUNK


@pytest.mark.parametrize("damaged", [b"", b"\0" * 12, np.full(256, np.nan, np.float32).tobytes(), b"\0" * 1024])
def test_damaged_bytes_are_embedded_again(encoder: CountingEncoder, damaged: bytes) -> None:
    cache = MemoryVectorCache()
    key = hash_text("text", "query")
    cache.put_many(encoder.fingerprint, {key: damaged})
    found = embed_texts(["text"], "query", encoder, cache=cache, report=ignore)
    assert encoder.queries == ["text"]
    assert cache.get_many(encoder.fingerprint, [key]) == {key: found["text"].vector.tobytes()}


def test_another_encoder_has_its_own_vectors(encoder: CountingEncoder) -> None:
    cache = MemoryVectorCache()
    cache.put_many("another", {hash_text("text", "query"): b"something"})
    embed_texts(["text"], "query", encoder, cache=cache, report=ignore)
    assert encoder.queries == ["text"]


def test_the_cache_forgets_nothing_and_invents_nothing() -> None:
    cache = MemoryVectorCache()
    cache.put_many("f", {b"a": b"1", b"b": b"2"})
    cache.put_many("f", {b"a": b"3"})
    assert cache.get_many("f", [b"a", b"b", b"c"]) == {b"a": b"3", b"b": b"2"}
    assert cache.get_many("g", [b"a"]) == {}


def test_text_and_role_make_the_hash() -> None:
    assert len(hash_text("a", "query")) == 32
    assert len({hash_text("a", "query"), hash_text("a", "passage"), hash_text("b", "query")}) == 3
