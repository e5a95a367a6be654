"""Whether a day is a public holiday, and what it is called.

opening-hours-py knows the days and no names; the names are those of the countries that we know by heart. They decide
nothing: a holiday without a name here is one all the same.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo

from opening_hours import OpeningHours

from answers.bank_holidays import with_left_out_holidays

_UTC = ZoneInfo("UTC")  # the package takes no other kind of zone

_EASTER = {
    "easter": "Easter Sunday",
    "easter +1 day": "Easter Monday",
    "easter -3 days": "Maundy Thursday",
    "easter -2 days": "Good Friday",
    "easter +39 days": "Ascension Day",
    "easter +49 days": "Whit Sunday",
    "easter +50 days": "Whit Monday",
}
_CHRISTMAS = {"Jan 01": "New Year’s Day", "Dec 25": "Christmas Day"}
_SECOND_DAY = {"Dec 26": "Second day of Christmas"}
_NAMES = {
    "NL": {**_CHRISTMAS, **_SECOND_DAY, **_EASTER, "Apr 26-27": "King’s Day"},
    "DK": {**_CHRISTMAS, **_SECOND_DAY, **_EASTER},
    "DE": {**_CHRISTMAS, **_SECOND_DAY, **_EASTER, "May 01": "Labour Day", "Oct 03": "German Unity Day"},
    "FR": {
        **_CHRISTMAS,
        "May 01": "Labour Day",
        "May 08": "Victory Day",
        "Jul 14": "Bastille Day",
        "Aug 15": "Assumption Day",
        "Nov 01": "All Saints’ Day",
        "Nov 11": "Armistice Day",
        **_EASTER,
    },
    "GB": {
        **_CHRISTMAS,
        "Dec 26": "Boxing Day",
        "Dec 27-28": "Christmas bank holiday",
        "Jan 02-03": "New Year bank holiday",
        "May Mo[1]": "Early May bank holiday",
        "May Mo[-1]": "Spring bank holiday",
        "Aug Mo[-1]": "Summer bank holiday",
        **_EASTER,
    },
}


@dataclass(frozen=True, slots=True)
class Holiday:
    """A public holiday; `name` is English, None where nobody has written it down here."""

    name: str | None


@lru_cache(maxsize=4096)
def find_holiday(country: str | None, day: date) -> Holiday | None:
    """The public holiday that a day is in a country (ISO 3166-1 alpha-2); None on any other day, or without a country.

    Raises:
        UnknownCountryError: opening-hours-py has no holidays of it.
    """
    if country is None or not _falls(with_left_out_holidays("PH 00:00-24:00", country), country, day):
        return None
    names = (name for rule, name in _NAMES.get(country, {}).items() if _falls(rule, country, day))
    return Holiday(next(names, None))


def _falls(rule: str, country: str, day: date) -> bool:
    return _parsed(rule, country).is_open(datetime.combine(day, time(12), _UTC))


@lru_cache(maxsize=256)
def _parsed(rule: str, country: str) -> OpeningHours:
    return OpeningHours(rule, timezone=_UTC, country=country, auto_country=False, auto_timezone=False)
