"""Reads a time limit back from its words, as a customer does. Shares nothing with the code that wrote them."""

import re
from datetime import UTC, date, datetime, time, timedelta

_TODAY = {"en": "today", "nl": "vandaag", "da": "i dag", "de": "heute", "fr": "aujourd’hui"}
_TOMORROW = {"en": "tomorrow", "nl": "morgen", "da": "i morgen", "de": "morgen", "fr": "demain"}
_BEFORE = {"en": "before", "nl": "vóór", "da": "inden", "de": "bis", "fr": "avant"}
_WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "da": "mandag tirsdag onsdag torsdag fredag lørdag søndag",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
}
_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
}
_CLOCK = {
    "en": r"(?:(\d\d):(\d\d)|midnight)",
    "nl": r"(\d\d?)\.(\d\d) uur",
    "da": r"kl\. (\d\d?)(?:\.(\d\d))?",
    "de": r"(\d\d?)(?:\.(\d\d))? Uhr",
    "fr": r"(?:(\d\d?) h(?: (\d\d))?|minuit)",
}
_SECOND_TIME = {
    "en": ("summer time", "winter time"),
    "nl": ("zomertijd", "wintertijd"),
    "da": ("sommertid", "vintertid"),
    "de": ("Sommerzeit", "Winterzeit"),
    "fr": ("heure d’été", "heure d’hiver"),
}
_WEEKDAY = {"en": r"on (\w+)", "nl": r"(\w+)", "da": r"(\w+)", "de": r"am (\w+)", "fr": r"(\w+)"}
_DATE = {
    "en": r"on (\w+) (\d\d?) (\w+)",
    "nl": r"(\w+) (\d\d?) (\w+)",
    "da": r"(\w+) den (\d\d?)\. (\w+)",
    "de": r"am (\w+), (\d\d?)\. (\w+),",
    "fr": r"(\w+) (1er|[2-9]|[12]\d|3[01]) (\w+)",
}


def read_when(phrase, lang, now, zone):
    """The moment in UTC; an AssertionError where the words are not as people say them, or leave a choice."""
    said_day, said_clock = phrase.split(f" {_BEFORE[lang]} ")
    found = re.fullmatch(_CLOCK[lang] + r"(?: \((.+)\))?", said_clock)
    assert found, said_clock
    hour, minute = (24, 0) if found[1] is None else (int(found[1]), int(found[2] or 0))
    day = _day(said_day, lang, now.astimezone(UTC).astimezone(zone).date())
    if hour == 24:
        day, hour = day + timedelta(days=1), 0
    readings = {datetime.combine(day, time(hour, minute, fold=fold), zone).astimezone(UTC) for fold in (0, 1)}
    if found[3] is None:
        assert len(readings) == 1, f"{phrase} comes twice that night"
        return readings.pop()
    assert len(readings) == 2, f"{phrase} comes once"
    return sorted(readings)[_SECOND_TIME[lang].index(found[3])]


def _day(said, lang, today):
    if said == _TODAY[lang]:
        return today
    if said == _TOMORROW[lang]:
        return today + timedelta(days=1)
    weekdays = _WEEKDAYS[lang].split()
    if found := re.fullmatch(_DATE[lang], said):
        number, month = int(found[2].removesuffix("er")), _MONTHS[lang].split().index(found[3]) + 1
        coming = [date(year, month, number) for year in (today.year, today.year + 1)]
        days = [day for day in coming if today + timedelta(days=6) < day and weekdays[day.weekday()] == found[1]]
    else:
        found = re.fullmatch(_WEEKDAY[lang], said)
        assert found, said
        week = [today + timedelta(days=ahead) for ahead in range(2, 7)]
        days = [day for day in week if weekdays[day.weekday()] == found[1]]
    assert len(days) == 1, f"{said}, said on {today}, leaves a choice"
    return days[0]
