"""Entries and facts that change by the calendar alone: nobody edits them, a day passes."""

from datetime import date, timedelta

from sqlmodel import Session, col, or_, select

from kb.tables import EntryRow, FactRow


def list_dated_entries(session: Session, after: date, today: date) -> set[str]:
    """The ids of published entries that began, ended or lost their verification after the day `after` up to `today`.

    An entry ends on the day after its last one.
    """
    published = EntryRow.status == "published"
    bounds = or_(
        (col(EntryRow.valid_from) > after) & (col(EntryRow.valid_from) <= today),
        (col(EntryRow.valid_until) >= after) & (col(EntryRow.valid_until) < today),
    )
    found = set(session.exec(select(EntryRow.id).where(published, bounds)))
    periods = session.exec(select(EntryRow.review_every_days).where(published).distinct()).all()
    lost = [
        (col(EntryRow.review_every_days) == days)
        & (col(EntryRow.verified) >= after - timedelta(days=days))
        & (col(EntryRow.verified) < today - timedelta(days=days))
        for days in periods
        if days is not None
    ]
    return found | set(session.exec(select(EntryRow.id).where(published, or_(*lost)))) if lost else found


def list_expired_facts(session: Session, after: date, today: date) -> set[str]:
    """The names of the facts whose last day came after the day before `after` and is over today."""
    query = select(FactRow.name).where(col(FactRow.expires) >= after, col(FactRow.expires) < today)
    return set(session.exec(query))
