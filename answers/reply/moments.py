"""Days and times of day as people write them, said in the reply's language."""

import re
from datetime import time
from functools import lru_cache

from babel.dates import get_month_names

from answers.reply.said import SaidDay
from answers.times import say_clock, say_day

_ISO_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ][\d:.+Z-]*)?")
_DAY_FIRST = re.compile(r"(\d\d?)[-/.](\d\d?)[-/.](\d{4})")
_DAY_MONTH_YEAR = re.compile(r"(\d\d?)(?:\.|er|st|nd|rd|th)? ([^\W\d]{3,12}) (\d{4})")
_CLOCK = re.compile(r"(?:kl\.? ?)?(\d\d?)(?:[:.](\d\d)(?::\d\d)?| ?h ?(\d\d))? ?(am|pm|uur|uhr|h)?")
_MONTH_LANGUAGES = ("en_GB", "nl", "da", "de", "fr")


def say_date(text: str, lang: str) -> SaidDay | None:
    """A day as ISO 8601, day first, or with its month's name; None for anything else."""
    numbers: tuple[str | int, str | int, str | int] | None = None
    if found := _ISO_DAY.fullmatch(text):
        numbers = (found[1], found[2], found[3])
    elif found := _DAY_FIRST.fullmatch(text):
        numbers = (found[3], found[2], found[1])
    elif found := _DAY_MONTH_YEAR.fullmatch(text):
        numbers = (found[3], _month(found[2].casefold()), found[1])
    if numbers is None:
        return None
    try:
        year, month, day = map(int, numbers)
        made = SaidDay(year, month, day)
    except ValueError:
        return None
    made.said = say_day(made, lang)
    return made


@lru_cache(maxsize=256)
def _month(name: str) -> int:
    """A month's number in the year by its full name in any of the languages; 0 for none."""
    for locale in _MONTH_LANGUAGES:
        for number, said in get_month_names("wide", locale=locale).items():
            if said.casefold() == name:
                return int(number)
    return 0


def say_time(text: str, lang: str) -> str | None:
    """A time of day such as 17:00, 17.00 uur, kl. 17 or 5 pm; None for anything else."""
    found = _CLOCK.fullmatch(text.casefold())
    if found is None or len(text) < 3:
        return None
    hour, minute, unit = int(found[1]), int(found[2] or found[3] or 0), found[4]
    if unit in ("am", "pm"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if unit == "pm" else 0)
    return say_clock(time(hour, minute), lang) if hour < 24 and minute < 60 else None
