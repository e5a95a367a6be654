"""Long numbers: phones, cards and personal ids, each by its own rule, and whatever else has seven digits.

A number that is kept must not lead to a person, so the kinds differ only in the mark that they leave.
"""

import re
from collections.abc import Callable, Iterator

import phonenumbers
from phonenumbers import NumberParseException
from stdnum import luhn
from stdnum.be import nn
from stdnum.de import idnr
from stdnum.dk import cpr
from stdnum.fr import nir
from stdnum.nl import bsn

from answers.redaction.found import Found, hide_found
from answers.redaction.marks import CARD, NUMBER, PERSONAL_ID, PHONE

_REGIONS = {"nl": ("NL", "BE"), "da": ("DK",), "de": ("DE", "AT", "CH"), "fr": ("FR", "BE", "CH"), "en": ("GB", "IE")}
_ALL_REGIONS = ("NL", "DK", "DE", "FR", "GB", "BE")
# Possessive: nothing is tried again. Two numbers with nothing but a space between them go as one.
_RUN = re.compile(r"(?<!\w)[+(]{0,2}\d[\d ().\-/\u00a0]{5,}+")
_LEAST, _MOST_PHONE, _MOST = 7, 15, 19
_TRIED = 40  # numbers of one text that are looked at closely
_DATE = re.compile(r"(?:\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20)?\d\d|(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2})")
_YEARS = re.compile(r"(?:19|20)\d\d ?[-/] ?(?:19|20)\d\d")
_AMOUNT = re.compile(r"\d{1,3}(?:[. \u00a0]\d{3}){1,4}")
_HOURS = re.compile(r"\d{1,2}\.\d\d ?[-/] ?\d{1,2}\.\d\d")
_CPR = re.compile(r"\d{6}-\d{4}")
_PERSONAL: dict[str, tuple[Callable[[str], bool], ...]] = {
    "nl": (bsn.is_valid, nn.is_valid),
    "da": (cpr.is_valid,),
    "de": (idnr.is_valid,),
    "fr": (nir.is_valid, nn.is_valid),
}


def hide_numbers(text: str, lang: str | None) -> str:
    """The text without numbers of seven digits and more that are no date, years, hours or amount."""
    return hide_found(text, find_numbers(text, lang))


def find_numbers(text: str, lang: str | None) -> Iterator[Found]:
    """Such numbers in order; only the first are looked at closely, the others are said to be some number."""
    tried = 0
    for found in _RUN.finditer(text):
        written = found[0].rstrip(" ().-/\u00a0")
        digits = "".join(char for char in written if char.isdecimal())
        if len(digits) < _LEAST or _is_harmless(written):
            continue
        tried += 1
        mark = _name_kind(written, digits, lang) if tried <= _TRIED else NUMBER
        yield Found(mark, found.start(), found.start() + len(written))


def _is_harmless(written: str) -> bool:
    return any(form.fullmatch(written) for form in (_DATE, _YEARS, _AMOUNT, _HOURS))


def _name_kind(written: str, digits: str, lang: str | None) -> str:
    if len(digits) > _MOST:
        return NUMBER
    if len(digits) >= 13 and luhn.is_valid(digits):
        return CARD
    if _CPR.fullmatch(written) or any(is_valid(digits) for is_valid in _PERSONAL.get(lang or "", ())):
        return PERSONAL_ID
    if len(digits) <= _MOST_PHONE and _is_phone(written, lang):
        return PHONE
    others = (is_valid for kind in _PERSONAL.values() for is_valid in kind)
    return PERSONAL_ID if len(digits) >= 9 and any(is_valid(digits) for is_valid in others) else NUMBER


def _is_phone(written: str, lang: str | None) -> bool:
    """Whether a phone could have this number, in the countries of the language where it names none itself."""
    regions: tuple[str | None, ...] = _REGIONS.get(lang or "", _ALL_REGIONS)
    for region in (None,) if written.startswith("+") else regions:
        try:
            if phonenumbers.is_possible_number(phonenumbers.parse(written, region)):
                return True
        except NumberParseException:
            continue
    return False
