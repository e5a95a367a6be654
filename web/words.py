"""How the pages say dates, languages, probabilities and counts. English only: the interface's language."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import Literal

from babel import Locale
from babel.dates import format_date, format_datetime

_ENGLISH = Locale("en", "GB")

_VERY_LIKELY, LIKELY, _MAY_BE = 0.85, 0.65, 0.4

AUTHORITY = {"send": "Cleared to send as is", "edit": "To be adapted"}
AUDIENCE = {"all": "Agents and ambassadors", "agents": "Agents only"}
ROLE = {"agent": "Agent", "ambassador": "Ambassador", "owner": "Owner", "admin": "Administrator"}
WAY = {"link": "by a one-time link", "password": "by password", "oidc": "by the work account"}
STATUS_OF_ENTRY = {"draft": "Draft", "in_review": "In review", "published": "Published", "archived": "Archived"}
ROLES = {"agent": "Agents", "ambassador": "Ambassadors", "owner": "Owners", "admin": "Administrators"}
STATUS = {"pass": "Passes", "fail": "Fails", "confirm": "To confirm"}


def say_date(day: date) -> str:
    """2 November 2026."""
    return format_date(day, format="long", locale=_ENGLISH)


def say_moment(moment: datetime) -> str:
    """Monday 23 November 2026, 17:30, in the moment's own time zone."""
    return format_datetime(moment, "EEEE d MMMM y, HH:mm", locale=_ENGLISH)


def say_recent(moment: datetime, now: datetime) -> str:
    """Today 17:30, yesterday 17:30, Friday 17:30, and after six days 14 November, 17:30; in the moment's own zone."""
    days = (now.astimezone(moment.tzinfo).date() - moment.date()).days
    if days <= 1:
        return format_datetime(moment, "'today' HH:mm" if days <= 0 else "'yesterday' HH:mm", locale=_ENGLISH)
    return format_datetime(moment, "EEEE HH:mm" if days < 7 else "d MMMM, HH:mm", locale=_ENGLISH)


def say_ago(day: date, today: date) -> str:
    """19 days ago; a day that is still to come counts as today."""
    days = (today - day).days
    if days <= 0:
        return "today"
    return "yesterday" if days == 1 else f"{days} days ago"


def say_since(moment: datetime, now: datetime) -> str:
    """3 hours ago; what is less than two minutes ago is now."""
    minutes = int((now - moment).total_seconds() // 60)
    if minutes < 2:
        return "just now"
    if minutes < 120:
        return f"{minutes} minutes ago"
    return f"{minutes // 60} hours ago" if minutes < 48 * 60 else f"{minutes // (24 * 60)} days ago"


def say_verified(day: date | None, *, stale: bool, department: str, today: date) -> str:
    """When an entry was last verified, or whom to ask where that is too long ago."""
    if day is None:
        return f"never verified: ask {department}"
    if stale:
        return f"not verified since {say_date(day)}: ask {department}"
    return f"verified {say_date(day)} ({say_ago(day, today)})"


@lru_cache(maxsize=64)
def say_language(code: str) -> str:
    """Dutch for nl; the code itself for a language without an English name."""
    return str(_ENGLISH.languages.get(code, code))


def is_likely_enough(confidence: float) -> bool:
    """Whether a reply deserves a place beside a better one."""
    return confidence >= _MAY_BE


def say_confidence(confidence: float) -> tuple[str, int]:
    """A word for a probability, and its whole percents, never 0 or 100: nothing here is certain."""
    percent = min(99, max(1, round(confidence * 100)))
    if percent >= 100 * _VERY_LIKELY:
        word = "Very likely right"
    elif percent >= 100 * LIKELY:
        word = "Likely right"
    elif percent >= 100 * _MAY_BE:
        word = "May be right"
    else:
        word = "Probably not right"
    return word, percent


def say_authority(authority: Literal["send", "edit", "hand_over"], department: str) -> str:
    """What the person at the keyboard may do with a reply."""
    return AUTHORITY.get(authority, f"Hand over to {department}")


def say_fixed(authorities: Iterable[str], role: str) -> str | None:
    """Why an ambassador cannot change a reply that is made of answers of these authorities; None where anybody may."""
    if role != "ambassador" or "send" not in authorities:
        return None
    return "Goes out word for word, as its owner cleared it for after hours."


def say_count(count: int, one: str, many: str) -> str:
    """1 reply, 3 replies."""
    return f"{count} {one if count == 1 else many}"
