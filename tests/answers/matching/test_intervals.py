import pytest
from scipy.stats import binomtest

from answers.matching.intervals import Share, share_of


@pytest.mark.parametrize(("count", "of"), [(0, 1), (1, 1), (0, 40), (40, 40), (1, 3), (13, 20), (977, 1000)])
def test_it_is_wilsons_interval(count, of):
    found = share_of([True] * count + [False] * (of - count))
    expected = binomtest(count, of).proportion_ci(method="wilson")
    assert (found.count, found.of, found.share) == (count, of, count / of)
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high), abs=1e-9)


def test_the_share_of_nothing_is_not_known():
    assert share_of([]) == Share(0, 0, None, None, None)
