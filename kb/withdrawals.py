"""Withdrawals: an entry that is taken out of use in all its languages at once, with the reason told to everybody."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from kb.actor import Actor
from kb.audit import record_audit
from kb.crisis_text import read_reason
from kb.current import find_current
from kb.documents import EntryDocument
from kb.entries import EntryRecord, list_variants
from kb.errors import NotFound, ValueRefused
from kb.revisions import Change
from kb.saving import save_document
from kb.tables import EntryRow, WithdrawalRow


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What was withdrawn, by whom and why; `title` is as it was then."""

    number: int
    entry_id: str
    department: str
    title: str
    reason: str
    by: str
    at: datetime


def withdraw_everywhere(session: Session, entry_id: str, *, reason: str, actor: Actor, now: datetime) -> Withdrawal:
    """Archives the entry in every language, in this transaction: no question that begins after it is answered by it.

    Raises:
        NotFound: there is no such entry.
        ValueRefused: there is no reason, or nothing of it is in use.
        DocumentRefused: it contradicts the rest of the store by now.
    """
    said = read_reason(reason)
    variants = list_variants(session, entry_id)
    if not variants:
        raise NotFound("entry", entry_id)
    in_use = [entry for entry in variants if entry.status == "published"]
    if not in_use:
        raise ValueRefused("entry", f"`{entry_id}` is in use in no language: there is nothing to withdraw.")
    for place in range(len(variants)):  # the source comes first, and takes with it those that follow its status
        entry = list_variants(session, entry_id)[place]
        if entry.status != "archived":
            _archive(session, entry, Change(actor.who, note=said, at=now, asker=actor.asker))
    row = WithdrawalRow(
        entry_id=entry_id,
        department=variants[0].department,
        title=variants[0].title,
        reason=said,
        by=actor.who,
        at=now,
    )
    session.add(row)
    session.flush()
    languages = {"languages": sorted(entry.lang for entry in in_use)}
    after = {"status": "archived", "withdrawal": row.number}
    record_audit(session, actor, "withdrew", "entry", entry_id, before=languages, after=after, at=now)
    return _record(row)


def list_withdrawals(session: Session, *, since: datetime, limit: int = 50) -> tuple[Withdrawal, ...]:
    """Those from that moment on whose entry is still in use in no language, newest first."""
    back = select(EntryRow.id).where(col(EntryRow.status) == "published")
    query = (
        select(WithdrawalRow)
        .where(col(WithdrawalRow.at) >= since, col(WithdrawalRow.entry_id).not_in(back))
        .order_by(col(WithdrawalRow.number).desc())
        .limit(limit)
    )
    return tuple(_record(row) for row in session.exec(query))


def find_withdrawal(session: Session, entry_id: str) -> Withdrawal | None:
    """Why the entry is out of use; None where it was not withdrawn, or is in use again in some language."""
    in_use = select(EntryRow.id).where(EntryRow.id == entry_id, col(EntryRow.status) == "published")
    if session.exec(in_use).first() is not None:
        return None
    query = select(WithdrawalRow).where(WithdrawalRow.entry_id == entry_id).order_by(col(WithdrawalRow.number).desc())
    row = session.exec(query).first()
    return None if row is None else _record(row)


def _archive(session: Session, entry: EntryRecord, change: Change) -> None:
    current = find_current(session, "entry", entry.key)
    if current is None or not isinstance(current.document, EntryDocument):
        raise NotFound("entry", entry.key)
    document = current.document.model_copy(update={"status": "archived"})
    save_document(session, "entry", document, expected_revision=entry.revision, change=change)


def _record(row: WithdrawalRow) -> Withdrawal:
    return Withdrawal(row.number or 0, row.entry_id, row.department, row.title, row.reason, row.by, row.at)
