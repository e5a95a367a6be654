"""The watch for rises: once a minute, by one process."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from answers.clockwork import Job
from answers.rises.finding import HOUR, Rising, find_rising
from answers.rises.topics import ENTRY, WORD, list_words, say_words
from kb.database import Database, Session
from kb.departments import list_departments
from kb.entries import list_variants
from kb.rises import Asked, Rise, Seen, find_first_asked, list_asked, list_questions, list_rises_since, note_rise

_WEEKS = 8
_DAY = timedelta(days=1)
_EVERY_SECONDS = 60.0
_ALIKE = 0.5  # share of the questions of one word that have another one too: then both are one topic
_MOST_WORDS = 4


def watch_rises(database: Database) -> Job:
    """The job for the clockwork."""
    return Job("rises", _EVERY_SECONDS, lambda now: note_rises(database, now))


def note_rises(database: Database, now: datetime) -> tuple[Rise, ...]:
    """Looks at the last hour and tells of what rises; gives what was not told before."""
    with database.session() as session:
        recent = list_asked(session, now - HOUR, now)
        rising = find_rising(recent, _past_weeks(session, now), now) if recent else []
        seen = _merge(session, rising, now) if rising else []
    if not seen:
        return ()
    with database.transaction() as session:
        noted = [note_rise(session, it, now) for it in seen]
    return tuple(it for it in noted if it is not None)


def _past_weeks(session: Session, now: datetime) -> list[Sequence[Asked]]:
    """The same hour by the clock on the wall, of each week since the first question that is kept."""
    first = find_first_asked(session)
    departments = list_departments(session)
    zone = ZoneInfo(departments[0].timezone) if departments else UTC
    weeks: list[Sequence[Asked]] = []
    for number in range(1, _WEEKS + 1):
        end = (now.astimezone(zone) - timedelta(weeks=number)).astimezone(UTC)
        if first is None or end - HOUR < first:
            break
        weeks.append(list_asked(session, end - HOUR, end))
    return weeks


def _merge(session: Session, rising: Sequence[Rising], now: datetime) -> list[Seen]:
    """Entries as they are; words that come in the same questions as one topic, unless a rise was already told of them.

    Once its entry is frozen or withdrawn, the same questions come on without an answer: their words rise then.
    """
    told = _told_words(session, now)
    entries = [_of_entry(session, it) for it in rising if it.topic.startswith(ENTRY)]
    groups: list[list[Rising]] = []
    for it in rising:
        if it.topic.startswith(WORD) and it.topic not in told:
            group = next((group for group in groups if _is_alike(group[0], it)), None)
            if group is None:
                groups.append([it])
            else:
                group.append(it)
    return [*entries, *(_of_words(group) for group in groups)]


def _told_words(session: Session, now: datetime) -> set[str]:
    """The words that most questions of a rise had, of those that were told in the last day."""
    told: set[str] = set()
    for rise in list_rises_since(session, now - _DAY):
        questions = list_questions(session, rise.receipt_ids)
        counts = Counter(topic for text, lang in questions for topic in list_words(text, lang))
        told |= {topic for topic, count in counts.items() if count >= _ALIKE * len(questions)}
    return told


def _is_alike(one: Rising, other: Rising) -> bool:
    ids, others = {it.id for it in one.questions}, {it.id for it in other.questions}
    return len(ids & others) >= _ALIKE * min(len(ids), len(others))


def _of_entry(session: Session, rising: Rising) -> Seen:
    entry_id = rising.topic.removeprefix(ENTRY)
    title = next((it.title for it in list_variants(session, entry_id)), entry_id)
    ids = [it.id for it in rising.questions]
    return Seen(rising.topic, title, rising.count, rising.expected, ids, [entry_id])


def _of_words(group: Sequence[Rising]) -> Seen:
    """Its words, never a whole question: what is kept of it must not need to be forgotten."""
    first = group[0]
    stems = [it.topic.removeprefix(WORD) for it in group][:_MOST_WORDS]
    title = say_words(stems, [it.question for it in first.questions])
    near: dict[str, None] = {}
    for it in first.questions:
        near.update(dict.fromkeys(entry for entry, _ in it.shown[:1]))
    return Seen(
        f"words:{stems[0]}", title, first.count, first.expected, [it.id for it in first.questions], list(near)[:5]
    )
