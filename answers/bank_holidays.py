"""Public holidays that opening-hours-py 2.1 leaves out, as rules of the `opening_hours` syntax.

Its list for GB has only the days that all four nations keep on the same date. A department in London would then be
promised for on New Year's Day. The days of England and Wales are added (https://www.gov.uk/bank-holidays); a department
elsewhere writes its own days into its hours (`Mar 17 off`).
"""

import re

# Christmas is there for the years in which it is a weekend: the list has only the days that stand in for it.
_LEFT_OUT = {"GB": ("Jan 01", "Jan 02-03 Mo", "easter +1 day", "Aug Mo[-1]", "Dec 25-26")}

_DAY = r"(?:Mo|Tu|We|Th|Fr|Sa|Su|SH)(?:-(?:Mo|Tu|We|Th|Fr|Sa|Su))?"
_SPAN = r"\d{1,2}:\d{2}-\d{1,2}:\d{2}"
_ON_HOLIDAYS = re.compile(rf"\b(?:{_DAY},)*PH(?:,{_DAY})*\s+(off|closed|{_SPAN}(?:,{_SPAN})*)")


def with_left_out_holidays(hours: str, country: str | None) -> str:
    """The hours, in which what they say of public holidays (`PH off`) is also said of those that are left out."""
    days = _LEFT_OUT.get(country or "", ())

    def repeated(rule: re.Match[str]) -> str:
        return "; ".join([rule.group(), *(f"{day} {rule.group(1)}" for day in days)])

    return _ON_HOLIDAYS.sub(repeated, hours)
