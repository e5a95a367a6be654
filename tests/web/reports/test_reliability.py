"""The diagram's geometry and words."""

import pytest

from answers.matching.figures import make_bins
from tests.answers.matching.made import answered
from web.reports.reliability import draw_reliability


def draw(*confidences_and_truths):
    return draw_reliability(
        make_bins([answered("q", "it/pw" if right else "it/vpn", confidence=c) for c, right in confidences_and_truths])
    )


def test_it_works():
    diagram = draw((0.95, True), (0.95, True), (0.92, False), (0.15, False))
    assert [it.count for it in diagram.bars] == ["0", "1", *"0000000", "3"]
    last = diagram.bars[9]
    full = diagram.bottom - diagram.top
    assert last.height == pytest.approx(full * 2 / 3, abs=0.01)
    assert last.y + last.height == pytest.approx(diagram.bottom)
    assert last.mark == pytest.approx(diagram.bottom - full * 0.94, abs=0.01)
    assert diagram.bars[0].mark is diagram.bars[0].whisker is None
    assert diagram.described == (
        "4 questions: of 1 at 10–20% 0.0% came true; of 3 at 90–100% 66.7% came true."
    )  # fmt: skip
    assert [(it.questions, it.came_true) for it in diagram.rows] == [
        (0, "–"),
        (1, "0.0%"),
        *[(0, "–")] * 7,
        (3, "66.7%"),
    ]


def test_everything_stays_within_the_picture():
    diagram = draw(*((n / 50, n % 3 == 0) for n in range(51)))
    for bar in diagram.bars:
        assert diagram.left <= bar.x < bar.x + bar.width <= diagram.right
        assert diagram.top <= bar.whisker[0] <= bar.whisker[1] <= diagram.bottom
        assert 0 <= bar.height <= diagram.bottom - diagram.top


def test_nothing_judged_draws_nothing():
    assert draw() is None
