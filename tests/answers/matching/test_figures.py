"""Figures against numbers counted by hand."""

import pytest

from answers.matching.figures import make_bins, make_figures
from tests.answers.matching.made import answered

FOUR = [
    answered("a", "it/pw", "ready", 0.95),
    answered("b", "it/vpn", "ready", 0.85, others=["it/pw"]),
    answered("c", "it/pw", "none", 0.05),
    answered("d", "hr/pay", "adapt", 0.5, right=None, wrong=["it/vpn"]),
]


def test_it_works():
    found = make_figures("all", FOUR)
    shares = {
        name: (getattr(found, name).count, getattr(found, name).of)
        for name in ("first_right", "among_three", "ready", "adapt", "none", "ready_wrong", "missed", "rightly_none")
    }
    assert shares == {
        "first_right": (2, 3),
        "among_three": (3, 3),
        "ready": (2, 4),
        "adapt": (1, 4),
        "none": (1, 4),
        "ready_wrong": (1, 2),
        "missed": (1, 3),
        "rightly_none": (0, 0),
    }
    assert (found.questions, found.judged) == (4, 3)
    assert found.calibration_error == pytest.approx((0.05 + 0.85 + 0.95) / 3)
    assert found.brier == pytest.approx((0.05**2 + 0.85**2 + 0.95**2) / 3)


def test_of_nothing_nothing_is_known():
    found = make_figures("all", [])
    assert (found.questions, found.judged, found.calibration_error, found.brier) == (0, 0, None, None)
    assert found.ready.share is found.first_right.share is None
    assert [it.right.of for it in make_bins([])] == [0] * 10


def test_questions_without_an_answer_count_apart():
    found = make_figures("all", [answered("a", "it/pw", "none", right=()), answered("b", "it/pw", right=())])
    assert (found.rightly_none.count, found.rightly_none.of, found.missed.of, found.first_right.of) == (1, 2, 0, 0)
    assert (found.ready_wrong.count, found.ready_wrong.of) == (1, 1)


def test_a_confidence_lies_in_one_bin():
    edges = [answered("a", "it/pw", confidence=it) for it in (0.0, 0.1, 0.999, 1.0)]
    found = make_bins(edges)
    assert [it.right.of for it in found] == [1, 1, 0, 0, 0, 0, 0, 0, 0, 2]
    assert (found[9].low, found[9].high, found[9].confidence) == (0.9, 1.0, 0.9995)
    assert found[5].confidence is None
