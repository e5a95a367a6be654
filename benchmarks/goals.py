"""The goals in goals.yml, and whether a measurement meets them.

A goal that names no set holds for every set that has the figure.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import yaml

FILE = Path(__file__).parent / "goals.yml"
SLACK = 1e-9  # .05 that was computed as .05000000000000001 is .05

Verdict = Literal["met", "missed", "not measured"]
Figures = Mapping[str, Mapping[str, float]]  # by set, then by figure


@dataclass(frozen=True)
class Goal:
    """One figure of one set, with the limit on its good side.

    Attributes:
        before: What was there when the goal was set; None when it was not measured.
    """

    dataset: str
    figure: str
    at_least: float | None
    at_most: float | None
    before: float | None = None


@dataclass(frozen=True)
class Judged:
    """A goal and what was measured of it, NaN when nothing was."""

    goal: Goal
    measured: float
    verdict: Verdict


def read_goals(path: Path, datasets: Mapping[str, Mapping[str, float]]) -> list[Goal]:
    """Return the goals, those for every set spread over the sets that have something to measure them on.

    Raises:
        ValueError: a row has no limit, or both.
    """
    goals: list[Goal] = []
    for row in yaml.safe_load(path.read_text(encoding="utf-8")):
        limits = (row.get("at_least"), row.get("at_most"))
        if (limits[0] is None) == (limits[1] is None):
            raise ValueError(f"{path.name}: give {row.get('set', row['figure'])} either at_least or at_most.")
        goals.extend(Goal(name, row["figure"], *limits, row.get("before")) for name in _spread(row, datasets))
    return goals


def _spread(row: Mapping[str, str], datasets: Mapping[str, Mapping[str, float]]) -> Sequence[str]:
    if "set" in row:
        return [row["set"]]
    needed = row.get("where", row["figure"])
    return [name for name, figures in datasets.items() if needed in figures]


def judge(goals: Sequence[Goal], figures: Figures) -> list[Judged]:
    """Hold every goal against the figures."""
    judged = []
    for goal in goals:
        measured = figures.get(goal.dataset, {}).get(goal.figure, float("nan"))
        judged.append(Judged(goal, measured, _decide(goal, measured)))
    return judged


def _decide(goal: Goal, measured: float) -> Verdict:
    if measured != measured:  # noqa: PLR0124 - NaN is not itself
        return "not measured"
    enough = goal.at_least is None or measured >= goal.at_least - SLACK
    little = goal.at_most is None or measured <= goal.at_most + SLACK
    return "met" if enough and little else "missed"
