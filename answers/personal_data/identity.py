"""Bank accounts, cards and the numbers that states give to people, each by its check digits or its form."""

import re
from collections.abc import Iterator

from answers.personal_data.datum import Datum
from answers.redaction.accounts import find_accounts
from answers.redaction.marks import CARD, PERSONAL_ID
from answers.redaction.numbers import find_numbers

# National Insurance number (GB): two letters of a set, six digits, a letter A to D.
_NATIONAL_INSURANCE = re.compile(
    r"(?<!\w)(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D](?!\w)"
)
_FORMS = re.compile(
    r"(?<![\d-])(?:\d{6}-\d{4}|\d\d\.\d\d\.\d\d-\d{3}[.-]\d\d)(?![\d-])"
)  # CPR (DK), rijksregister (BE)
_SAID = re.compile(
    r"\b(?:bsn|burgerservicenummer|sofinummer|cpr(?:-?(?:nr|nummer))?|personnummer|steuer-?id\w{0,20}|steuer-?idnr|"
    r"identifikationsnummer|sozialversicherungsnummer|nir|numéro de sécurité sociale|sécurité sociale|"
    r"rijksregisternummer|"
    r"insz|numéro national|registre national|national insurance(?: number)?|ni number|nino|social security(?: number)?|"
    r"passport(?: number)?|paspoort(?:nummer)?|pasnummer|reisepass(?:nummer)?|passeport|rijbewijs(?:nummer)?)"
    r"\.?(?: is| er| ist| est| nr\.?| no\.?|:| :)? {0,2}([A-Z]{0,2}\d[\d .-]{5,22}\d)",
    re.IGNORECASE,
)


def find_identity(text: str, lang: str | None) -> Iterator[Datum]:
    """Accounts, cards and personal ids; a number that only happens to check out is a number all the same."""
    if not any(char.isdecimal() for char in text):
        return
    for account in find_accounts(text):
        yield Datum("bank account", account.start, account.end)
    for form in (_NATIONAL_INSURANCE, _FORMS):
        yield from (Datum("personal id number", *found.span()) for found in form.finditer(text))
    yield from (Datum("personal id number", *found.span(1)) for found in _SAID.finditer(text))
    for number in find_numbers(text, lang):
        if number.mark == CARD:
            yield Datum("card number", number.start, number.end)
        elif number.mark == PERSONAL_ID and text[number.start : number.end].isdecimal():
            yield Datum("personal id number", number.start, number.end)
