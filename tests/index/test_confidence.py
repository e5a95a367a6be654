"""Confidence and outcome: what moves them, and which way."""

import math
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.confidence import (
    Calibration,
    Features,
    estimate,
    list_features,
    load_calibration,
    weigh,
    weigh_all,
)
from index.encoders import HashingEncoder
from index.items import Item, Ranked
from index.library import Library
from index.log_odds import CERTAIN, sigmoid
from index.outcome import LEAST_READY, NEAR_EQUAL, decide, find_least_answered, find_least_ready
from index.ranking import Candidate, Ranking
from index.rehearsal import Foreseen
from index.scale import NARROWEST, Scale
from index.searcher import Searcher

SCALE = Scale(own=30.0, other=14.0)
SEVERAL = Foreseen(count=50, strength=26.0, strength_without=16.0, log_odds=2.0, log_odds_without=-1.0, contrast=0.0)
PLAIN = Calibration(answered={}, first={}, ready=[(0.05, 0.95), (0.1, 0.9)], missed=[(0.1, 0.4), (0.2, 0.6)])


@pytest.fixture(scope="module")
def library() -> Library:
    return Searcher.build([Item("a", "a", "en", ("one", "two"), "")], [HashingEncoder()]).library


@pytest.fixture(scope="module")
def lexical() -> Library:
    return Searcher.build([Item("a", "a", "en", ("one", "two"), "")], []).library


def make_ranking(
    *strengths: float, crossing: bool = False, log_odds: float = math.nan, contrast: float = 0.0
) -> Ranking:
    candidates = tuple(
        Candidate(f"g{n}", 0, strength=strength, cosine=0.0, place=0, crossing=crossing, log_odds=log_odds - n)
        for n, strength in enumerate(strengths)
    )
    return Ranking(candidates, contrast, "")


def make_ranked(*confidences: float, answered: float | None = None) -> Sequence[Ranked]:
    return [Ranked(f"g{n}", confidence, 0.5, "", "", answered) for n, confidence in enumerate(confidences)]


def features(ranking: Ranking, library: Library, foreseen: Foreseen = SEVERAL) -> Features:
    return list_features(ranking, library, SCALE, foreseen)


def test_what_is_measured_says_how_near_it_is_and_where_it_lies(library: Library) -> None:
    found = features(make_ranking(21.0, 17.0, log_odds=0.5, contrast=-0.25), library).answered
    assert (found["strength"], found["log_odds"], found["contrast"]) == pytest.approx((2.1, 0.5, -0.25))
    assert (found["strength_place"], found["log_odds_place"]) == pytest.approx((0.5, 0.5))
    assert found["lone"] == found["strength_lone"] == found["crossing"] == found["strength_crossing"] == 0.0


def test_leads_are_measured_on_the_librarys_scale(library: Library) -> None:
    found = features(make_ranking(22.0, 18.0, 14.0), library).first
    assert (found["lead"], found["second_lead"]) == pytest.approx((4 / 16, 8 / 16))
    assert found["near_lead"] == 0.2
    assert found["log_groups"] == math.log(1)


def test_a_library_of_single_phrasings_and_another_language_have_features_of_their_own(library: Library) -> None:
    ranking = make_ranking(21.0, log_odds=0.5, contrast=1.0)
    lone = features(ranking, library, Foreseen()).answered
    assert (lone["lone"], lone["strength_lone"], lone["log_odds_lone"]) == pytest.approx((1.0, 2.1, 0.5))
    assert lone["strength"] == lone["strength_place"] == lone["contrast"] == 0.0
    crossing = features(make_ranking(21.0, crossing=True, log_odds=0.5, contrast=1.0), library).answered
    assert (crossing["crossing"], crossing["contrast_crossing"]) == (1.0, 1.0)
    assert crossing["strength"] == crossing["log_odds"] == crossing["lone"] == 0.0


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_no_single_measure_outweighs_all(strength: float, log_odds: float, contrast: float) -> None:
    library = Searcher.build([Item("a", "a", "en", ("one", "two"), "")], []).library
    found = features(make_ranking(strength, log_odds=log_odds, contrast=contrast), library).answered
    assert all(abs(found[name]) <= 8.0 for name in found if not name.startswith("strength"))
    assert abs(found["strength_place"]) <= 2.5


def test_the_shipped_names_are_the_features(library: Library) -> None:
    shipped, found = load_calibration(), features(make_ranking(1.0), library)
    assert set(shipped.answered) == set(found.answered)
    assert set(shipped.first) == set(found.first)
    for points in (shipped.missed, shipped.ready):
        assert list(points) == sorted(points)
    assert all(below <= above for (_, below), (_, above) in pairwise(shipped.missed))
    assert all(stricter >= looser for (_, stricter), (_, looser) in pairwise(shipped.ready))


def test_an_answer_and_a_first_that_is_it_are_both_needed(library: Library) -> None:
    ranking = make_ranking(22.0, 18.0)
    calibration = load_calibration()
    found = estimate(ranking, library, SCALE, SEVERAL)
    answered, first = weigh(features(ranking, library), calibration)
    assert found.answered == answered
    assert found.confidences[0] == pytest.approx(answered * first)
    assert found.confidences[1] == pytest.approx(answered * first * math.exp(-12 * 4 / 16))


def test_nothing_found_has_no_answer(library: Library) -> None:
    found = estimate(make_ranking(), library, SCALE, SEVERAL)
    assert (found.answered, found.confidences) == (0.0, ())


@given(
    st.lists(st.floats(-100, 200), min_size=1, max_size=12),
    st.booleans(),
    st.floats(-50, 50) | st.just(math.nan),
    st.floats(-50, 50),
)
def test_confidences_are_probabilities_that_never_rise(
    strengths: list[float], crossing: bool, log_odds: float, contrast: float
) -> None:
    library = Searcher.build([Item("a", "a", "en", ("one", "two"), "")], []).library
    ranking = make_ranking(*sorted(strengths, reverse=True), crossing=crossing, log_odds=log_odds, contrast=contrast)
    found = estimate(ranking, library, SCALE, SEVERAL)
    assert all(0.0 <= confidence <= found.answered + CERTAIN for confidence in found.confidences)
    assert list(found.confidences) == sorted(found.confidences, reverse=True)


@pytest.mark.parametrize("foreseen", [SEVERAL, Foreseen()])
def test_what_speaks_for_an_answer_and_what_against(library: Library, foreseen: Foreseen) -> None:
    def answered(strength: float, log_odds: float, contrast: float) -> float:
        ranking = make_ranking(strength, 10.0, log_odds=log_odds, contrast=contrast)
        return estimate(ranking, library, SCALE, foreseen).answered

    assert answered(22.0, 1.0, 0.0) > answered(16.0, 1.0, 0.0)
    if foreseen.count:  # a library of single phrasings has taught too little
        assert answered(20.0, 2.0, 0.0) > answered(20.0, -2.0, 0.0)
    assert answered(20.0, 1.0, 0.0) > answered(20.0, 1.0, 1.5)


def test_a_clearer_first_is_surer(library: Library) -> None:
    near, clear = (estimate(make_ranking(24.0, other), library, SCALE, SEVERAL) for other in (23.0, 10.0))
    assert near.confidences[0] < clear.confidences[0]
    assert near.answered == clear.answered


def test_words_alone_are_never_ready(library: Library, lexical: Library) -> None:
    ranking = make_ranking(60.0, 0.0, log_odds=6.0, contrast=-4.0)
    alone, encoded = (estimate(ranking, of, SCALE, SEVERAL).confidences[0] for of in (lexical, library))
    assert alone == LEAST_READY < encoded
    assert decide(make_ranked(alone, 0.0, answered=1.0)) == "adapt"
    assert decide(make_ranked(encoded, 0.0, answered=1.0)) == "ready"


def test_a_narrow_library_does_not_blow_up_differences() -> None:
    assert Scale(own=14.1, other=14.0).width == NARROWEST


def test_sigmoid_does_not_overflow() -> None:
    assert [sigmoid(-1e6), sigmoid(0.0), sigmoid(1e6)] == [0.0, 0.5, 1.0]
    assert weigh_all({"a": 2.0}, {"a": 3.0}) == 6.0


@pytest.mark.parametrize(
    ("confidences", "outcome"),
    [
        ((), "none"),
        ((0.05,), "none"),
        ((0.07,), "adapt"),
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


def test_two_that_both_answer_are_none_of_them_no_answer() -> None:
    assert decide(make_ranked(0.1, 0.1, answered=0.9), calibration=PLAIN) == "adapt"
    assert decide(make_ranked(0.99, 0.0, answered=0.05), calibration=PLAIN) == "none"


def test_the_settings_move_the_borders() -> None:
    ranked = make_ranked(0.92, 0.1)
    assert decide(ranked, calibration=PLAIN, ready_wrong_at_most=0.1) == "ready"
    assert decide(ranked, calibration=PLAIN, ready_wrong_at_most=0.05) == "adapt"
    assert decide(make_ranked(0.5), calibration=PLAIN, missed_at_most=0.14) == "adapt"
    assert decide(make_ranked(0.5), calibration=PLAIN, missed_at_most=0.16) == "none"


@pytest.mark.parametrize(
    ("missed", "floor"), [(0.0, 0.0), (0.05, 0.2), (0.1, 0.4), (0.15, 0.5), (0.2, 0.6), (0.9, 0.6)]
)
def test_the_floor_lies_between_the_fitted_points(missed: float, floor: float) -> None:
    assert find_least_answered(missed, PLAIN) == pytest.approx(floor)


@pytest.mark.parametrize(("wrong", "least"), [(0.0, 1.0), (0.025, 0.975), (0.05, 0.95), (0.1, 0.9), (0.5, 0.9)])
def test_what_is_ready_lies_between_the_fitted_points(wrong: float, least: float) -> None:
    assert find_least_ready(wrong, PLAIN) == pytest.approx(least)
