"""A line of the audit trail as a sentence: “Lotte Vermeer moved promise p1: due from … to …”."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from kb.actor import COMMAND_LINE
from kb.audit import AuditLine
from web.words import say_moment

_LONGEST = 120


def say_line(line: AuditLine) -> str:
    """The sentence, with what changed from what to what."""
    verb, particle, rest = line.verb.partition(" ")
    who = "The command line" if line.actor == COMMAND_LINE else line.actor.who
    said = f"{who} {verb} {line.kind} {line.key}{particle}{rest}"
    changes = "; ".join(_list_changes(line.before, line.after))
    return f"{said}: {changes}." if changes else f"{said}."


def _list_changes(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> Iterator[str]:
    was, now = before or {}, after or {}
    for name in dict.fromkeys((*was, *now)):
        label, old, new = name.replace("_", " "), was.get(name), now.get(name)
        if name in was and name in now and old != new:
            yield f"{label} from {_say(old)} to {_say(new)}"
        elif name in now and name not in was and new not in (None, [], {}):
            yield f"{label} {_say(new)}"
        elif before is not None and after is None:
            yield f"{label} was {_say(old)}"


def _say(value: Any) -> str:  # noqa: ANN401  # whatever JSON can hold
    if value is None or value in ([], ""):
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return _short(", ".join(f"{name} {_say(inner)}" for name, inner in value.items()))
    if isinstance(value, list):
        return _short(", ".join(map(_say, value)))
    return _say_moment(value) if isinstance(value, str) else str(value)


def _say_moment(text: str) -> str:
    """A moment in words, any other text as it is."""
    try:
        moment = datetime.fromisoformat(text) if "T" in text else None
    except ValueError:
        moment = None
    return _short(text) if moment is None else f"{say_moment(moment)} {moment.tzname() or ''}".strip()


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
