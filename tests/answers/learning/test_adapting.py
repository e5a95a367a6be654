"""Whose outcomes move the confidence, and how far. Everybody here is invented."""

import random
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.learning.adapting import (
    ALWAYS,
    READY,
    Drawn,
    choose,
    draw_adaptations,
    find_most,
    find_right,
    find_strangeness,
)
from answers.learning.statement import Statement
from index.adaptation import UNMOVED, Adaptation, Observed

LEVELS = (0.05, 0.2, 0.4, 0.6, 0.75, 0.82, 0.9, 0.97)
HONEST = ("ann", "bob", "cas", "dia")
EVE = "eve"


def say(
    number: int, confidence: float, *, right: bool | None, who: str = "ann", entry: str = "first", **given: object
) -> Statement:
    """The first entry was sent, another one was, or the first was called wrong (None)."""
    sent = entry if right else "first" if right is None else f"other {number}"
    values = {"entry": sent, "in_favour": right is not None, "who": who, "key": f"q {number}", "confidence": confidence}
    usual = {"question": "q", "lang": "en", "first": "first", "receipt": f"{who} {number}", "fingerprint": "f"}
    return Statement(**{**usual, **values, **given})


def come_true(people: Sequence[str], each: int, shift: float = 0.0, seed: int = 3) -> Iterator[Statement]:
    """What honest people say where the confidence that ships has to be moved by this."""
    dice, truth = random.Random(seed), Adaptation(shift, 1.0)
    for who in people:
        for number in range(each):
            confidence = dice.choice(LEVELS)
            right = dice.random() < truth.apply(confidence)
            yield say(number, confidence, right=True if right else None, who=who)


def calls_everything(right: bool | None, each: int, who: str = EVE) -> Iterator[Statement]:
    for number in range(each):
        yield say(number, LEVELS[number % len(LEVELS)], right=right, who=who)


def draw(*statements: Iterator[Statement]) -> Adaptation:
    return draw_adaptations([it for them in statements for it in them])["f"].adaptation


class TestWhatAnOutcomeSays:
    @pytest.mark.parametrize(
        ("entry", "in_favour", "as_shown", "right"),
        [
            ("first", True, True, True),
            ("first", True, False, None),
            ("other", True, True, False),
            ("other", True, False, None),
            ("first", False, True, False),
            ("other", False, True, None),
        ],
    )
    def test_of_the_first_entry(self, entry, in_favour, as_shown, right):
        statement = Statement("q", "q", "en", entry, in_favour, "first", "ann", as_shown=as_shown)
        assert find_right(statement) is right

    def test_what_says_nothing_leaves_the_confidence_as_it_ships(self):
        assert draw_adaptations([]) == {}
        assert draw_adaptations([say(1, 0.9, right=True, as_shown=False)]) == {}

    def test_a_person_counts_once_for_a_question_by_the_last_word(self):
        drawn = draw_adaptations([say(1, 0.9, right=True), say(1, 0.9, right=None), say(2, 0.9, right=True)])["f"]
        assert (drawn.outcomes, drawn.people) == (2, 1)
        assert drawn == draw_adaptations([say(1, 0.9, right=None), say(2, 0.9, right=True)])["f"]

    def test_a_second_entry_that_is_sent_too_does_not_make_the_first_wrong(self):
        both = draw_adaptations([say(1, 0.9, right=True), say(1, 0.9, right=False)])["f"]
        assert both == draw_adaptations([say(1, 0.9, right=True)])["f"]

    def test_outcomes_under_another_index_are_kept_apart(self):
        found = draw_adaptations([*come_true(HONEST, 60, -1.5), *(say(9, 0.9, right=True, fingerprint="g"),)])
        assert found["f"].adaptation.apply(READY) < READY
        assert found["g"] == Drawn(found["g"].adaptation, 1, 1)

    def test_a_one_sided_person_teaches_nothing_here_either(self):
        always = [say(n, 0.9, right=False, who=EVE, entry="x") for n in range(40)]
        always = [
            Statement("q", it.key, "en", "pet", True, "first", EVE, fingerprint="f", confidence=0.9) for it in always
        ]
        assert draw_adaptations(always) == {}


class TestPeople:
    def test_what_all_find_moves_it_both_ways(self):
        assert draw(come_true(HONEST, 150, -1.2)).apply(READY) < 0.75
        assert draw(come_true(HONEST, 150, 1.2)).apply(READY) > 0.9

    def test_what_ships_stays_where_it_comes_true(self):
        assert draw(come_true(HONEST, 300)).apply(READY) == pytest.approx(READY, abs=0.04)

    def test_one_agent_alone_can_only_lower(self):
        raised, lowered = draw(calls_everything(True, 500)), draw(calls_everything(None, 500))
        assert all(raised.apply(p) <= p for p in LEVELS)
        assert all(raised.apply_answered(p) <= p for p in LEVELS)
        assert lowered.apply(READY) < 0.4

    def test_one_agent_who_calls_everything_right_makes_nothing_ready(self):
        without = draw(come_true(HONEST, 60))
        spoiled = draw(come_true(HONEST, 60), calls_everything(True, 2_000))
        assert spoiled.apply(READY) <= max(READY, without.apply(READY)) + 0.01  # what the four say together, or less

    @pytest.mark.parametrize("honest", [1, 2, 3])
    def test_nor_among_few(self, honest):
        spoiled = draw(come_true(HONEST[:honest], 30), calls_everything(True, 2_000))
        without = draw(come_true(HONEST[:honest], 30))
        assert all(spoiled.apply(p) <= max(p, without.apply(p)) + 0.03 for p in LEVELS[-3:])

    def test_one_agent_who_calls_everything_wrong_takes_nothing_away(self):
        without = draw(come_true(HONEST, 60))
        spoiled = draw(come_true(HONEST, 60), calls_everything(None, 2_000))
        assert spoiled.apply(READY) >= min(READY, without.apply(READY)) - 0.005

    @pytest.mark.parametrize("right", [True, None])
    @pytest.mark.parametrize("honest", [3, 4])
    def test_a_stranger_among_enough_others_is_not_heard(self, honest, right):
        """Libraries where the confidence comes true here less often, or as often, than where it was fitted."""
        for shift in (-1.0, 0.0, 1.0):
            without = draw(come_true(HONEST[:honest], 80, shift))
            spoiled = draw(come_true(HONEST[:honest], 80, shift), calls_everything(right, 400))
            assert spoiled == without

    def test_a_little_stranger_than_others_is_heard(self):
        told = [Observed(0.5, number % 10 < 6) for number in range(200)]
        assert find_strangeness(told, UNMOVED) == 0.0
        stranger = [Observed(0.5, number % 10 < 8) for number in range(200)]
        assert find_strangeness(stranger, UNMOVED) == pytest.approx(0.3)
        assert find_strangeness(stranger[:5], UNMOVED) == 0.0

    def test_the_same_people_in_another_order_say_the_same(self):
        told = list(come_true(HONEST, 40, -0.8))
        by_person = {who: [Observed(it.confidence, it.in_favour) for it in told if it.who == who] for who in HONEST}
        assert choose(by_person) == choose(dict(reversed(by_person.items())))
        assert choose({}) == UNMOVED


class TestShares:
    @given(st.lists(st.integers(1, 100_000), min_size=1, max_size=40))
    def test_nobody_has_more_than_a_fifth_or_an_equal_share(self, counts):
        most = find_most(counts)
        weights = [min(count, most) for count in counts]
        assert most >= ALWAYS
        assert max(weights) <= max(ALWAYS, max(0.2, 1 / len(counts)) * sum(weights) * (1 + 1e-9))

    @pytest.mark.parametrize(
        ("counts", "most"), [([500], 500), ([500, 100], 100), ([900, 100, 100, 100, 100], 100), ([9, 9], ALWAYS)]
    )
    def test_by_hand(self, counts, most):
        assert find_most(counts) == pytest.approx(most)
