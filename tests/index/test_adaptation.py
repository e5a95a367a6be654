"""How outcomes move a confidence: which way, how far, and what stays."""

import math
import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.adaptation import SEEN, SHIFTS, SLOPES, UNMOVED, Adaptation, Observed, adapt
from index.encoders import HashingEncoder
from index.items import Item
from index.log_odds import to_log_odds
from index.searcher import Searcher
from tests.index.conftest import CountingEncoder

PROBABILITIES = st.floats(0.0, 1.0)
OBSERVED = st.lists(st.builds(Observed, PROBABILITIES, st.booleans(), st.floats(0.01, 50.0)), max_size=30)
ADAPTATIONS = st.builds(Adaptation, st.floats(*SHIFTS), st.floats(*SLOPES), PROBABILITIES)


def outcomes_of(adaptation: Adaptation, count: int, seed: int = 1) -> list[Observed]:
    """Outcomes as they come where the confidence that ships has to be moved by this."""
    dice = random.Random(seed)
    shipped = [1 / (1 + math.exp(-dice.uniform(-4, 4))) for _ in range(count)]
    return [Observed(confidence, dice.random() < adaptation.apply(confidence)) for confidence in shipped]


def test_nothing_said_moves_nothing() -> None:
    assert adapt([]) == UNMOVED
    assert [UNMOVED.apply(p) for p in (0.0, 0.3, 1.0)] == [0.0, 0.3, 1.0]


@pytest.mark.parametrize("truth", [Adaptation(), Adaptation(-1.2, 0.8), Adaptation(0.9, 1.6), Adaptation(0.0, 0.5)])
def test_many_outcomes_find_the_truth(truth: Adaptation) -> None:
    found = adapt(outcomes_of(truth, 6_000))
    assert found.shift == pytest.approx(truth.shift, abs=0.15)
    assert found.slope == pytest.approx(truth.slope, abs=0.12)


def test_few_outcomes_move_it_a_little() -> None:
    few, many = (adapt([Observed(0.9, right=False)] * count).apply(0.9) for count in (3, 300))
    assert 0.7 < few < 0.85
    assert many < 0.3


def test_forty_outcomes_count_as_much_as_what_ships() -> None:
    always_half = [Observed(p, right) for p in (0.2, 0.5, 0.8, 0.95) for right in (True, False)] * 5
    assert 0.55 < adapt(always_half).apply(0.9) < 0.85


def test_a_weight_counts_outcomes() -> None:
    one = adapt([Observed(0.7, right=True, weight=30.0), Observed(0.6, right=False)])
    many = adapt([*[Observed(0.7, right=True)] * 30, Observed(0.6, right=False)])
    assert one.apply(0.7) == pytest.approx(many.apply(0.7), abs=1e-3)


@settings(deadline=None)
@given(OBSERVED)
def test_a_library_never_makes_everything_ready_nor_nothing(observed: Sequence[Observed]) -> None:
    found = adapt(observed)
    assert SHIFTS[0] <= found.shift <= SHIFTS[1]
    assert SLOPES[0] <= found.slope <= SLOPES[1]


@given(ADAPTATIONS, PROBABILITIES, PROBABILITIES)
def test_the_order_never_changes(adaptation: Adaptation, one: float, other: float) -> None:
    lower, higher = sorted((one, other))
    for apply in (adaptation.apply, adaptation.apply_answered, adaptation.only_lowering().apply):
        assert 0.0 <= apply(lower) <= apply(higher) <= 1.0


@given(ADAPTATIONS, PROBABILITIES)
def test_only_lowering_raises_nothing(adaptation: Adaptation, confidence: float) -> None:
    assert adaptation.only_lowering().apply(confidence) <= confidence
    assert adaptation.only_lowering().apply_answered(confidence) <= confidence


def test_who_sees_only_sure_answers_says_nothing_of_the_others() -> None:
    found = adapt([Observed(0.93 + 0.0001 * number, right=True) for number in range(500)])
    assert found.apply(0.96) > 0.96
    assert found.apply(0.92) <= 0.92
    assert found.apply_answered(0.5) <= 0.5


def test_what_was_hardly_seen_is_never_raised() -> None:
    assert adapt([Observed(0.3, right=True)] * int(SEEN - 1)).apply(0.3) == 0.3
    assert adapt([Observed(0.3, right=True)] * int(SEEN + 1)).apply(0.3) > 0.3


def test_log_odds_of_certainty_are_finite() -> None:
    assert to_log_odds(1.0) == pytest.approx(-to_log_odds(0.0))
    assert to_log_odds(0.5) == 0.0


def test_a_searcher_moves_its_confidences_and_nothing_else(items: tuple[Item, ...]) -> None:
    encoder = CountingEncoder()
    plain = Searcher.build(items, [encoder])
    texts = len(encoder.passages)
    moved = plain.with_adaptation(Adaptation(-1.0, 0.7))
    assert (moved.fingerprint, moved.library, len(encoder.passages)) == (plain.fingerprint, plain.library, texts)
    before, after = (it.search("my account is locked", lang="en") for it in (plain, moved))
    assert [(a.group, a.matched, a.shipped) for a in after] == [(b.group, b.matched, b.confidence) for b in before]
    assert after[0].confidence == pytest.approx(moved.adaptation.apply(before[0].confidence))
    assert all(a.confidence < b.confidence for a, b in zip(after, before, strict=True))
    assert after[0].answered is not None
    assert before[0].answered is not None
    assert after[0].confidence <= after[0].answered < before[0].answered


def test_near_equal_ones_stay_near_equal(items: tuple[Item, ...]) -> None:
    plain = Searcher.build(items, [HashingEncoder()])
    before = plain.search("my account", lang="en")
    after = plain.with_adaptation(Adaptation(0.5, 2.5)).search("my account", lang="en")
    assert after[1].confidence / after[0].confidence == pytest.approx(before[1].confidence / before[0].confidence)


def test_words_alone_are_not_ready_however_often_they_were_right(items: tuple[Item, ...]) -> None:
    searcher = Searcher.build(items, []).with_adaptation(Adaptation(2.0, 2.5))
    assert searcher.search("How do I reset my password?", lang="en")[0].confidence <= 0.8


def test_an_update_keeps_the_adaptation(items: tuple[Item, ...]) -> None:
    adaptation = Adaptation(-0.5, 1.1)
    searcher = Searcher.build(items, [HashingEncoder()]).with_adaptation(adaptation)
    assert searcher.updated([], [items[0].id]).adaptation == adaptation
    assert searcher.refreshed().adaptation == adaptation
    assert searcher.with_adaptation(UNMOVED).adaptation == UNMOVED
