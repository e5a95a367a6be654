import numpy as np
import pytest

from index.encoders.weights import BLOCK_SIZE, BlockQuantised, Linear, join_attention

RANDOM = np.random.default_rng(3)


def test_rounding_errs_by_half_a_step_at_most():
    matrix = RANDOM.standard_normal((5, 96)).astype(np.float32)
    rounded = BlockQuantised.from_floats(matrix)
    steps = np.repeat(rounded.scales, BLOCK_SIZE, axis=1)
    assert rounded.scales.shape == (5, 3)
    assert (np.abs(rounded.to_floats() - matrix) <= steps * 0.501).all()


def test_a_row_of_zeros_stays_one():
    assert not BlockQuantised.from_floats(np.zeros((2, 32), np.float32)).to_floats().any()


def test_some_rows_are_as_in_the_whole():
    rounded = BlockQuantised.from_floats(RANDOM.standard_normal((9, 64)).astype(np.float32))
    assert np.array_equal(rounded.to_floats([4, 4, 0]), rounded.to_floats()[[4, 4, 0]])


def test_attention_is_joined_in_the_order_of_the_graph():
    parts = [Linear(np.full((2, 2), value, np.float32), np.full(2, -value, np.float32)) for value in (1, 2, 3)]
    joined = join_attention(*parts)
    assert joined.weight[:, 0] == pytest.approx([1, 1, 2, 2, 3, 3])
    assert joined.bias == pytest.approx([-1, -1, -2, -2, -3, -3])
