"""What became better and worse since another run, question by question."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from answers.matching.asked import Standing
from answers.matching.figures import Figures
from answers.matching.lines import Line

_WORTH = {"wrong": 0, "missed": 1, "right": 2}  # being wrong is worse than being silent


@dataclass(frozen=True, slots=True)
class Change:
    """A question that changed sides; `first_before` and `first` are the entries that came first."""

    text: str
    lang: str | None
    entry: str | None
    before: Standing
    after: Standing
    first_before: str | None
    first: str | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The run before, and what came of its questions; `new` and `gone` are in one of both runs only."""

    made_at: datetime
    library_revision: int | None
    index_fingerprint: str
    figures: tuple[Figures, ...]
    better: tuple[Change, ...]
    worse: tuple[Change, ...]
    same: int
    new: int
    gone: int


def list_changes(before: Iterable[Line], after: Sequence[Line]) -> tuple[tuple[Change, ...], tuple[Change, ...]]:
    """What became better and what became worse, in the order of the questions; unknown is neither."""
    known = {line.identity: line for line in before if line.standing in _WORTH}
    better: list[Change] = []
    worse: list[Change] = []
    for line in after:
        was = known.get(line.identity)
        if was is None or line.standing not in _WORTH or was.standing == line.standing:
            continue
        change = Change(line.text, line.lang, line.entry, was.standing, line.standing, was.first, line.first)
        (better if _WORTH[line.standing] > _WORTH[was.standing] else worse).append(change)
    return tuple(better), tuple(worse)
