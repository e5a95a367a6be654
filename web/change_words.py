"""What changed, in sentences: every word of the page about changes is chosen here."""

from collections.abc import Iterator, Mapping
from datetime import date

from answers.shifts.changes import ChangedEntry, Difference
from answers.shifts.since import ChangedFact, Since
from kb.facts import FactRecord
from web.words import AUDIENCE, AUTHORITY, say_count, say_date, say_language

KINDS = {"withdrawn": "Withdrawn", "lapsed": "Lapsed", "changed": "Changed", "new": "New"}  # the gravest first
_WORDED = {"answer": "Reworded", "short": "Short version reworded"}


def say_change(change: ChangedEntry, departments: Mapping[str, str], channels: Mapping[str, str]) -> tuple[str, ...]:
    """What is different, a sentence each; the wording itself is shown as a difference."""
    return tuple(_sentences(change, departments, channels))


def say_summary(since: Since, must_reads: int = 0) -> str:
    """“7 answers changed · 1 new · 2 must be read”; empty where there is nothing."""
    counts = {kind: sum(it.kind == kind for it in since.entries) for kind in KINDS}
    parts = [f"{counts[kind]} {kind}" for kind in KINDS if counts[kind]]
    if parts:
        first, _, rest = parts[0].partition(" ")
        noun = "answer" if first == "1" else "answers"
        parts[0] = f"{first} new {noun}" if rest == "new" else f"{first} {noun} {rest}"
    if since.facts:
        parts.append(f"{say_count(len(since.facts), 'value', 'values')} in answers changed")
    if must_reads:
        parts.append(f"{must_reads} must be read")
    return " · ".join(parts)


def say_fact(fact: ChangedFact) -> str:
    """“was 30, is 14 now”, and when a value is not good any more."""
    parts = []
    before, after = _value(fact.before), _value(fact.after)
    if fact.before is not None and before != after:
        parts.append(f"was {before}, is {after} now")
    if fact.expired is not None:
        parts.append(f"was good until {say_date(fact.expired)}: ask before you use it")
    return "; ".join(parts)


def _sentences(change: ChangedEntry, departments: Mapping[str, str], channels: Mapping[str, str]) -> Iterator[str]:
    if change.came_back:
        yield "It is back: it may be used again."
    if change.kind == "withdrawn":
        yield "Do not use it any more."
    if change.ended is not None:
        yield f"It was valid until {say_date(change.ended)}: do not use it any more."
    for difference in change.differences:
        yield _say(difference, departments, channels)
    if change.added:
        yield f"Now also in {_list(say_language(it) for it in change.added)}."
    if change.removed:
        yield f"No longer in {_list(say_language(it) for it in change.removed)}."
    if change.ran_out is not None:
        department = departments.get(change.department, change.department)
        yield f"Its verification ran out on {say_date(change.ran_out)}: ask {department} before you rely on it."


def _say(it: Difference, departments: Mapping[str, str], channels: Mapping[str, str]) -> str:
    if it.lang is not None:
        return _say_wording(it, say_language(it.lang))
    if it.field in {"valid_from", "valid_until"}:
        return _say_day(it.field, it.after)
    named = [channels.get(one, one) for one in it.after] if isinstance(it.after, tuple) else []
    said = {
        "department": f"Answered for by {departments.get(str(it.after), str(it.after))} now.",
        "authority": f"For ambassadors now: {AUTHORITY.get(str(it.after), 'hand over to the department').lower()}.",
        "audience": f"Shown to now: {AUDIENCE.get(str(it.after), '').lower()}.",
        "channels": f"For {_list(iter(named))} only now." if named else "For all channels now.",
        "takes_days": "It takes days to answer now." if it.after else "It takes no days to answer any more.",
    }
    return said.get(it.field, "What has to be filled in is different.")


def _say_wording(it: Difference, language: str) -> str:
    return (
        f"Renamed in {language}: it was “{it.before}”."
        if it.field == "title"
        else f"{_WORDED[it.field]} in {language}."
    )


def _say_day(field: str, day: object) -> str:
    if field == "valid_from":
        return f"Valid from {say_date(day)}." if isinstance(day, date) else "It has no first day any more."
    return f"Valid until {say_date(day)}." if isinstance(day, date) else "It has no last day any more."


def _value(fact: FactRecord | None) -> str:
    return "gone" if fact is None else str(fact.value_in("en"))


def _list(names: Iterator[str]) -> str:
    """X; X and E-mail; X, E-mail and SMS."""
    found = list(names)
    return " and ".join([", ".join(found[:-1]), found[-1]]) if len(found) > 1 else "".join(found)
