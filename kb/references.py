"""Which documents need which: what must stay as long as something names it, and which names exist."""

from sqlmodel import Session, col, or_, select

from kb.documents import Kind, KnownNames
from kb.documents.problems import ProblemFound
from kb.documents.templates import check_template
from kb.tables import ChannelRow, DepartmentRow, EntryRow, FactRow, GuidelineRow


def list_known_names(session: Session) -> KnownNames:
    """The departments, facts and channels that exist."""
    return KnownNames(
        departments=frozenset(session.exec(select(DepartmentRow.id))),
        facts=frozenset(session.exec(select(FactRow.name))),
        channels=frozenset(session.exec(select(ChannelRow.id))),
    )


def list_users(session: Session, kind: Kind, key: str) -> list[str]:
    """The documents that need this one, by their keys, in order."""
    match kind:
        case "department":
            found = session.exec(select(EntryRow.id).where(EntryRow.department == key).distinct())
            return sorted(found)
        case "fact":
            return _users_of_fact(session, key)
        case "channel":
            return _users_of_channel(session, key)
        case "entry":
            return _variants(session, key)
    return []


def _users_of_fact(session: Session, name: str) -> list[str]:
    pattern = f"%facts%{name}%"  # `_` stands for any character, which only finds more to look at below
    rows = session.exec(
        select(EntryRow.id, EntryRow.lang, EntryRow.answer, EntryRow.short).where(
            or_(col(EntryRow.answer).like(pattern), col(EntryRow.short).like(pattern))
        )
    )
    users = [f"{entry_id}:{lang}" for entry_id, lang, *texts in rows if _uses(name, *texts)]
    users += [
        department.id for department in session.exec(select(DepartmentRow)) if _uses(name, *department.holding.values())
    ]
    users += [
        channel.id
        for channel in session.exec(select(ChannelRow))
        if _uses(name, *channel.greeting.values(), *channel.close.values(), *channel.signature.values())
    ]
    return sorted(users)


def _users_of_channel(session: Session, channel: str) -> list[str]:
    entries = session.exec(select(EntryRow.id, EntryRow.channels)).all()
    users = {entry_id for entry_id, channels in entries if channel in channels}
    for row in session.exec(select(GuidelineRow)):
        if any(channel in conditions.get("channel", ()) for conditions in (row.conditions, row.ticked_when or {})):
            users.add(row.id)
    return sorted(users)


def _uses(name: str, *texts: str | None) -> bool:
    for text in texts:
        try:
            if text is not None and name in check_template(text).facts:
                return True
        except ProblemFound:
            continue  # was saved by an older release with other rules; it names nothing that can be told
    return False


def _variants(session: Session, key: str) -> list[str]:
    entry_id, _, lang = key.rpartition(":")
    row = session.get(EntryRow, (entry_id, lang))
    if row is None or not row.is_source:
        return []
    others = session.exec(select(EntryRow.lang).where(EntryRow.id == entry_id, EntryRow.lang != lang))
    return sorted(f"{entry_id}:{other}" for other in others)
