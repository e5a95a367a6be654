"""What people write about a crisis: titles, reasons and moments, held to the same rules wherever they come in."""

from datetime import UTC, datetime

from kb.documents.limits import MAX_LINE_CHARACTERS
from kb.documents.text import clean_newlines, find_control_character
from kb.errors import ValueRefused

_MAX_TITLE_CHARACTERS = 200


def read_title(title: str) -> str:
    """The title on one line.

    Raises:
        ValueRefused: it is empty or too long.
    """
    line = _one_line("title", title)
    if not line:
        raise ValueRefused("title", "It needs a title by which colleagues know it: write a few words.")
    if len(line) > _MAX_TITLE_CHARACTERS:
        raise ValueRefused("title", f"The title is too long: write at most {_MAX_TITLE_CHARACTERS} characters.")
    return line


def read_reason(reason: str) -> str:
    """The reason on one line.

    Raises:
        ValueRefused: it is empty or too long.
    """
    line = _one_line("reason", reason)
    if not line:
        raise ValueRefused("reason", "Colleagues will ask why: write the reason in a few words.")
    if len(line) > MAX_LINE_CHARACTERS:
        raise ValueRefused("reason", f"The reason is too long: write at most {MAX_LINE_CHARACTERS:,} characters.")
    return line


def read_until(until: datetime | None, now: datetime) -> datetime | None:
    """The moment, in UTC, at which it ends by itself; None for until somebody ends it.

    Raises:
        ValueRefused: it has no time zone, or lies in the past.
    """
    if until is not None and until.tzinfo is None:
        raise ValueRefused("until", "That moment has no time zone: write it like 2026-11-24T18:00+01:00.")
    if until is not None and until <= now:
        raise ValueRefused("until", "That moment has passed: choose a later one, or leave it empty.")
    return until if until is None else until.astimezone(UTC)


def read_text(field: str, text: str, most: int) -> str:
    """A text of several lines, without white space around it.

    Raises:
        ValueRefused: it is too long or holds control characters.
    """
    text = clean_newlines(text).strip()
    if find_control_character(text) is not None:
        raise ValueRefused(field, "The text holds a control character: paste it again as plain text.")
    if len(text) > most:
        raise ValueRefused(field, f"The text is too long: write at most {most:,} characters.")
    return text


def _one_line(field: str, text: str) -> str:
    return " ".join(read_text(field, text, 10 * MAX_LINE_CHARACTERS).split())
