"""What everybody who has a page open must know now: gathered from sources, told again within seconds of a change.

A source reads the store and says what it has for a visitor. Whatever it reads must ring the bell (`kb.bell.ring`) or
raise the store's revision in the transaction that changes it: the answer is kept until then, and for a few seconds
at most, since some of it depends on the time.
"""

import hashlib
import logging
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from kb.bell import Stamp, get_stamp
from kb.database import Database, Session
from kb.errors import KbError
from kb.hidden_notices import list_hidden_notices
from web.visitor import Visitor

_log = logging.getLogger(__name__)

Level = Literal["crisis", "warning", "info"]
_ORDER = {"crisis": 0, "warning": 1, "info": 2}
_KEPT = timedelta(seconds=10)
_MOST_KEPT = 500  # visitors


@dataclass(frozen=True, slots=True)
class NoticeAction:
    """A button of a notice: a form that posts `fields` to `address`, or a link there."""

    label: str
    address: str
    fields: tuple[tuple[str, str], ...] = ()
    is_link: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that a person must know now.

    `id` stays the same for as long as it says the same thing (`pin:3`): pages speak each id once. `details` are lines
    behind a fold. `halts` are ids of entries whose replies must not go out meanwhile: open pages mark them.
    """

    id: str
    level: Level
    sentence: str
    link: str | None = None
    link_label: str = "Read more"
    details: tuple[str, ...] = ()
    details_label: str = "More"
    actions: tuple[NoticeAction, ...] = ()
    may_hide: bool = False
    is_hidden: bool = False
    halts: tuple[str, ...] = ()


NoticeSource = Callable[[Visitor, Session, datetime], Iterable[Notice]]


@dataclass(frozen=True, slots=True)
class Notices:
    """A visitor's notices, the gravest first; `etag` changes whenever one of them does."""

    shown: tuple[Notice, ...]
    etag: str


NO_NOTICES = Notices((), "none")


@dataclass(frozen=True, slots=True)
class _Kept:
    stamp: Stamp
    until: datetime
    notices: Notices


class NoticeBoard:
    """Answers what is new for whom; safe to use from several threads."""

    def __init__(self, database: Database, sources: Sequence[NoticeSource]) -> None:
        self._database = database
        self._sources = tuple(sources)
        self._lock = threading.Lock()
        self._kept: dict[Visitor, _Kept] = {}

    def read(self, visitor: Visitor, now: datetime) -> Notices:
        """All notices for this visitor: one read of one row for as long as nothing has changed.

        Raises:
            KbError: The store cannot be read.
        """
        with self._database.session() as session:
            stamp = get_stamp(session)
            kept = self._kept.get(visitor)
            if kept is not None and kept.stamp == stamp and now < kept.until:
                return kept.notices
            notices = self._gather(visitor, session, now)
        with self._lock:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[visitor] = _Kept(stamp, now + _KEPT, notices)
        return notices

    def find(self, visitor: Visitor | None, now: datetime) -> Notices:
        """The same for a page that has to be shown whatever happens: without a visitor or a store there are none."""
        if visitor is None or visitor.asker.person_id is None:
            return NO_NOTICES
        try:
            return self.read(visitor, now)
        except KbError as error:
            _log.warning("The notices could not be read: %s", type(error).__name__)
            return NO_NOTICES

    def _gather(self, visitor: Visitor, session: Session, now: datetime) -> Notices:
        person = visitor.asker.person_id
        hidden = frozenset[str]() if person is None else list_hidden_notices(session, person)
        found = [notice for source in self._sources for notice in source(visitor, session, now)]
        told = [_hide(notice) if notice.may_hide and notice.id in hidden else notice for notice in found]
        shown = tuple(sorted(told, key=lambda notice: _ORDER[notice.level]))
        return Notices(shown, hashlib.sha256(repr(shown).encode()).hexdigest()[:16])


def _hide(notice: Notice) -> Notice:
    return Notice(notice.id, notice.level, notice.sentence, is_hidden=True, halts=notice.halts)
