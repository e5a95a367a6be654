"""Pinned statements: what everybody says, word for word, for as long as it holds.

A change raises the store's revision, so that every process says the new statement from its next answer on.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, or_, select

from kb.actor import Actor
from kb.audit import record_audit
from kb.crisis_text import read_text, read_title, read_until
from kb.documents.languages import LANGUAGE_CODES
from kb.documents.limits import MAX_SHORT_CHARACTERS
from kb.errors import NotFound, ValueRefused
from kb.store import raise_store_revision
from kb.tables import ChannelRow, PinRow


@dataclass(frozen=True, slots=True)
class Pin:
    """A pinned statement: `texts` by language; no `channels` means all, no `until` until somebody ends it."""

    number: int
    title: str
    texts: Mapping[str, str]
    channels: tuple[str, ...]
    by: str
    at: datetime
    until: datetime | None = None
    ended_at: datetime | None = None
    ended_by: str | None = None

    def holds(self, now: datetime) -> bool:
        """Whether it is to be said at this moment."""
        return self.ended_at is None and (self.until is None or now < self.until)

    def is_for(self, channel: str | None) -> bool:
        """Whether it is to be said there; without a channel nobody could say that it isn't."""
        return channel is None or not self.channels or channel in self.channels


def pick_pin(pins: Iterable[Pin], channel: str | None, now: datetime) -> Pin | None:
    """The newest that is to be said on this channel at this moment, or None."""
    return max((it for it in pins if it.holds(now) and it.is_for(channel)), key=lambda it: it.number, default=None)


def list_pins(session: Session, now: datetime) -> tuple[Pin, ...]:
    """Those that hold at this moment, newest first."""
    query = select(PinRow).where(
        col(PinRow.ended_at).is_(None), or_(col(PinRow.until).is_(None), col(PinRow.until) > now)
    )
    return tuple(_record(row) for row in session.exec(query.order_by(col(PinRow.number).desc())))


def get_pin(session: Session, number: int) -> Pin:
    """The pin, whether it still holds or not.

    Raises:
        NotFound: there is none.
    """
    return _record(_get(session, number))


def add_pin(
    session: Session,
    *,
    title: str,
    texts: Mapping[str, str],
    channels: Sequence[str] = (),
    until: datetime | None = None,
    actor: Actor,
    now: datetime,
) -> Pin:
    """Pins a statement from now on; languages without a text are left out.

    Raises:
        ValueRefused: the title, a text, a language, a channel or the end cannot be used.
    """
    row = PinRow(
        title=read_title(title),
        texts=_read_texts(texts),
        channels=_read_channels(session, channels),
        by=actor.who,
        at=now,
        until=read_until(until, now),
    )
    session.add(row)
    session.flush()
    raise_store_revision(session)
    record_audit(session, actor, "pinned", "pin", str(row.number), after=_state(row), at=now)
    return _record(row)


def end_pin(session: Session, number: int, *, actor: Actor, now: datetime) -> Pin:
    """Takes the statement down; one that has ended stays as it is.

    Raises:
        NotFound: there is none.
    """
    row = _get(session, number)
    if not _record(row).holds(now):
        return _record(row)
    before = _state(row)
    row.ended_at, row.ended_by = now, actor.who
    session.add(row)
    session.flush()
    raise_store_revision(session)
    record_audit(session, actor, "unpinned", "pin", str(number), before=before, after=_state(row), at=now)
    return _record(row)


def _get(session: Session, number: int) -> PinRow:
    row = session.get(PinRow, number, populate_existing=True)
    if row is None:
        raise NotFound("pin", str(number))
    return row


def _read_texts(texts: Mapping[str, str]) -> dict[str, str]:
    read = {lang: read_text("texts", text, MAX_SHORT_CHARACTERS) for lang, text in texts.items()}
    unknown = sorted(set(read) - LANGUAGE_CODES)
    if unknown:
        raise ValueRefused("texts", f"`{unknown[0][:20]}` is no language code: use two letters such as en or nl.")
    given = {lang: text for lang, text in read.items() if text}
    if not given:
        raise ValueRefused("texts", "A pinned statement needs a text: write it in one language at least.")
    return given


def _read_channels(session: Session, channels: Sequence[str]) -> list[str]:
    known = set(session.exec(select(ChannelRow.id)))
    for channel in channels:
        if channel not in known:
            raise ValueRefused("channels", f"There is no channel `{channel[:80]}`: choose one of {_names(known)}.")
    return list(dict.fromkeys(channels))


def _names(known: set[str]) -> str:
    return ", ".join(sorted(known)) or "none"


def _state(row: PinRow) -> dict[str, Any]:
    return {
        "title": row.title,
        "languages": sorted(row.texts),
        "channels": list(row.channels),
        "until": row.until.isoformat() if row.until else None,
        "ended_at": row.ended_at.isoformat() if row.ended_at else None,
    }


def _record(row: PinRow) -> Pin:
    return Pin(
        number=row.number or 0,
        title=row.title,
        texts=dict(row.texts),
        channels=tuple(row.channels),
        by=row.by,
        at=row.at,
        until=row.until,
        ended_at=row.ended_at,
        ended_by=row.ended_by,
    )
