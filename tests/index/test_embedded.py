"""What a cache keeps of a text comes back as it was, or not at all."""

import numpy as np
import pytest

from index.embedded import Embedded, pack, unpack
from index.embedding import embed_texts
from index.encoders import HashingEncoder
from index.encoders.protocol import Tokens
from index.vector_cache import MemoryVectorCache
from tests.index.conftest import WordEncoder


def make_embedded(text: str) -> Embedded:
    vectors, tokens = WordEncoder().encode_tokens([text], passages=False)
    return Embedded(vectors[0], tokens[0])


@pytest.mark.parametrize("text", ["where is my order", "one", "?"])
def test_it_comes_back(text: str) -> None:
    before = make_embedded(text)
    after = unpack(pack(before), WordEncoder())
    assert after is not None
    assert after.tokens is not None
    assert before.tokens is not None
    assert np.array_equal(after.vector, before.vector)
    assert after.tokens.ids.tolist() == before.tokens.ids.tolist()
    assert after.tokens.vectors.tolist() == before.tokens.vectors.tolist() or not len(before.tokens.ids)


def test_an_encoder_without_tokens_keeps_its_vector() -> None:
    vector = HashingEncoder().encode_queries(["text"])[0]
    after = unpack(pack(Embedded(vector, None)), HashingEncoder())
    assert after is not None
    assert after.tokens is None
    assert np.array_equal(after.vector, vector)


@pytest.mark.parametrize("cut", [1, 4, 200, 1027])
def test_what_is_cut_short_is_nothing(cut: int) -> None:
    assert unpack(pack(make_embedded("where is my order"))[:-cut], WordEncoder()) is None


@pytest.mark.parametrize("count", [-1, 0, 3, 2**30])
def test_a_wrong_number_of_tokens_is_nothing(count: int) -> None:
    packed = bytearray(pack(make_embedded("where is my order")))
    packed[1024:1028] = np.int32(count).tobytes()
    assert unpack(bytes(packed), WordEncoder()) is None


def test_bytes_of_the_other_kind_are_nothing() -> None:
    with_tokens = make_embedded("text")
    assert unpack(pack(with_tokens), HashingEncoder()) is None
    assert unpack(pack(Embedded(with_tokens.vector, None)), WordEncoder()) is None


def test_a_cache_gives_the_tokens_back() -> None:
    cache = MemoryVectorCache()
    first, second = (
        embed_texts(["where is it"], "query", WordEncoder(), cache=cache, report=lambda _: None)["where is it"]
        for _ in range(2)
    )
    assert isinstance(first.tokens, Tokens)
    assert isinstance(second.tokens, Tokens)
    assert first.tokens.vectors.tolist() == second.tokens.vectors.tolist()
