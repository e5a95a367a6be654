"""Entries that were withdrawn everywhere: told for a day, to those who could have used them."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from kb.database import Session
from kb.withdrawals import Withdrawal, list_withdrawals
from web.notice_sources.usable import list_usable
from web.notices import Notice
from web.visitor import Visitor

_TOLD_FOR = timedelta(days=1)


def list_notices(visitor: Visitor, session: Session, now: datetime) -> Iterator[Notice]:
    """One for each, newest first."""
    found = list_withdrawals(session, since=now - _TOLD_FOR)
    usable = list_usable(visitor, session, [it.entry_id for it in found], now.date())
    return (_notice(it) for it in found if it.entry_id in usable)


def _notice(withdrawal: Withdrawal) -> Notice:
    stop = "" if withdrawal.reason.endswith((".", "!", "?", "…")) else "."
    return Notice(
        id=f"withdrawal:{withdrawal.number}",
        level="crisis",
        sentence=f"Withdrawn by {withdrawal.by}: “{withdrawal.title}”. {withdrawal.reason}{stop}",
        may_hide=True,
        halts=(withdrawal.entry_id,),
    )
