"""The departments of these tests; the public holidays are those that the governments publish, typed in by hand."""

from datetime import timedelta

from answers.department import Department
from tests.answers.promises.wall_calendar import Office

HOUR = timedelta(hours=1)
WEEK = "Mo Tu We Th Fr"
EVERY = "Mo Tu We Th Fr Sa Su"

# https://www.rijksoverheid.nl/onderwerpen/arbeidsovereenkomst-en-cao
NL = "2026-01-01 2026-04-05 2026-04-06 2026-04-27 2026-05-14 2026-05-24 2026-05-25 2026-12-25 2026-12-26 2027-01-01"
# https://www.borger.dk/samfund-og-rettigheder/Helligdage: without the Great Prayer Day since 2024
DK = (
    "2026-01-01 2026-04-02 2026-04-03 2026-04-05 2026-04-06 2026-05-14 2026-05-24 2026-05-25 2026-12-25 2026-12-26 "
    "2027-01-01"
)
# The nine days of all sixteen states
DE = "2026-01-01 2026-04-03 2026-04-06 2026-05-01 2026-05-14 2026-05-25 2026-10-03 2026-12-25 2026-12-26 2027-01-01"
# https://www.service-public.fr/particuliers/vosdroits/F2405
FR = (
    "2026-01-01 2026-04-06 2026-05-01 2026-05-08 2026-05-14 2026-05-25 2026-07-14 2026-08-15 2026-11-01 2026-11-11 "
    "2026-12-25 2027-01-01"
)
# https://www.gov.uk/bank-holidays, England and Wales
GB = (
    "2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-26 2026-12-28 2027-01-01 "
    "2027-12-25 2027-12-26 2027-12-27 2027-12-28 2028-01-01 2028-01-03"
)
# Thanksgiving, Christmas, New Year: those that these tests come near to
US = "2026-11-26 2026-12-25 2027-01-01"


def _office(name, zone, hours, reply, country, week, closed=""):
    return Office(Department(name.lower(), name, zone, hours, reply, country), week, frozenset(closed.split()))


_COMPANY_DAYS = f"{DE} 2026-12-24 2026-12-28 2026-12-29 2026-12-30 2026-12-31"
_NINE_TO_FIVE = "Mo-Fr 09:00-17:00; PH off"

OFFICES = {
    "it": _office(
        "IT",
        "Europe/Copenhagen",
        "Mo-Fr 08:00-12:00,12:30-16:30; PH off",
        3 * HOUR,
        "DK",
        {WEEK: "08:00-12:00 12:30-16:30"},
        DK,
    ),
    "product": _office(
        "Product",
        "Europe/Amsterdam",
        "Mo-Fr 08:30-18:00; Sa 10:00-14:00; PH off",
        4 * HOUR,
        "NL",
        {WEEK: "08:30-18:00", "Sa": "10:00-14:00"},
        NL,
    ),
    "hr": _office("HR", "Europe/Amsterdam", _NINE_TO_FIVE, 8 * HOUR, "NL", {WEEK: "09:00-17:00"}, NL),
    "london": _office(
        "London", "Europe/London", "Mo-Fr 09:00-17:30; PH off", 4 * HOUR, "GB", {WEEK: "09:00-17:30"}, GB
    ),
    "london daily": _office(
        "London", "Europe/London", "09:00-17:30; PH closed", 4 * HOUR, "GB", {EVERY: "09:00-17:30"}, GB
    ),
    "berlin": _office(
        "Berlin", "Europe/Berlin", "Mo-Fr 09:00-18:00; PH off", 4 * HOUR, "DE", {WEEK: "09:00-18:00"}, DE
    ),
    "paris": _office(
        "Paris",
        "Europe/Paris",
        "Mo-Fr 09:30-12:30,14:00-18:00; PH off",
        2 * HOUR,
        "FR",
        {WEEK: "09:30-12:30 14:00-18:00"},
        FR,
    ),
    "new york": _office("New York", "America/New_York", _NINE_TO_FIVE, 4 * HOUR, "US", {WEEK: "09:00-17:00"}, US),
    "kolkata": _office("Kolkata", "Asia/Kolkata", "Mo-Sa 10:00-19:00", 3 * HOUR, None, {f"{WEEK} Sa": "10:00-19:00"}),
    "nights": _office("Nights", "Europe/Amsterdam", "22:00-06:00", 4 * HOUR, None, {EVERY: "22:00-06:00"}),
    "weekend nights": _office(
        "Weekend", "Europe/Amsterdam", "Fr,Sa 20:00-26:00", 5 * HOUR, None, {"Fr Sa": "20:00-02:00"}
    ),
    "late": _office("Late", "Europe/Amsterdam", "Mo-Fr 16:00-24:00", 2 * HOUR, None, {WEEK: "16:00-00:00"}),
    "always": _office("Always", "Europe/Amsterdam", "24/7", 2 * HOUR, "NL", {EVERY: "00:00-24:00"}),
    "company days": _office(
        "Company",
        "Europe/Berlin",
        "Mo-Fr 09:00-17:00; PH off; Dec 24-Jan 01 off",
        4 * HOUR,
        "DE",
        {WEEK: "09:00-17:00"},
        _COMPANY_DAYS,
    ),
    "odd closing": _office("Odd", "Europe/Amsterdam", "Mo-Fr 09:00-12:40", HOUR, None, {WEEK: "09:00-12:40"}),
    "slow": _office("Slow", "Europe/Amsterdam", _NINE_TO_FIVE, 40 * HOUR, "NL", {WEEK: "09:00-17:00"}, NL),
    "at once": _office("At once", "Europe/Amsterdam", _NINE_TO_FIVE, 0 * HOUR, "NL", {WEEK: "09:00-17:00"}, NL),
}
