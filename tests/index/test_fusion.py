"""The weighted sum, by hand, and who is heard in which pair of languages."""

from dataclasses import replace

import numpy as np
import pytest

from index.dense import Closeness
from index.fusion import HALF_UNDERSTOOD, STRETCH, TAUGHT, WEIGHTS, WORDS_ALONE, Evidence, fuse, weigh_encoders
from index.languages import Relation


def make_closeness(*strengths: float) -> Closeness:
    values = np.array(strengths)
    return Closeness(values, values / 10, np.where(np.isnan(values), -1, 0))


def make_evidence(
    phrasing: list[Closeness],
    passage: list[Closeness],
    relation: Relation,
    *,
    multilingual: list[bool],
    learned: tuple[float, float] = (0.0, 0.0),
    trust: float = 0.0,
) -> Evidence:
    words, answer_words = np.array([0.5, 0.0]), np.array([0.1, 0.2])
    relations, trusts = np.array([relation, relation]), np.full(2, trust)
    values = np.array(learned)
    return Evidence(
        phrasing=phrasing,
        passage=passage,
        words=words,
        answer_words=answer_words,
        relations=relations,
        multilingual=multilingual,
        log_odds=values,
        learned=values,
        tokens=np.zeros(2),
        trust=trusts,
    )


@pytest.mark.parametrize("relation", list(Relation))
def test_the_strength_is_a_weighted_sum(relation: Relation) -> None:
    evidence = make_evidence([make_closeness(4, 1)], [make_closeness(3, 2)], relation, multilingual=[True])
    weights = WEIGHTS[relation]
    dense = [weights.phrasing * 4 + weights.passage * 3, weights.phrasing * 1 + weights.passage * 2]
    words = [weights.words * 0.5 + weights.answer_words * 0.1, weights.answer_words * 0.2]
    assert fuse(evidence) == pytest.approx(np.add(dense, words))


def test_encoders_that_are_heard_count_alike() -> None:
    two = [make_closeness(4, 1), make_closeness(2, 3)]
    mixed = fuse(make_evidence(two, two, Relation.ENGLISH, multilingual=[False, True]))
    mean = [make_closeness(3, 2)]
    assert mixed == pytest.approx(fuse(make_evidence(mean, mean, Relation.ENGLISH, multilingual=[True])))


def test_an_encoder_that_knows_nothing_of_an_item_is_not_counted() -> None:
    nothing = make_closeness(float("nan"), 1)
    both = [nothing, make_closeness(4, 1)]
    alone = [make_closeness(4, 1)]
    fused = fuse(make_evidence(both, both, Relation.ENGLISH, multilingual=[False, True]))
    assert fused == pytest.approx(fuse(make_evidence(alone, alone, Relation.ENGLISH, multilingual=[True])))


def test_an_item_without_an_answer_is_on_the_same_scale() -> None:
    weights = WEIGHTS[Relation.ENGLISH]
    evidence = make_evidence(
        [make_closeness(4, 4)], [make_closeness(float("nan"), 4)], Relation.ENGLISH, multilingual=[True]
    )
    dense = (weights.phrasing + weights.passage) * 4
    words = 0.5 * weights.words + 0.1 * weights.answer_words
    stretched = (weights.phrasing + weights.passage) / weights.phrasing
    assert fuse(evidence) == pytest.approx([dense + stretched * words, dense + 0.2 * weights.answer_words])


def test_what_is_said_token_by_token_adds_to_it() -> None:
    evidence = make_evidence([make_closeness(4, 1)], [make_closeness(3, 2)], Relation.CROSSING, multilingual=[True])
    more = fuse(replace(evidence, tokens=np.array([0.2, -0.1]))) - fuse(evidence)
    assert more == pytest.approx(WEIGHTS[Relation.CROSSING].tokens * np.array([0.2, -0.1]))


def test_tokens_count_less_where_much_is_learned() -> None:
    evidence = make_evidence([make_closeness(4, 1)], [make_closeness(3, 2)], Relation.ENGLISH, multilingual=[True])
    taught = replace(evidence, trust=np.array([0.8, 0.8]))
    tokens = np.array([0.2, -0.1])
    more = fuse(replace(taught, tokens=tokens)) - fuse(taught)
    stretched = 1 + STRETCH * WEIGHTS[Relation.ENGLISH].learned * 0.8
    assert more == pytest.approx(WEIGHTS[Relation.ENGLISH].tokens * (1 - TAUGHT * 0.8) * tokens / stretched)


def test_words_alone_are_stronger() -> None:
    weights = WEIGHTS[Relation.SAME]
    fused = fuse(make_evidence([], [], Relation.SAME, multilingual=[]))
    expected = WORDS_ALONE * (weights.words * 0.5 + weights.answer_words * 0.1)
    assert fused[0] == pytest.approx(expected)


def test_who_is_heard() -> None:
    relations = np.array(list(Relation))
    assert weigh_encoders([False, True], relations).tolist() == [[1.0, 0.0, 0.0, HALF_UNDERSTOOD], [1.0] * 4]
    assert weigh_encoders([False], relations).tolist() == [[1.0] * 4]
    assert weigh_encoders([], relations).shape == (0, 4)


def test_what_was_learned_counts_as_far_as_it_is_trusted() -> None:
    near = [make_closeness(4, 4)]

    def lead(learned: tuple[float, float], trust: float) -> float:
        evidence = make_evidence(near, near, Relation.SAME, multilingual=[True], learned=learned, trust=trust)
        strengths = fuse(evidence)
        return float(strengths[0] - strengths[1])

    plain = lead((0.0, 0.0), 0.0)
    assert lead((3.0, 0.0), 0.0) == pytest.approx(plain)
    stretch = 1.0 + STRETCH * 0.5 * WEIGHTS[Relation.SAME].learned
    assert lead((3.0, 0.0), 0.5) == pytest.approx((plain + 3.0 * 0.5 * WEIGHTS[Relation.SAME].learned) / stretch)
    assert lead((0.0, 9.0), 0.5) < 0 < plain
