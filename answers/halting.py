"""A reply that must not go out any more: its entry was withdrawn, or its topic frozen, after it was suggested."""

from collections.abc import Iterable
from datetime import datetime

from answers.errors import ReplyHalted
from kb.database import Session
from kb.entries import list_variants
from kb.freezes import frozen_entries, list_freezes
from kb.withdrawals import find_withdrawal


def refuse_halted(session: Session, entry_ids: Iterable[str], now: datetime) -> None:
    """Lets pass what may go out at this moment.

    Raises:
        ReplyHalted: One of the entries was withdrawn everywhere, or is frozen.
    """
    frozen = frozen_entries(list_freezes(session, now), now)
    for entry_id in entry_ids:
        withdrawal = find_withdrawal(session, entry_id)
        if withdrawal is not None:
            raise ReplyHalted(entry_id, f"“{withdrawal.title}” was withdrawn by {withdrawal.by}", withdrawal.reason)
        freeze = frozen.get(entry_id)
        if freeze is not None:
            title = next((it.title for it in list_variants(session, entry_id)), entry_id)
            raise ReplyHalted(entry_id, f"“{title}” is frozen ({freeze.title})", freeze.reason)
