"""Reads the time out of a holding reply as its customer does, in five languages. Shares nothing with what wrote it.

A time is one of: today or tomorrow; a weekday, which is one of the next seven days; a weekday with its date.
"""

import re
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo


class _Tongue(NamedTuple):
    today: str
    tomorrow: str
    weekdays: str
    months: str
    phrase: str  # groups: near, weekday, day, month, hour, minute, end (of the day), first, second (of two)


_TONGUES = {
    "en": _Tongue(
        "today",
        "tomorrow",
        "monday tuesday wednesday thursday friday saturday sunday",
        "january february march april may june july august september october november december",
        r"(?:(?P<near>today|tomorrow)|on (?P<weekday>WEEKDAY)(?: (?P<day>\d+) (?P<month>MONTH))?)"
        r" before (?:(?P<hour>\d\d):(?P<minute>\d\d)|(?P<end>midnight))"
        r"(?: \((?:(?P<first>summer)|(?P<second>winter)) time\))?",
    ),
    "nl": _Tongue(
        "vandaag",
        "morgen",
        "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
        "januari februari maart april mei juni juli augustus september oktober november december",
        r"(?:(?P<near>vandaag|morgen)|(?P<weekday>WEEKDAY)(?: (?P<day>\d+) (?P<month>MONTH))?)"
        r" vóór (?:(?P<end>24\.00)|(?P<hour>\d+)\.(?P<minute>\d\d)) uur"
        r"(?: \((?:(?P<first>zomer)|(?P<second>winter))tijd\))?",
    ),
    "da": _Tongue(
        "i dag",
        "i morgen",
        "mandag tirsdag onsdag torsdag fredag lørdag søndag",
        "januar februar marts april maj juni juli august september oktober november december",
        r"(?:(?P<near>i dag|i morgen)|(?P<weekday>WEEKDAY)(?: den (?P<day>\d+)\. (?P<month>MONTH))?)"
        r" inden kl\. (?:(?P<end>24)(?!\d)|(?P<hour>\d+)(?:\.(?P<minute>\d\d))?)"
        r"(?: \((?:(?P<first>sommer)|(?P<second>vinter))tid\))?",
    ),
    "de": _Tongue(
        "heute",
        "morgen",
        "montag dienstag mittwoch donnerstag freitag samstag sonntag",
        "januar februar märz april mai juni juli august september oktober november dezember",
        r"(?:(?P<near>heute|morgen)|am (?P<weekday>WEEKDAY)(?:, (?P<day>\d+)\. (?P<month>MONTH),)?)"
        r" bis (?:(?P<end>24)|(?P<hour>\d+)(?:\.(?P<minute>\d\d))?) uhr"
        r"(?: \((?:(?P<first>sommer)|(?P<second>winter))zeit\))?",
    ),
    "fr": _Tongue(
        "aujourd’hui",
        "demain",
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        r"(?:(?P<near>aujourd’hui|demain)|(?P<weekday>WEEKDAY)(?: (?P<day>1er|\d+) (?P<month>MONTH))?)"
        r" avant (?:(?P<hour>\d+) h(?: (?P<minute>\d\d))?|(?P<end>minuit))"
        r"(?: \(heure d’(?:(?P<first>été)|(?P<second>hiver))\))?",
    ),
}


def read_reply(reply: str, lang: str, heard: datetime, zone: ZoneInfo) -> datetime:
    """The moment in UTC; an AssertionError where the reply names none, several, or one that leaves a choice."""
    tongue = _TONGUES[lang]
    found = list(_pattern(tongue).finditer(reply.casefold()))
    assert len(found) == 1, f"{len(found)} times in “{reply}”"
    said = found[0].groupdict()
    day = _day(said, tongue, heard.astimezone(zone).date())
    if said["end"]:
        day, minutes = day + timedelta(days=1), 0
    else:
        minutes = int(said["hour"]) * 60 + int(said["minute"] or 0)
    meant = _moments(day, minutes, zone)
    if said["first"] or said["second"]:
        assert len(meant) == 2, f"“{reply}” tells two times apart, and there is one"
        return meant[0 if said["first"] else 1]
    assert len(meant) == 1, f"“{reply}” may mean any of {len(meant)} times"
    return meant[0]


def _pattern(tongue: _Tongue) -> re.Pattern[str]:
    phrase = tongue.phrase.replace("WEEKDAY", "|".join(tongue.weekdays.split()))
    return re.compile(r"(?<!\w)" + phrase.replace("MONTH", "|".join(tongue.months.split())))


def _day(said: dict[str, str | None], tongue: _Tongue, today: date) -> date:
    if said["near"]:
        return today + timedelta(days=0 if said["near"] == tongue.today else 1)
    weekday = tongue.weekdays.split().index(str(said["weekday"]))
    if said["day"] is None:
        return today + timedelta(days=(weekday - today.weekday()) % 7 or 7)
    number, month = int(said["day"].removesuffix("er")), tongue.months.split().index(str(said["month"])) + 1
    ahead = [today + timedelta(days=n) for n in range(366)]
    (day,) = [it for it in ahead if (it.day, it.month) == (number, month)]
    assert day.weekday() == weekday, f"{said} is another weekday"
    return day


def _moments(day: date, minutes: int, zone: ZoneInfo) -> list[datetime]:
    """All moments at which the clock there shows this: one, or two where the clocks go back, or none."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    around = (midnight + timedelta(minutes=minutes - offset) for offset in range(14 * 60, -15 * 60, -15))
    shown = (day, minutes)
    return sorted(
        {it for it in around if ((there := it.astimezone(zone)).date(), there.hour * 60 + there.minute) == shown}
    )
