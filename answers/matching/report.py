"""The report of one run: everything that its page, its file and the next run need, in values that JSON takes."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from answers.matching.asked import Answered
from answers.matching.comparing import Comparison, list_changes
from answers.matching.confusion import Pair, list_pairs
from answers.matching.figures import Bin, Figures, Kind, make_bins, make_figures
from answers.matching.intervals import Share, share_of
from answers.matching.lines import Line, line_of

FORM: Literal[1] = 1  # rises when an older report cannot be read any more

_SOURCES: Mapping[Kind, Collection[str]] = {
    "all": {"must_match", "outcomes", "file"},
    "match_tests": {"must_match"},
    "outcomes": {"outcomes"},
}


@dataclass(frozen=True, slots=True)
class Measured:
    """What was asked: the store's revision where it is a store's library, and the index's fingerprint."""

    library_revision: int | None
    index_fingerprint: str
    encoders: tuple[str, ...]
    entries: int
    texts: int


@dataclass(frozen=True, slots=True)
class EntryName:
    """What an entry is called, and whose it is; None where nobody says."""

    title: str
    department: str | None
    department_name: str | None


@dataclass(frozen=True, slots=True)
class Tests:
    """How many match tests pass, and those that fail."""

    must_match: Share
    must_not_match: Share
    failed: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class MatchingReport:
    """One run. `figures` are of all questions, then of each source where there are several.

    `must_not_match` tests count in `tests` and `pairs` alone: they say what is wrong, never what is right.
    """

    form: Literal[1]
    made_at: datetime
    measured: Measured
    notes: tuple[str, ...]
    tests: Tests
    figures: tuple[Figures, ...]
    bins: tuple[Bin, ...]
    pairs: tuple[Pair, ...]
    compared: Comparison | None
    names: Mapping[str, EntryName]
    questions: tuple[Line, ...]

    @property
    def all_figures(self) -> Figures:
        """Those of all questions."""
        return self.figures[0]


def make_report(
    measured: Measured,
    answered: Sequence[Answered],
    *,
    names: Mapping[str, EntryName],
    notes: Sequence[str],
    made_at: datetime,
    previous: MatchingReport | None = None,
) -> MatchingReport:
    """The report; only entries that it mentions keep their names."""
    lines = tuple(line_of(it) for it in answered)
    pairs = list_pairs(lines)
    return MatchingReport(
        form=FORM,
        made_at=made_at,
        measured=measured,
        notes=tuple(notes),
        tests=_tests(lines),
        figures=_figures(answered),
        bins=make_bins(_of(answered, "all")),
        pairs=pairs,
        compared=None if previous is None else _compare(previous, lines),
        names={entry: names[entry] for entry in _mentioned(lines, pairs) if entry in names},
        questions=lines,
    )


def _of(answered: Iterable[Answered], kind: Kind) -> list[Answered]:
    return [it for it in answered if it.asked.source in _SOURCES[kind]]


def _figures(answered: Sequence[Answered]) -> tuple[Figures, ...]:
    by_kind: list[tuple[Kind, list[Answered]]] = [(kind, _of(answered, kind)) for kind in _SOURCES]
    has_sources = sum(bool(of) for _, of in by_kind[1:]) > 1
    return tuple(make_figures(kind, of) for kind, of in by_kind if kind == "all" or has_sources)


def _tests(lines: Sequence[Line]) -> Tests:
    tests = [line for line in lines if line.source in {"must_match", "must_not_match"}]
    return Tests(
        must_match=share_of(line.standing == "right" for line in tests if line.source == "must_match"),
        must_not_match=share_of(line.standing == "right" for line in tests if line.source == "must_not_match"),
        failed=tuple(line for line in tests if line.standing != "right"),
    )


def _compare(previous: MatchingReport, lines: Sequence[Line]) -> Comparison:
    better, worse = list_changes(previous.questions, lines)
    before, after = {it.identity for it in previous.questions}, {it.identity for it in lines}
    return Comparison(
        made_at=previous.made_at,
        library_revision=previous.measured.library_revision,
        index_fingerprint=previous.measured.index_fingerprint,
        figures=previous.figures,
        better=better,
        worse=worse,
        same=len(before & after) - len(better) - len(worse),
        new=len(after - before),
        gone=len(before - after),
    )


def _mentioned(lines: Iterable[Line], pairs: Iterable[Pair]) -> list[str]:
    told = {entry for line in lines for entry in (line.entry, line.first, line.owner) if entry is not None}
    return sorted(told.union(*(pair.entries for pair in pairs)))
