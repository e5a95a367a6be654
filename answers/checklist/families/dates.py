"""Dates that a reader in another country reads otherwise."""

import re
from collections.abc import Iterator

from answers.checklist.draft import Draft
from answers.checklist.finding import Finding, Span, failed, passed
from answers.checklist.registry import Parameters, check
from answers.checklist.text import Text

_MONTHS = 12
_IN_FIGURES = re.compile(r"(?<![\w/.-])(\d{1,2})(?P<sign>[/.-])(\d{1,2})(?P=sign)(?:\d{4}|\d{2})(?![\w/-]|\.\d)")
_SHORT = re.compile(r"\b(?:on|by|until|till|before|after|from|since|dated) (\d{1,2})/(\d{1,2})(?![\w/-]|\.\d)")
_SETTLED = {"de": ".-", "da": ".-", "nl": "-.", "fr": "."}  # signs with which a date can only be day, month, year


@check("ambiguous_date")
def ambiguous_date(draft: Draft, _parameters: Parameters) -> Finding:
    """A date says its month in letters, or leaves no doubt: 03/04/2026 is in March for some and in April for others.

    A day above 12, the same number twice, and the year in front leave no doubt; nor does 3.4.2026 in German or Danish.
    """
    if not any(char.isdigit() for char in draft.text):
        return passed("No date can be read in two ways.")
    found = tuple(_ambiguous(draft.read, draft.spoken or "en"))
    if not found:
        return passed("No date can be read in two ways.")
    return failed("Write the month in letters, so that nobody takes it for the day.", found)


def _ambiguous(text: Text, lang: str) -> Iterator[Span]:
    for found in _IN_FIGURES.finditer(text.raw):
        if found["sign"] not in _SETTLED.get(lang, "") and _could_be_two(found):
            yield found.span()
    if lang == "en":
        for found in _SHORT.finditer(text.raw):
            if _could_be_two(found):
                yield found.start(1), found.end()


def _could_be_two(found: re.Match[str]) -> bool:
    first, second = int(found.group(1)), int(found.groups()[-1])
    return first != second and 1 <= first <= _MONTHS and 1 <= second <= _MONTHS
