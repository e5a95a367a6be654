"""When a promise is due, as a person at the keyboard wants to hear it. English only: the interface's language."""

from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from kb.promises import Promise
from web.hours_words import say_soon
from web.words import say_count

Urgency = Literal["late", "soon", "later", "kept", "given_up"]

SOON = timedelta(hours=1)
_HOURS_SAID = timedelta(hours=10)  # up to there hours are counted, beyond it the day is named


def urgency_of(promise: Promise, now: datetime) -> Urgency:
    """What the words and the mark of a promise depend on."""
    if not promise.is_owed:
        return "kept" if promise.state == "kept" else "given_up"
    if promise.is_overdue(now):
        return "late"
    return "soon" if promise.due_at - now <= SOON else "later"


def say_due(promise: Promise, now: datetime, zone: ZoneInfo) -> str:
    """2 hours late; due in 40 minutes; due Monday at 09:30; answered in time; answered 3 hours late; given up."""
    match urgency_of(promise, now):
        case "late":
            return f"{_say_length(now - promise.due_at)} late"
        case "soon":
            return f"Due in {_say_length(promise.due_at - now)}"
        case "given_up":
            return "Given up"
        case "kept":
            return _say_kept(promise)
        case "later":
            left = promise.due_at - now
            return f"Due in {_say_length(left)}" if left < _HOURS_SAID else f"Due {say_soon(promise.due_at, now, zone)}"


def _say_kept(promise: Promise) -> str:
    if not promise.is_late:
        return "Answered in time"
    late = (promise.resolved_at or promise.due_at) - (promise.broken_at or promise.due_at)
    return f"Answered {_say_length(late)} late"


def _say_length(length: timedelta) -> str:
    """40 minutes, 2 hours, 3 days: rounded down, but one minute at least."""
    minutes = max(1, int(length.total_seconds() // 60))
    if minutes < 60:
        return say_count(minutes, "minute", "minutes")
    if minutes < 48 * 60:
        return say_count(minutes // 60, "hour", "hours")
    return say_count(minutes // (24 * 60), "day", "days")
