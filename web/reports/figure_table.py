"""The table of figures: a row a figure, a column a source, with the change since the run before."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from answers.matching.figures import Figures, Kind
from answers.matching.intervals import Share
from answers.matching.report import MatchingReport
from web.reports.shares import say_change, say_counts, say_number, say_range, say_share

_COLUMNS: dict[Kind, str] = {"all": "All", "match_tests": "Match tests", "outcomes": "From use"}
_SHARES: tuple[tuple[str, Callable[[Figures], Share]], ...] = (
    ("The right entry comes first", lambda it: it.first_right),
    ("The right entry is among three", lambda it: it.among_three),
    ("Ready to send", lambda it: it.ready),
    ("To be adapted", lambda it: it.adapt),
    ("No answer", lambda it: it.none),
    ("Wrong among the ready ones", lambda it: it.ready_wrong),
    ("No answer although there is one", lambda it: it.missed),
)
_HOPELESS: tuple[tuple[str, Callable[[Figures], Share]], ...] = (
    ("No answer where there is none", lambda it: it.rightly_none),
)
_NUMBERS: tuple[tuple[str, Callable[[Figures], float | None]], ...] = (
    ("Calibration error", lambda it: it.calibration_error),
    ("Brier score", lambda it: it.brier),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure, the range it may lie in, what it counts, and what changed; all but the first may be empty."""

    value: str
    range: str = ""
    counts: str = ""
    change: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A figure in each column."""

    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class FigureTable:
    """Its columns begin with all questions."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def tabulate(report: MatchingReport) -> FigureTable:
    """The figures of a report."""
    found = report.figures
    before = {it.kind: it for it in report.compared.figures} if report.compared else {}
    earlier = [before.get(it.kind) for it in found]
    shares = [*_SHARES, *(_HOPELESS if any(it.rightly_none.of for it in found) else ())]
    asked = Row("Questions", tuple(Cell(str(it.questions)) for it in found))
    return FigureTable(
        columns=tuple(_COLUMNS[it.kind] for it in found),
        rows=(
            asked,
            *(Row(name, _share_cells(found, earlier, of)) for name, of in shares),
            *(Row(name, _number_cells(found, earlier, of)) for name, of in _NUMBERS),
        ),
    )


def _share_cells(
    found: Sequence[Figures], earlier: Sequence[Figures | None], of: Callable[[Figures], Share]
) -> tuple[Cell, ...]:
    return tuple(
        Cell(
            say_share(of(it)),
            say_range(of(it)),
            say_counts(of(it)),
            say_change(of(was).share, of(it).share, percent=True) if was else "",
        )
        for it, was in zip(found, earlier, strict=True)
    )


def _number_cells(
    found: Sequence[Figures], earlier: Sequence[Figures | None], of: Callable[[Figures], float | None]
) -> tuple[Cell, ...]:
    return tuple(
        Cell(say_number(of(it)), change=say_change(of(was), of(it), percent=False) if was else "")
        for it, was in zip(found, earlier, strict=True)
    )
