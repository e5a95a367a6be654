"""Token by token, against the same by hand."""

import math
from itertools import pairwise

import numpy as np
import pytest

from index.encoders.protocol import Tokens
from index.neighbours import FloatArray
from index.tokens import CENTRING, LONGEST_QUESTION, TokenIndex, join_tokens

RANDOM = np.random.default_rng(4)
COLUMNS = 16
LENGTHS = (3, 0, 7, 1, 5)


def make_tokens(length: int) -> Tokens:
    vectors = RANDOM.standard_normal((length, COLUMNS))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return Tokens(RANDOM.integers(0, 9, length).astype(np.int32), np.rint(vectors * 127).astype(np.int8))


@pytest.fixture(scope="module")
def texts() -> list[Tokens]:
    return [make_tokens(length) for length in LENGTHS]


@pytest.fixture(scope="module")
def index(texts: list[Tokens]) -> TokenIndex:
    return TokenIndex(join_tokens(texts))


def compute(question: Tokens, text: Tokens, texts: list[Tokens]) -> float:
    every = np.concatenate([of_text.vectors for of_text in texts if len(of_text.ids)]) / 127
    mean = CENTRING * every.mean(axis=0)

    def centre(tokens: Tokens) -> FloatArray:
        moved = tokens.vectors / 127 - mean
        centred: FloatArray = moved / np.linalg.norm(moved, axis=1, keepdims=True)
        return centred

    counts = [sum(token in of_text.ids for of_text in texts) for token in question.ids]
    weights = np.array([math.log(1 + (len(texts) - count + 0.5) / (count + 0.5)) for count in counts])
    nearest = (centre(question) @ centre(text).T).max(axis=1)
    return float((weights * nearest).sum() / weights.sum())


def test_each_token_looks_for_its_best_match(index: TokenIndex, texts: list[Tokens]) -> None:
    question = make_tokens(4)
    rows = np.array([4, 0, 2])
    assert index.measure(question, rows) == pytest.approx(
        [compute(question, texts[row], texts) for row in rows], abs=1e-4
    )


def test_a_text_says_all_of_itself(index: TokenIndex, texts: list[Tokens]) -> None:
    assert index.measure(texts[2], np.array([2])) == pytest.approx([1.0], abs=1e-3)


def test_a_token_that_nobody_has_counts_most(index: TokenIndex, texts: list[Tokens]) -> None:
    known, unseen = make_tokens(2), Tokens(np.array([int(texts[2].ids[0]), 99], np.int32), make_tokens(2).vectors)
    assert index.measure(unseen, np.array([2])) == pytest.approx([compute(unseen, texts[2], texts)], abs=1e-4)
    assert index.measure(known, np.array([2])) == pytest.approx([compute(known, texts[2], texts)], abs=1e-4)


def test_nothing_is_nan(index: TokenIndex) -> None:
    assert np.isnan(index.measure(make_tokens(3), np.array([0, 1]))).tolist() == [False, True]
    assert np.isnan(index.measure(make_tokens(0), np.array([0, 1]))).all()
    assert index.measure(make_tokens(3), np.array([], dtype=np.int64)).shape == (0,)


@pytest.mark.parametrize("lengths", [(), (0, 0)])
def test_a_library_without_tokens_says_nothing(lengths: tuple[int, ...]) -> None:
    empty = TokenIndex(join_tokens([make_tokens(length) for length in lengths]))
    rows = np.arange(len(lengths))
    assert np.isnan(empty.measure(make_tokens(2), rows)).all()


def test_a_long_question_is_cut(index: TokenIndex) -> None:
    long = make_tokens(LONGEST_QUESTION + 9)
    short = Tokens(long.ids[:LONGEST_QUESTION], long.vectors[:LONGEST_QUESTION])
    rows = np.array([0, 2])
    assert index.measure(long, rows).tolist() == index.measure(short, rows).tolist()


def test_blocks_change_nothing(texts: list[Tokens], monkeypatch: pytest.MonkeyPatch) -> None:
    index, question, rows = TokenIndex(join_tokens(texts)), make_tokens(6), np.array([0, 2, 4])
    whole = index.measure(question, rows)
    monkeypatch.setattr("index.tokens.SINGLE_THREADED", question.vectors.size * 2)
    assert index.measure(question, rows) == pytest.approx(whole, abs=1e-6)


def test_the_tokens_of_a_text_come_back(index: TokenIndex, texts: list[Tokens]) -> None:
    for row, of_text in enumerate(texts):
        assert index.get_tokens(row).ids.tolist() == of_text.ids.tolist()
        assert index.get_tokens(row).vectors.tolist() == of_text.vectors.tolist()
    assert all(before <= after for before, after in pairwise(np.cumsum(index.rows.sizes)))
