"""Days and parts of days in a folded text: "tomorrow morning", "zondagmiddag", "i aften", "am 27. November"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from answers.checklist.moments.words import Part, find_words

_LOOK = 16  # characters before and behind a name in which it may be said to be past
_PAST_DAYS = 60  # a date without a year that is longer ago than this is the next year's


@dataclass(frozen=True, slots=True)
class Named:
    """A day by name: days from today, a weekday (0 is Monday), or a date; and the part of it, in hours."""

    start: int
    end: int
    days: int | None = None
    weekday: int | None = None
    dated: tuple[int, int] | None = None  # day, month
    part: Part | None = None

    def on(self, today: date) -> date:
        """The day that is meant, as heard on this day; the same weekday means today."""
        if self.dated is not None:
            return _near(self.dated, today)
        if self.weekday is not None:
            return today + timedelta(days=(self.weekday - today.weekday()) % 7)
        return today + timedelta(days=self.days or 0)


def find_days(folded: str, lang: str) -> tuple[Named, ...]:
    """The days that are named, in order, without overlap; those that are past, or come every week, are left out."""
    pattern, words = _pattern(lang), find_words(lang)
    if pattern is None or words is None:
        return ()
    return tuple(
        named
        for found in pattern.finditer(folded)
        for named in _read(found, lang)
        if not words.past.search(folded, max(0, found.start() - _LOOK), found.start())
        and not words.past_after.match(folded, found.end())
    )


def _read(found: re.Match[str], lang: str) -> Iterator[Named]:
    words = find_words(lang)
    if words is None:
        return
    said = found.groupdict()
    part = words.parts.get(said["part"] or said["joined"] or "")
    start, end = found.span()
    if said["today"]:
        yield Named(start, end, days=0, part=words.parts_today[said["today"]])
    elif said["relative"]:
        yield Named(start, end, days=words.days[said["relative"]], part=part)
    elif said["month"] or said["month_first"]:
        month = words.months[said["month"] or said["month_first"]]
        day = int(said["day"] or said["day_behind"])
        if _exists(day, month):
            yield Named(start, end, dated=(day, month), part=part)
    elif said["weekday"] and not (lang == "fr" and re.search(r"\ble $", found.string[max(0, start - 4) : start])):
        yield Named(start, end, weekday=words.weekdays[said["weekday"]], part=part)


def _exists(day: int, month: int) -> bool:
    return 1 <= day <= (29 if month == 2 else 30 if month in {4, 6, 9, 11} else 31)


def _near(dated: tuple[int, int], today: date) -> date:
    """The date in the year in which it is least long ago or soonest."""
    day, month = dated
    for year in (today.year - 1, today.year, today.year + 1, today.year + 2):
        try:
            found = date(year, month, day)
        except ValueError:  # 29 February
            continue
        if found >= today - timedelta(days=_PAST_DAYS):
            return found
    return date(today.year + 4 - today.year % 4, month, day)


@cache
def _pattern(lang: str) -> re.Pattern[str] | None:
    words = find_words(lang)
    if words is None:
        return None
    weekday, months = _any(words.weekdays), _any(words.months)
    parts, today, days = _any(words.parts), _any(words.parts_today), _any(words.days)
    joined = _any(name for name in words.parts if " " not in name)
    the_day = rf"(?:(?:{weekday}),? (?:(?:the|den|dem|d\.|le) )?)?(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th|er|e)? (?:of )?"
    month_first = months if lang == "en" else "(?!)"
    return re.compile(
        rf"(?<![\w-])(?:(?P<today>{today})|{the_day}(?P<month>{months})\b"
        rf"|(?P<month_first>{month_first}) (?P<day_behind>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])"
        rf"|(?:(?P<relative>{days})|(?P<weekday>{weekday}))(?P<joined>{joined})?)(?: (?P<part>{parts}))?(?!\w)"
    )


def _any(names: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))
