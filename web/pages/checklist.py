"""The checklist of a draft as the page says it: what is to mend in front, what is fine behind."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from answers.suggestions import ChecklistItem, FixItem, NotApplied
from web.words import STATUS

_ORDER = {"fail": 0, "confirm": 1, "pass": 2}
_COUNTED = {"fail": "to mend", "confirm": "to confirm", "pass": "fine"}


@dataclass(frozen=True, slots=True)
class Count:
    """How many guidelines pass, fail or wait for a person."""

    status: str
    words: str


@dataclass(frozen=True, slots=True)
class FixLine:
    """A fix as a button: `edits` are JSON, [[start, end, text], …], in UTF-16 units as scripts count."""

    label: str
    edits: str
    private_text: str | None


@dataclass(frozen=True, slots=True)
class CheckLine:
    """A guideline held against this reply; `where` are the ranges that it objects to ("3-9 14-20"), in UTF-16 units."""

    guideline: str
    status: str
    status_words: str
    title: str
    level: str
    manual: bool
    detail: str
    where: str
    fixes: tuple[FixLine, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    """The guidelines, failures first, their counts, and those that are not for this reply."""

    counts: tuple[Count, ...]
    items: tuple[CheckLine, ...]
    not_applied: tuple[NotApplied, ...] = ()

    @property
    def open(self) -> tuple[CheckLine, ...]:
        """What is to mend or to confirm."""
        return tuple(it for it in self.items if it.status != "pass")

    @property
    def passed(self) -> tuple[CheckLine, ...]:
        """What is fine."""
        return tuple(it for it in self.items if it.status == "pass")

    @property
    def first_fixable(self) -> str | None:
        """The guideline that one key mends."""
        return next((it.guideline for it in self.items if it.status == "fail" and it.fixes), None)

    @property
    def failing_musts(self) -> int:
        """How many musts are not met."""
        return sum(it.status == "fail" and it.level == "must" for it in self.items)


def make_checklist(
    items: Iterable[ChecklistItem], text: str = "", not_applied: tuple[NotApplied, ...] = ()
) -> Checklist:
    """The guidelines held against `text`, with what is to mend in front."""
    ranked = sorted(items, key=lambda it: (_ORDER[it.status], it.level != "must"))
    counted = {status: sum(it.status == status for it in ranked) for status in _ORDER}
    units = Units(text)
    return Checklist(
        counts=tuple(Count(status, f"{count} {_COUNTED[status]}") for status, count in counted.items() if count),
        items=tuple(_line(it, units) for it in ranked),
        not_applied=not_applied,
    )


def _line(item: ChecklistItem, units: "Units") -> CheckLine:
    return CheckLine(
        guideline=item.guideline,
        status=item.status,
        status_words=STATUS[item.status],
        title=item.title,
        level=item.level,
        manual=item.check is None,
        detail="" if item.check is None and item.status == "confirm" else item.detail,  # its box says it
        where=" ".join(f"{units.at(start)}-{units.at(end)}" for start, end in item.matches),
        fixes=tuple(_fix(it, units) for it in item.fixes),
    )


def _fix(fix: FixItem, units: "Units") -> FixLine:
    edits = [[units.at(start), units.at(end), text] for start, end, text in fix.edits]
    return FixLine(fix.label, json.dumps(edits), fix.private_text)


class Units:
    """From Python's character offsets to the UTF-16 units in which scripts count; they differ behind an emoji."""

    def __init__(self, text: str) -> None:
        self._text = "" if text.isascii() else text

    def at(self, offset: int) -> int:
        """The same place in UTF-16 units."""
        return offset + sum(char > "\uffff" for char in self._text[:offset])
