"""The reliability diagram: for each tenth of the confidences, how often they came true, drawn as an SVG.

Its numbers stand in a table beside it, for those who do not see it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from answers.matching.figures import Bin
from web.reports.shares import NOTHING, say_counts, say_range, say_share
from web.words import say_count

WIDTH, HEIGHT = 400, 300
_LEFT, _RIGHT, _TOP, _BOTTOM = 40, 386, 12, 236
_GAP = 4  # between two bars


@dataclass(frozen=True, slots=True)
class Bar:
    """One tenth; `whisker` is the range of the share, None where it is empty."""

    x: float
    y: float
    width: float
    height: float
    middle: float
    mark: float | None  # where the mean confidence lies: the bar should end there
    whisker: tuple[float, float] | None
    count: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the grid and its label."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class BinRow:
    """One tenth in words."""

    confidence: str
    questions: int
    mean: str
    came_true: str
    range: str
    counts: str


@dataclass(frozen=True, slots=True)
class Diagram:
    """Everything that the template draws and writes."""

    width: int
    height: int
    left: float
    right: float
    top: float
    bottom: float
    bars: tuple[Bar, ...]
    across: tuple[Tick, ...]
    upwards: tuple[Tick, ...]
    described: str
    rows: tuple[BinRow, ...]


def draw_reliability(bins: Sequence[Bin]) -> Diagram | None:
    """The diagram, or None where there is nothing to draw."""
    judged = sum(it.right.of for it in bins)
    if not judged:
        return None
    return Diagram(
        width=WIDTH,
        height=HEIGHT,
        left=_LEFT,
        right=_RIGHT,
        top=_TOP,
        bottom=_BOTTOM,
        bars=tuple(_bar(it) for it in bins),
        across=tuple(Tick(_across(tenth / 10), f"{10 * tenth}") for tenth in range(0, 11, 2)),
        upwards=tuple(Tick(_up(quarter / 4), f"{25 * quarter}%") for quarter in range(5)),
        described=_describe(bins, judged),
        rows=tuple(_row(it) for it in bins),
    )


def _across(share: float) -> float:
    return round(_LEFT + (_RIGHT - _LEFT) * share, 2)


def _up(share: float) -> float:
    return round(_BOTTOM - (_BOTTOM - _TOP) * share, 2)


def _bar(it: Bin) -> Bar:
    x, right = _across(it.low) + _GAP / 2, _across(it.high) - _GAP / 2
    top = _up(it.right.share or 0.0)
    known = it.right.low is not None and it.right.high is not None
    return Bar(
        x=x,
        y=top,
        width=round(right - x, 2),
        height=round(_BOTTOM - top, 2),
        middle=round((x + right) / 2, 2),
        mark=None if it.confidence is None else _up(it.confidence),
        whisker=(_up(it.right.high or 0.0), _up(it.right.low or 0.0)) if known else None,
        count=str(it.right.of),
    )


def _describe(bins: Sequence[Bin], judged: int) -> str:
    said = [
        f"of {it.right.of} at {_span(it)} {say_share(it.right)} came true" for it in bins if it.right.share is not None
    ]
    return f"{say_count(judged, 'question', 'questions')}: {'; '.join(said)}."


def _span(it: Bin) -> str:
    return f"{100 * it.low:.0f}–{100 * it.high:.0f}%"


def _row(it: Bin) -> BinRow:
    mean = NOTHING if it.confidence is None else f"{100 * it.confidence:.1f}%"
    return BinRow(_span(it), it.right.of, mean, say_share(it.right), say_range(it.right), say_counts(it.right))
