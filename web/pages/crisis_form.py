"""What people fill in on the crisis page, as it was sent: kept as it is, so that a refusal loses nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from werkzeug.datastructures import MultiDict

from kb.errors import ValueRefused

_TEXT = "text:"


def _text(form: MultiDict[str, str], name: str) -> str:
    return form.get(name, "").replace("\r\n", "\n").strip()


def read_moment(text: str, zone: ZoneInfo) -> datetime | None:
    """What a browser sends for a date with a time, on that zone's clock; None for nothing.

    Raises:
        ValueRefused: It is no moment.
    """
    if not text.strip():
        return None
    try:
        return datetime.fromisoformat(text.strip()).replace(tzinfo=zone)
    except ValueError:
        raise ValueRefused("until", "That is no moment: write it like 2026-11-24T18:00, or leave it empty.") from None


@dataclass(frozen=True, slots=True)
class PinForm:
    """A statement that is to be pinned; `texts` by language."""

    title: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)
    channels: tuple[str, ...] = ()
    until: str = ""

    @classmethod
    def read(cls, form: MultiDict[str, str]) -> "PinForm":
        """The form as it was sent."""
        texts = {name.removeprefix(_TEXT): _text(form, name) for name in form if name.startswith(_TEXT)}
        return cls(_text(form, "title"), texts, tuple(form.getlist("channel")), _text(form, "until"))


@dataclass(frozen=True, slots=True)
class FreezeForm:
    """A topic that is to be frozen; `chosen` are ids of entries."""

    title: str = ""
    reason: str = ""
    chosen: tuple[str, ...] = ()
    until: str = ""

    @classmethod
    def read(cls, form: MultiDict[str, str]) -> "FreezeForm":
        """The form as it was sent."""
        chosen = tuple(dict.fromkeys(form.getlist("entry")))
        return cls(_text(form, "title"), _text(form, "reason"), chosen, _text(form, "until"))


@dataclass(frozen=True, slots=True)
class FindForm:
    """Which entries are looked for: near to a question, of a department, or by their ids."""

    question: str = ""
    department: str = ""
    ids: str = ""

    @classmethod
    def read(cls, form: MultiDict[str, str]) -> "FindForm":
        """The form as it was sent."""
        return cls(_text(form, "question"), _text(form, "department"), _text(form, "ids"))
