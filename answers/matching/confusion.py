"""Which entries take each other's questions."""

from collections.abc import Iterable
from dataclasses import dataclass

from answers.matching.lines import Line


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entries, or one alone that takes questions which are known not to be its own; surest first."""

    entries: tuple[str, ...]
    questions: tuple[Line, ...]


def list_pairs(lines: Iterable[Line]) -> tuple[Pair, ...]:
    """The pairs with the most questions first, equal ones by their ids. A question without an answer is not taken."""
    found: dict[tuple[str, ...], list[Line]] = {}
    for line in lines:
        if line.standing == "wrong" and line.first is not None:
            found.setdefault(tuple(sorted({line.first, line.owner or line.first})), []).append(line)
    ordered = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(
        Pair(entries, tuple(sorted(of, key=lambda line: (-line.confidence, line.text)))) for entries, of in ordered
    )
