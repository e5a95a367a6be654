"""Whose a question is: the shares of the nearest answers."""

import math

from hypothesis import given
from hypothesis import strategies as st

from answers.escalation.propose import propose_departments
from index.items import Ranked
from tests.kb.documents.strategies import steady

OF = {"a": "it", "b": "hr", "c": "it", "d": "product"}


def hit(group: str, confidence: float, shipped: float | None = None) -> Ranked:
    return Ranked(group, confidence, 0.5, "", "", shipped=shipped)


def test_the_nearest_lead_and_all_share_one():
    made = propose_departments([hit("b", 0.6), hit("a", 0.5), hit("c", 0.5), hit("d", 0.0001)], OF)
    assert [it.department for it in made] == ["it", "hr", "product"]
    assert math.isclose(sum(it.confidence for it in made), 1.0)


def test_it_says_so_also_where_no_answer_is_likely():
    near, far = (propose_departments([hit("a", 0.9 * by), hit("b", 0.1 * by)], OF) for by in (1.0, 0.001))
    for one, other in zip(near, far, strict=True):
        assert one.department == other.department
        assert math.isclose(one.confidence, other.confidence)


def test_what_outcomes_moved_does_not_count():
    assert propose_departments([hit("a", 0.1, 0.6), hit("b", 0.1, 0.3)], OF) == propose_departments(
        [hit("a", 0.6), hit("b", 0.3)], OF
    )


def test_only_the_departments_that_somebody_sees():
    hits = [hit("a", 0.9), hit("b", 0.1), hit("x", 0.1)]
    assert [it.department for it in propose_departments(hits, OF, allowed={"hr"})] == ["hr"]
    assert propose_departments(hits, OF, allowed={"legal"}) == ()
    assert propose_departments([], OF) == ()


def test_equals_are_ordered_by_name_and_nothing_is_divided_by_zero():
    made = propose_departments([hit("a", 0.0), hit("b", 0.0)], OF)
    assert [(it.department, it.confidence) for it in made] == [("hr", 0.5), ("it", 0.5)]


@steady
@given(st.lists(st.tuples(st.sampled_from("abcdx"), st.floats(0, 1)), max_size=10))
def test_shares_are_probabilities(drawn):
    ranked = [hit(group, confidence) for group, confidence in sorted(drawn, key=lambda it: -it[1])]
    made = propose_departments(ranked, OF)
    assert all(0 <= it.confidence <= 1 for it in made)
    assert not made or math.isclose(sum(it.confidence for it in made), 1.0)
    assert list(made) == sorted(made, key=lambda it: (-it.confidence, it.department))
