"""A moment, said the way people say it: "tomorrow before 11:00", "mandag inden kl. 10".

Pure words: knows no departments. Invariant: what is said names the moment exactly, and no other within a year.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time

_FAR_DAYS = 7


@dataclass(frozen=True, slots=True)
class _Manner:
    """How one language names a time limit. Patterns are CLDR's (https://unicode.org/reports/tr35/tr35-dates.html)."""

    today: str
    tomorrow: str
    weekday: str
    dated: str
    before: str
    whole_hour: str
    minutes: str
    midnight: str  # as the end of the day that is named
    summer: str  # for the night in which an hour comes twice
    winter: str
    first_of_month: str | None = None


_MANNERS = {
    "en": _Manner(
        today="today",
        tomorrow="tomorrow",
        weekday="'on' EEEE",
        dated="'on' EEEE d MMMM",
        before="before",
        whole_hour="HH:mm",
        minutes="HH:mm",
        midnight="midnight",
        summer="summer time",
        winter="winter time",
    ),
    "nl": _Manner(
        today="vandaag",
        tomorrow="morgen",
        weekday="EEEE",
        dated="EEEE d MMMM",
        before="vóór",
        whole_hour="H.mm 'uur'",
        minutes="H.mm 'uur'",
        midnight="24.00 uur",
        summer="zomertijd",
        winter="wintertijd",
    ),
    "da": _Manner(
        today="i dag",
        tomorrow="i morgen",
        weekday="EEEE",
        dated="EEEE 'den' d. MMMM",
        before="inden",
        whole_hour="'kl'. H",
        minutes="'kl'. H.mm",
        midnight="kl. 24",
        summer="sommertid",
        winter="vintertid",
    ),
    "de": _Manner(
        today="heute",
        tomorrow="morgen",
        weekday="'am' EEEE",
        dated="'am' EEEE, d. MMMM,",
        before="bis",
        whole_hour="H 'Uhr'",
        minutes="H.mm 'Uhr'",
        midnight="24 Uhr",
        summer="Sommerzeit",
        winter="Winterzeit",
    ),
    "fr": _Manner(
        today="aujourd’hui",
        tomorrow="demain",
        weekday="EEEE",
        dated="EEEE d MMMM",
        before="avant",
        whole_hour="H 'h'",
        minutes="H 'h' mm",
        midnight="minuit",
        summer="heure d’été",
        winter="heure d’hiver",
        first_of_month="EEEE '1er' MMMM",
    ),
}


def is_spoken(lang: str | None) -> bool:
    """Whether times can be said in this language (ISO 639-1)."""
    return lang in _MANNERS


def when_phrase(due: datetime, now: datetime, lang: str, zone: ZoneInfo | None = None) -> str:
    """The time limit `due` in words, as heard at `now`; English where the language is not spoken.

    Within six days a weekday is enough; beyond them, and for a day that is past, the date is said. The end of a day
    belongs to that day: "today before midnight". An hour that comes twice in a night says which one is meant.

    Args:
        due: A whole minute, aware.
        now: What "today" is reckoned from, aware.
        lang: ISO 639-1.
        zone: The customer's; without it the words are in the zone of `due`.
    """
    lang = lang if is_spoken(lang) else "en"
    manner = _MANNERS[lang]
    there = zone or due.tzinfo
    # By way of UTC: within one zone, Python would leave a clock time that a spring night skips as it is.
    local = due.astimezone(UTC).astimezone(there)
    today = now.astimezone(UTC).astimezone(there).date()
    twice = local.utcoffset() != local.replace(fold=1 - local.fold).utcoffset()
    if local.time() == time() and not twice:
        day, clock = local.date() - timedelta(days=1), manner.midnight
    else:
        day, clock = local.date(), _clock(local.time(), manner, lang)
    if twice:
        clock = f"{clock} ({manner.winter if local.fold else manner.summer})"
    return f"{_day(day, today, manner, lang)} {manner.before} {clock}"


def say_clock(moment: time, lang: str) -> str:
    """A time of day by itself: "17:00", "17.00 uur", "kl. 17", "17 Uhr", "17 h"; English where not spoken."""
    lang = lang if is_spoken(lang) else "en"
    return _clock(moment, _MANNERS[lang], lang)


def say_day(day: date, lang: str) -> str:
    """A day with its year: "24 November 2026", "24. november 2026"; English where not spoken."""
    lang = lang if is_spoken(lang) else "en"
    manner = _MANNERS[lang]
    if day.day == 1 and manner.first_of_month:
        return format_date(day, "'1er' MMMM y", locale=lang)
    return format_date(day, format="long", locale="en_GB" if lang == "en" else lang)


def _clock(moment: time, manner: _Manner, lang: str) -> str:
    return format_time(moment, manner.minutes if moment.minute else manner.whole_hour, locale=lang)


def _day(day: date, today: date, manner: _Manner, lang: str) -> str:
    days = (day - today).days
    if days in (0, 1):
        return (manner.today, manner.tomorrow)[days]
    if 0 < days < _FAR_DAYS:
        return format_date(day, manner.weekday, locale=lang)
    pattern = manner.dated if day.day > 1 else manner.first_of_month or manner.dated
    return format_date(day, pattern, locale=lang)
