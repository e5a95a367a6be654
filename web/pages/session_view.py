"""Sessions as the pages list them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kb.sessions import SignInSession
from web.words import WAY, say_since


@dataclass(frozen=True, slots=True)
class SessionView:
    """One line: a browser, how and when it came in, when it was last used, and whether it is the one that asks."""

    number: int
    device: str
    way: str
    began: str
    seen: str
    is_this: bool


def view_sessions(sessions: Sequence[SignInSession], now: datetime, this: int | None = None) -> list[SessionView]:
    """The sessions in their order."""
    return [
        SessionView(
            number=one.number,
            device=one.device,
            way=WAY[one.way],
            began=say_since(one.began_at, now),
            seen=say_since(one.seen_at, now),
            is_this=one.number == this,
        )
        for one in sessions
    ]


def read_number(text: str) -> int:
    """The number of a session as a form sends it; 0, which none has, for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0
