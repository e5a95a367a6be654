"""Every figure against a value computed by hand."""

import math

import pytest

from index.metrics import auroc, brier, expected_calibration_error, find_expected, matthews, mrr, success_at

RANKINGS = [["a", "b"], ["b", "a", "c"], ["x", "y"], ["a"]]
RELEVANT = [{"a"}, {"a", "c"}, {"z"}, set()]


def test_success_counts_only_questions_that_have_an_answer() -> None:
    assert success_at(RANKINGS, RELEVANT, k=1) == pytest.approx(1 / 3)
    assert success_at(RANKINGS, RELEVANT, k=2) == pytest.approx(2 / 3)


def test_mrr_takes_the_first_relevant_rank_within_the_cut() -> None:
    assert mrr(RANKINGS, RELEVANT) == pytest.approx((1 + 1 / 2 + 0) / 3)
    assert mrr(RANKINGS, RELEVANT, at=1) == pytest.approx(1 / 3)


def test_a_figure_over_nothing_is_nan() -> None:
    assert math.isnan(success_at([["a"]], [set()], k=1))
    assert math.isnan(mrr([], []))
    assert math.isnan(auroc([], [0.1]))
    assert math.isnan(auroc([0.1], []))
    assert math.isnan(matthews([], []))
    assert math.isnan(expected_calibration_error([], []))
    assert math.isnan(brier([], []))


def test_auroc_counts_pairs_and_halves_ties() -> None:
    # pairs: .9 beats .5 and .1; .5 ties .5, beats .1  ->  3.5 of 4
    assert auroc([0.9, 0.5], [0.5, 0.1]) == pytest.approx(3.5 / 4)
    assert auroc([0.1], [0.9]) == 0.0


def test_matthews_over_two_classes_is_the_binary_coefficient() -> None:
    # TP 2, TN 1, FP 1, FN 1: (2*1 - 1*1) / sqrt(3*3*2*2)
    expected = ["a", "a", "a", None, None]
    predicted = ["a", "a", None, None, "a"]
    assert matthews(expected, predicted) == pytest.approx(1 / 6)


def test_matthews_over_three_classes() -> None:
    # c=3 of s=4; sum p*t: a 2*1, b 1*2, none 1*1 -> 5; (3*4-5)/sqrt((16-6)*(16-6))
    assert matthews(["a", "a", "b", None], ["a", "b", "b", None]) == pytest.approx(7 / 10)


def test_matthews_of_one_class_says_nothing() -> None:
    assert matthews(["a", "b"], ["a", "a"]) == 0.0


def test_matthews_is_one_when_everything_is_right() -> None:
    assert matthews(["a", None, "b"], ["a", None, "b"]) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("relevant", "predicted", "expected"),
    [({"a", "b"}, "b", "b"), ({"b", "a"}, "c", "a"), ({"a"}, None, "a"), (set(), None, None), (set(), "a", None)],
)
def test_the_expected_class(relevant: set[str], predicted: str | None, expected: str | None) -> None:
    assert find_expected(relevant, predicted) == expected


def test_calibration_error_weights_the_bins() -> None:
    # bin .9-1: mean .95, accuracy .5 over two -> .45; bin .2-.3: .25 against 1 over one -> .75
    error = expected_calibration_error([0.92, 0.98, 0.25], [True, False, True])
    assert error == pytest.approx((2 * 0.45 + 1 * 0.75) / 3)


def test_a_confidence_of_one_belongs_to_the_last_bin() -> None:
    assert expected_calibration_error([1.0, 0.95], [True, True]) == pytest.approx(0.025)


def test_brier() -> None:
    assert brier([1.0, 0.4], [True, True]) == pytest.approx(0.36 / 2)
