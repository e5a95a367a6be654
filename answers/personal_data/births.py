"""Birth dates, where the words before a date say that it is one."""

import re
from collections.abc import Iterator

from answers.personal_data.datum import Datum

_STEMS = ("born", "birth", "dob", "d.o.b", "gebor", "gebur", "verjaar", "født", "fødsel", "né", "naiss", "annivers")
_SAID = (
    r"\b(?:born(?: on)?|date of birth|birth ?date|birthday|d\.?o\.?b\.?|"
    r"geboren(?: op| am)?|geboortedatum|geboortedag|verjaardag|"
    r"født(?: den| d\.)?|fødselsdato|fødselsdag|"
    r"geburtsdatum|geburtstag|"
    r"née?(?: le)?|date de naissance|anniversaire)"
)
_MONTH = (
    r"(?:jan|feb|fév|febr|mar|maart|mrt|märz|apr|avr|mai|maj|may|mei|jun|juin|jul|juil|aug|août|sep|okt|oct|nov|"
    r"dec|dez|"
    r"déc)[a-zéû]{0,8}\.?"
)
_DATE = (
    rf"(?:\d{{1,2}}[-./ ]\d{{1,2}}[-./ ](?:\d{{4}}|\d\d)|\d{{4}}-\d\d-\d\d|"
    rf"\d{{1,2}}(?:st|nd|rd|th|er|\.)? (?:of |de )?{_MONTH}(?:,? \d{{2,4}})|{_MONTH} \d{{1,2}}(?:st|nd|rd|"
    rf"th)?,? \d{{4}})"
)
_BIRTH = re.compile(rf"{_SAID}[^.!?\n\d]{{0,25}}({_DATE})(?!\d)", re.IGNORECASE)


def find_births(text: str) -> Iterator[Datum]:
    """Dates with a year that are said to be somebody's birth."""
    lower = text.lower()
    if not any(stem in lower for stem in _STEMS):
        return
    for found in _BIRTH.finditer(text):
        yield Datum("birth date", *found.span(1))
