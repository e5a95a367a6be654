"""Numbers of passports, licences, plates and insurances, by the words that announce them or by their own form."""

import re
from collections.abc import Callable

from stdnum.de import idnr
from stdnum.fr import nir
from stdnum.gb import nhs
from stdnum.nl import bsn

from answers.redaction.announced import CODE, GAP
from answers.redaction.marks import PERSONAL_ID, PLATE

_PAPERS = (
    r"bsn|burger ?service ?nummer|sofinummer|cpr(?:[ -]?(?:nr|nummer))?|personnummer|"
    r"steuer-?(?:id\w{0,25}|nummer|nr)|idnr|id-nr|identifikationsnummer|"
    r"(?:sozial|renten)versicherungs-?(?:nummer|nr|ausweis)|sv-(?:nummer|nr)|rv-(?:nummer|nr)|"
    r"nir|(?:numéro |numero |n° )?(?:de |d')?sécu(?:rité sociale)?|numero (?:de )?secu|carte vitale|"
    r"rijksregister(?:nummer)?|insz|niss|registre national|"
    r"national insurance|ni number|nino|nhs number|social security(?: number)?|ssn|"
    r"passport|paspoort(?:nummer)?|pasnummer|pas nr|reisepass(?:nummer)?|passeport|"
    r"id-?ka(?:art|rt)|identiteitskaart|identitätskarte|carte d['’]identité|"
    r"(?:personal)?ausweis(?:nummer|nr)?|"
    r"driv(?:ing|er['’]?s?) licen[cs]e|rijbewijs(?:nummer)?|kørekort(?:nummer)?|führerschein(?:nummer)?|"
    r"permis(?: de conduire)?"
)
_PAPER = re.compile(rf"(?<!\w)((?i:{_PAPERS}){GAP})({CODE})")
_PLATES = (
    r"kenteken(?:plaat)?|nummerplaat|(?:kfz-|auto-?)?kennzeichen|nummerplade[nr]?|nummerpladen|"
    r"plaque(?: d['’]immatriculation)?|immatriculation|(?:number|licen[cs]e|registration) plate|my reg|"
    r"registration(?: number)?|car reg"
)
_PLATE = re.compile(rf"(?<!\w)((?i:{_PLATES}){GAP})((?=[^\n]{{0,12}}[A-ZÄÖÜ])(?=[^\n]{{0,12}}\d)"
                    r"[A-ZÄÖÜ0-9]{1,7}(?:[ -](?:[A-Z]{1,3}(?!\w)|\d{1,4}[A-Z]{0,3}(?!\w))){0,3}(?!\w))")  # fmt: skip
_PLATE_FORMS = re.compile(
    r"(?<![\w-])(?:[A-HJ-NP-TV-Z]{2}-\d{3}-[A-HJ-NP-TV-Z]{2}|\d{1,2}-[A-Z]{2,3}-\d{1,2})(?![\w-])"  # FR, NL
)
_FORMS = re.compile(
    # National Insurance number (GB): two letters of a set, six digits, a letter A to D.
    r"(?<!\w)(?:(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D]|"
    r"[A-Z]{2,5}[A-Z9]{0,3}\d{6}[A-Z9]{2}\d?[A-Z0-9]{2}|"  # a British driving licence
    r"\d\d ?[0-3]\d[01]\d\d\d ?[A-Z] ?\d{3})(?!\w)"  # German Sozialversicherungsnummer: area, birth date, letter
)
_GROUPED = re.compile(r"(?<![\w.,])\d{1,3}(?:[ .]\d{1,4}){2,6}(?![\w]|[.,]\d)")
_CHECKS: tuple[Callable[[str], bool], ...] = (idnr.is_valid, nir.is_valid, bsn.is_valid, nhs.is_valid)
_LEAST_DIGITS = 9


def hide_identities(text: str) -> str:
    """The text without such numbers; the word that says what it was stays."""
    text = _PAPER.sub(rf"\g<1>{PERSONAL_ID}", text)
    text = _PLATE.sub(rf"\g<1>{PLATE}", text)
    text = _PLATE_FORMS.sub(PLATE, text)
    text = _FORMS.sub(PERSONAL_ID, text)
    return _GROUPED.sub(_hide_grouped, text)


def _hide_grouped(found: re.Match[str]) -> str:
    """Digits in groups look like an amount ("26 043 725 182"); check digits tell them apart."""
    digits = "".join(char for char in found[0] if char.isdecimal())
    is_identity = len(digits) >= _LEAST_DIGITS and any(is_valid(digits) for is_valid in _CHECKS)
    return PERSONAL_ID if is_identity else found[0]
