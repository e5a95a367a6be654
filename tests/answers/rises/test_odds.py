import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.rises.odds import Expected, expect, measure_noise


def poisson_tail(count, mean):
    return 1 - sum(math.exp(-mean) * mean**k / math.factorial(k) for k in range(count))


def test_it_works():
    usual = expect([10, 9, 11, 10, 10, 9, 11, 10], 1.0)
    assert usual.mean == pytest.approx(10.06, abs=0.01)
    assert usual.chance_of(10) > 0.4
    assert usual.chance_of(50) < 1e-12


def test_without_spread_and_with_a_long_past_it_is_poissons():
    usual = expect([5] * 2_000, 1.0)
    for count in (1, 5, 9, 15):
        assert usual.chance_of(count) == pytest.approx(poisson_tail(count, 5), rel=0.05)


def test_the_geometric_case_is_exact():
    """With shape 1 a negative binomial is geometric: P(X >= k) = (mean / (1 + mean)) ** k."""
    for count in (1, 3, 10):
        assert Expected(mean=2.0, shape=1.0).chance_of(count) == pytest.approx((2 / 3) ** count)


def test_a_short_past_and_a_restless_one_are_less_sure():
    calm, short, restless = expect([4] * 8, 1.0), expect([4, 4], 1.0), expect([4] * 8, 1.0, noise=0.3)
    assert calm.chance_of(16) < short.chance_of(16)
    assert calm.chance_of(16) < restless.chance_of(16)


def test_what_never_came_is_judged_by_how_long():
    assert expect([0] * 8, 1.0).chance_of(6) < expect([0] * 2, 1.0).chance_of(6) < 0.01


def test_noise_is_what_chance_does_not_explain():
    rng = random.Random(5)
    calm = [[sum(rng.random() < 0.02 for _ in range(1_000)) for _ in range(8)] for _ in range(40)]
    assert measure_noise(calm) < 0.05
    assert measure_noise([[10, 30, 5, 40, 20, 15, 8, 50]]) > 0.3
    assert measure_noise([]) == measure_noise([[0, 0]]) > 0


@given(st.lists(st.integers(0, 60), min_size=1, max_size=8), st.floats(0.05, 5), st.integers(0, 80))
def test_a_chance_is_one_and_falls_with_the_count(past, share, count):
    usual = expect(past, share)
    assert 0 <= usual.chance_of(count + 1) <= usual.chance_of(count) + 1e-12 <= 1 + 1e-12
    assert usual.chance_of(0) == 1
