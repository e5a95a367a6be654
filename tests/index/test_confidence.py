"""Confidence and outcome: what moves them, and which way."""

import math
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.confidence import Calibration, estimate_confidences, list_features, load_calibration, sigmoid, weigh
from index.items import Ranked
from index.outcome import LEAST_READY, NEAR_EQUAL, decide, find_floor
from index.ranking import Candidate
from index.scale import NARROWEST, Scale

SCALE = Scale(own=30.0, other=14.0)
PLAIN = Calibration(
    answers={
        "constant": -2.0,
        "level": 8.0,
        "level_crossing": 0.0,
        "crossing": 1.0,
        "log_groups": 0.0,
        "words_alone": -1.0,
    },
    ready={"constant": 0.0, "log_odds": 1.0, "lead": 0.0, "near_lead": 0.0},
    missed=[(0.1, 0.4), (0.2, 0.6)],
)


def make_candidates(*strengths: float, crossing: bool = False) -> list[Candidate]:
    return [
        Candidate(f"g{n}", n, strength=strength, cosine=0.0, place=0, crossing=crossing)
        for n, strength in enumerate(strengths)
    ]


def make_ranked(*confidences: float) -> Sequence[Ranked]:
    return [Ranked(f"g{n}", confidence, 0.5, "", "") for n, confidence in enumerate(confidences)]


def test_features_are_measured_on_the_librarys_scale() -> None:
    features = list_features(make_candidates(22.0, 18.0), SCALE, 10)
    assert features["level"] == pytest.approx((22 + 0.3 * 4 - 14) / 16)
    assert features["log_groups"] == pytest.approx(math.log(10))
    assert (features["crossing"], features["level_crossing"]) == (0.0, 0.0)
    assert list_features(make_candidates(22.0, 18.0, crossing=True), SCALE, 10)["level_crossing"] == features["level"]


def test_the_shipped_names_are_the_features() -> None:
    shipped = load_calibration()
    assert set(shipped.answers) == set(list_features(make_candidates(1.0), SCALE, 1))
    assert shipped.answers["level"] > 0
    assert shipped.answers["level"] + shipped.answers["level_crossing"] > 0
    assert list(shipped.missed) == sorted(shipped.missed)
    assert all(below < above for (_, below), (_, above) in pairwise(shipped.missed))


def test_confidences_by_hand() -> None:
    first, second = estimate_confidences(make_candidates(22.0, 18.0), SCALE, 10, encoded=True, calibration=PLAIN)
    assert first == pytest.approx(1 / (1 + math.exp(2 - 8 * 9.2 / 16)))
    assert second == pytest.approx(first * math.exp(-12 * 4 / 16))


def test_nothing_found_has_no_confidence() -> None:
    assert estimate_confidences([], SCALE, 0, encoded=True) == []


@given(st.lists(st.floats(-100, 200), min_size=1, max_size=12), st.booleans(), st.integers(1, 100_000))
def test_confidences_are_probabilities_that_never_rise(strengths: list[float], crossing: bool, groups: int) -> None:
    candidates = make_candidates(*sorted(strengths, reverse=True), crossing=crossing)
    found = estimate_confidences(candidates, SCALE, groups, encoded=True)
    assert all(0.0 <= confidence <= 1.0 for confidence in found)
    assert found == sorted(found, reverse=True)


def test_a_stronger_first_and_a_weaker_second_are_surer() -> None:
    weak, strong, clear = (
        estimate_confidences(make_candidates(*strengths), SCALE, 50, encoded=True)[0]
        for strengths in ((15.0, 14.0), (20.0, 14.0), (20.0, 10.0))
    )
    assert weak < strong < clear


def test_words_alone_are_never_ready() -> None:
    candidates = make_candidates(60.0, 0.0)
    alone, encoded = (estimate_confidences(candidates, SCALE, 10, encoded=encoded)[0] for encoded in (False, True))
    assert (alone, encoded > 0.99) == (LEAST_READY, True)
    assert decide(make_ranked(alone, 0.0)) == "adapt"
    assert decide(make_ranked(encoded, 0.0)) == "ready"


def test_a_narrow_library_does_not_blow_up_differences() -> None:
    assert Scale(own=14.1, other=14.0).width == NARROWEST


def test_sigmoid_does_not_overflow() -> None:
    assert [sigmoid(-1e6), sigmoid(0.0), sigmoid(1e6)] == [0.0, 0.5, 1.0]
    assert weigh({"a": 2.0}, {"a": 3.0}) == 6.0


@pytest.mark.parametrize(
    ("confidences", "outcome"),
    [
        ((), "none"),
        ((0.19,), "none"),
        ((0.21,), "adapt"),
        ((0.94, 0.1), "adapt"),
        ((0.96, 0.1), "ready"),
        ((0.96,), "ready"),
        ((0.99, 0.99 * NEAR_EQUAL), "adapt"),
        ((0.99, 0.99), "adapt"),
        ((1.0, 0.0), "ready"),
        ((0.0, 0.0), "none"),
    ],
)
def test_outcomes_at_their_borders(confidences: tuple[float, ...], outcome: str) -> None:
    assert decide(make_ranked(*confidences), calibration=PLAIN) == outcome


def test_the_settings_move_the_borders() -> None:
    ranked = make_ranked(0.9, 0.1)
    assert decide(ranked, calibration=PLAIN, ready_wrong_at_most=0.11) == "ready"
    assert decide(ranked, calibration=PLAIN, ready_wrong_at_most=0.09) == "adapt"
    assert decide(make_ranked(0.5), calibration=PLAIN, missed_at_most=0.14) == "adapt"
    assert decide(make_ranked(0.5), calibration=PLAIN, missed_at_most=0.16) == "none"


@pytest.mark.parametrize(
    ("missed", "floor"), [(0.0, 0.0), (0.05, 0.2), (0.1, 0.4), (0.15, 0.5), (0.2, 0.6), (0.9, 0.6)]
)
def test_the_floor_lies_between_the_fitted_points(missed: float, floor: float) -> None:
    assert find_floor(missed, PLAIN) == pytest.approx(floor)
