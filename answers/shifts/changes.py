"""What is different about an entry, as one reader sees it: then and now, language by language."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal, NamedTuple

from answers.shifts.reader import Reader
from answers.withholding import is_withheld
from kb.entries import EntryRecord
from kb.history import Languages, RevisionLine

ChangeKind = Literal["new", "changed", "lapsed", "withdrawn"]
_SHARED = ("department", "authority", "audience", "channels", "valid_from", "valid_until", "blanks", "takes_days")
_TEXTS = ("title", "answer", "short")


class Days(NamedTuple):
    """The day on which somebody left, and today."""

    left: date
    today: date


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that is different; `lang` is None for what all languages share."""

    field: str
    before: object
    after: object
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class ChangedEntry:
    """An entry that is new, changed, lapsed or withdrawn for somebody; `came_back` is a new one that was there before.

    `title` is what the reader knows it by; `added` and `removed` are languages. `ended` is the last day of one that
    lapsed, `ran_out` the last day of a verification. `by`, `at` and `notes` are of the revisions that made it so; a day
    that passed has none. `used` is how often the reader sent it, `weight` how much it was suggested where they work.
    """

    id: str
    kind: ChangeKind
    title: str
    lang: str
    department: str
    differences: tuple[Difference, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    at: datetime | None = None
    by: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    came_back: bool = False
    ended: date | None = None
    ran_out: date | None = None
    used: int = 0
    weight: int = 0


@dataclass(frozen=True, slots=True)
class EntryHistory:
    """An entry then and now, with its revisions in between, whoever may see them."""

    id: str
    then: Languages
    now: Languages
    revisions: tuple[RevisionLine, ...] = ()


def find_change(history: EntryHistory, reader: Reader, days: Days) -> ChangedEntry | None:
    """What is different for the reader; None where they would notice nothing."""
    then = {lang: it for lang, it in history.then.items() if reader.may_see(it, days.left)}
    now = {lang: it for lang, it in history.now.items() if reader.may_see(it, days.today)}
    if not then and not now:
        return None
    known = find_source(then or now)
    if not then:
        source = find_source(now)
        found = ChangedEntry(history.id, "new", source.title, source.lang, source.department)
        return _told(found, history, now, came_back=bool(history.then))
    if not now:
        ended = _find_end(then, history.now, days.today)
        kind: ChangeKind = "withdrawn" if ended is None else "lapsed"
        found = ChangedEntry(history.id, kind, known.title, known.lang, known.department, ended=ended)
        return _told(found, history, then, with_notes=not _is_hidden(history))
    return _find_difference(history, then, now, days, reader)


def _find_difference(
    history: EntryHistory, then: Languages, now: Languages, days: Days, reader: Reader
) -> ChangedEntry | None:
    added, removed = tuple(sorted(now.keys() - then.keys())), tuple(sorted(then.keys() - now.keys()))
    differences, ran_out = tuple(_list_differences(then, now, reader)), _find_ran_out(then, now, days)
    source = find_source(now)
    if added or removed or differences:
        found = ChangedEntry(
            *(history.id, "changed", source.title, source.lang, source.department, differences, added, removed),
            ran_out=ran_out,
        )
        return _told(found, history, {**then, **now})
    if ran_out is not None:
        return ChangedEntry(history.id, "lapsed", source.title, source.lang, source.department, ran_out=ran_out)
    return None


def _list_differences(then: Languages, now: Languages, reader: Reader) -> Iterator[Difference]:
    """What is different, without the words of an answer that is, or was, not for the reader to say."""
    both = sorted(then.keys() & now.keys(), key=lambda lang: (not now[lang].is_source, lang))
    for name in _SHARED:
        for lang in both[:1]:
            before, after = getattr(then[lang], name), getattr(now[lang], name)
            if before != after:
                yield Difference(name, before, after)
    for lang in both:
        withheld = any(is_withheld(reader.role, it) for it in (then[lang], now[lang]))
        for name in _TEXTS[:1] if withheld else _TEXTS:
            before, after = getattr(then[lang], name), getattr(now[lang], name)
            if (before or "").strip() != (after or "").strip():
                yield Difference(name, before, after, lang)


def _find_ran_out(then: Languages, now: Languages, days: Days) -> date | None:
    """The first day on which a verification ended that was good when the reader left."""
    ends = [
        it.verified + timedelta(days=it.review_every_days)
        for lang, it in now.items()
        if lang in then and it.is_stale(days.today) and not then[lang].is_stale(days.left)
        if it.verified is not None and it.review_every_days is not None
    ]
    return min(ends, default=None)


def _find_end(then: Languages, now: Languages, today: date) -> date | None:
    """The last day of an entry that is as it was, but for its dates; None where it was withdrawn."""
    ends = [
        it.valid_until
        for lang, it in now.items()
        if lang in then and it.valid_until is not None and it.valid_until < today and _is_cleared_alike(it, then[lang])
    ]
    return max(ends, default=None)


def _is_cleared_alike(one: EntryRecord, other: EntryRecord) -> bool:
    return all(getattr(one, name) == getattr(other, name) for name in ("status", "audience", "department"))


def _is_hidden(history: EntryHistory) -> bool:
    """Whether others still see it, so that what was noted about it is for them."""
    return any(it.status == "published" for it in history.now.values())


def _told(
    change: ChangedEntry,
    history: EntryHistory,
    shown: Languages,
    *,
    came_back: bool = False,
    with_notes: bool = True,
) -> ChangedEntry:
    """The change with who made it, of the languages that the reader sees or saw."""
    told = [it for it in history.revisions if it.key.rpartition(":")[2] in shown]
    return replace(
        change,
        at=told[-1].at if told else None,
        by=tuple(dict.fromkeys(it.author for it in reversed(told))),
        notes=tuple(dict.fromkeys(it.note for it in told if it.note)) if with_notes else (),
        came_back=came_back,
    )


def find_source(languages: Languages) -> EntryRecord:
    """The source among these languages, or else one of them; there must be one."""
    return next((it for it in languages.values() if it.is_source), next(iter(languages.values())))
