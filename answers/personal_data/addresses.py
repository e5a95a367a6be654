"""Street addresses with a number, as they are written in each language, and the postcodes of one household.

Each pattern is written so that what is no address stays out: a street's name has a capital, the number is no year. All
patterns are tried on every text, as a Danish reply may name a street in Germany.
"""

import re
from collections.abc import Iterator

from answers.personal_data.datum import Datum

_CAP = r"[A-ZÆØÅÄÖÜÉ]"
_LETTER = r"[A-Za-zÀ-ÖØ-öø-ÿ]"
# 12, 12a, 12-14, 12-II, "12 bis", "12 hs"; never a year, an amount or a count of something ("12 %", "3 x", "2 Tage")
_NUMBER = (
    r"(?!(?:19|20)\d\d(?!\d))\d{1,4}(?:[A-Za-z](?!\w)| [A-H](?![\w'’]))?(?:[-/]\d{1,4}|-[IVX]{1,4}|[- ](?:hs|bis|"
    r"ter|bus \d{1,3})\b)?"
    r"(?![\d%°€£$:]|[.,:]\d| ?(?:%|€|£|x\b|°|kr\b|eur\b|mm\b|cm\b|m\b|km\b|kg\b|uur\b|dagen\b|dage\b|tage\b|minut))"
)
_NAME_BEFORE = rf"(?:{_CAP}[\w.'’-]{{0,30}} (?:(?:van|de|den|der|von|af|og|v\.d\.) ){{0,2}}){{0,3}}"
# "1016 AB Amsterdam", "2100 København Ø", "10115 Berlin", "B-1000 Brussel" where it follows a street
_TOWN = (
    rf"(?:,? {{0,2}}(?:\n)?(?:[A-Z]{{1,2}}-)?\d{{4,5}}(?: ?[A-Z]{{2}}\b)?,? {_CAP}[\w'’-]{{1,30}}"
    rf"(?: [A-ZØ]{{1,2}}\b)?)?"
)
_FLOOR = (
    r"(?:,? (?:st|kl|\d{1,2})\. ?(?:(?:sal|th|tv|mf)\b\.?,? ?){0,2}|,? (?:bus|bte|boîte|etage|app\.?|apt\.?) ?\d{1,4})?"
)

_STREETS = {
    "nl": (
        rf"\b(?!(?i:onderweg|halverwege|vanweg|snelweg|spoorweg)\b){_NAME_BEFORE}"
        rf"(?:{_CAP}[\w'’-]{{1,30}}(?:straat|laan|weg|plein|gracht|kade|singel|dreef|steeg|dijk|plantsoen|hof)"
        rf"|[Ll]aan van {_CAP}\w{{2,30}}) {_NUMBER}"
    ),
    "da": (
        rf"\b(?!Danmark\b){_NAME_BEFORE}(?:{_CAP}[\w'’-]{{1,30}}(?:vej|vejen|gade|gaden|plads|pladsen|torv|"
        rf"torvet|stræde|"
        rf"strædet|vænget|vænge|toften|marken|bakken|parken|haven|lunden|brygge|kaj|allé|allè)|"
        rf"{_CAP}[\w'’-]{{1,30}}s? (?:Allé|Boulevard|"
        rf"Vej|Gade|Plads|Torv|Stræde)) {_NUMBER}"
    ),
    "de": (
        rf"\b{_NAME_BEFORE}(?:{_CAP}[\w-]{{0,30}}(?:stra(?:ß|ss)e|str\.|gasse|allee|chaussee|damm|ufer)|"
        rf"{_CAP}[\w-]{{1,30}}[ -](?:Stra(?:ß|ss)e|Str\.|Gasse|Allee|Weg|Platz|Damm|Ufer|Ring)|"
        rf"(?!(?:Onder|Halver|Snel|Spoor|Unter|Um|Rück|Heim|Hin|Aus|Lieferweg|Post|Rechts|Rund|Halb)weg)"
        rf"{_CAP}\w{{2,30}}weg|"
        rf"(?!(?:Park|Arbeits|Stell|Sitz|Speicher|Ausbildungs|Studien|Praktikums|Fenster|Gang|Steh|Lager|Liege)platz)"
        rf"{_CAP}\w{{2,30}}platz|(?:Am|An der|An den|Auf der|Auf dem|Im|In der|Zum|Zur|Unter den) {_CAP}\w{{2,30}}"
        rf"(?=\s\d{{1,3}}[a-z]?,? \d{{5}} {_CAP})) {_NUMBER}"
    ),
    "fr": (
        rf"(?<![\w.,])\d{{1,4}}(?: ?(?:bis|ter|[A-D]))?,? (?:"
        rf"(?i:rue|avenue|av\.|boulevard|bd|impasse|allée|chaussée|quai|ruelle|drève|chemin) (?:{_LETTER}|d['’])"
        rf"|(?i:place|cours|square|route|passage|sentier|clos|résidence|faubourg|villa) (?=(?:\w{{1,3}} |"
        rf"\w['’]){{0,2}}{_CAP}))"
        rf"[\w'’-]{{0,30}}(?: (?:de|du|des|la|le|les|l['’]?|d['’]?|et|{_CAP}[\w'’-]{{0,30}}|(?:de |du |des |la |"
        rf"d['’]|l['’])"
        rf"[\w'’-]{{2,30}})){{0,4}}"
    ),
    "be": (
        rf"\b(?i:rue|avenue|chaussée|boulevard|place|quai) (?:[\w'’-]{{1,30}} ){{1,5}}?{_NUMBER}"
        rf"(?=,? \d{{4}} {_CAP}|[.,;!?\n]|$)"
    ),
    "en": (
        rf"(?<![\w.,£$€-])(?:(?i:flat|unit|apartment|apt) \d{{1,4}}[A-Za-z]?,? )?\d{{1,4}}[A-Za-z]?(?:-\d{{1,4}})? "
        rf"(?:(?:St\.? )?{_CAP}[\w'’-]{{1,30}} ){{1,3}}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Close|Drive|Court|"
        rf"Ct|Way|"
        r"Place|Square|Sq|Terrace|Crescent|Cres|Gardens|Grove|Mews|Hill|Row|Walk|Rise|Green|Quay|Parade|Boulevard|Blvd|"
        r"Circle|Wharf|Park)\b\.?"
        r"|(?<![\w.,£$€-])\d{1,4}[a-z]? (?:[a-z'’]{3,30} ){1,2}(?:street|road|avenue|lane|crescent|terrace)\b"
    ),
}
_STREET = {
    lang: re.compile(
        pattern + (_FLOOR + _TOWN if lang not in {"en", "be"} else _TOWN if lang == "be" else ""), re.MULTILINE
    )
    for lang, pattern in _STREETS.items()
}
_UK_POSTCODE = re.compile(r"(?<![\w-])(?:[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2})(?![\w-])")
_NL_POSTCODE = re.compile(
    r"(?<![\w.,-])(?!(?:19|20)\d\d )[1-9]\d{3} ?(?!S[ADS]|EU|KG|KM|ML|KR|MM|CM|WH|MB|GB|KB|TB|HZ|AH|"
    r"PK)[A-Z]{2}(?![\w-])"
)
_SAID_POSTCODE = re.compile(
    r"\b(?i:postcode|zip code|postnummer|postnr\.?|postleitzahl|plz|code postal)"
    r"(?i: is| er| ist| est| :|:)? {0,2}(\d{4,5}(?: ?[A-Z]{2}\b)?)(?!\d)"
)
# Our own places are no secret: "visit our shop at …", "stuur het naar ons adres: …".
_OURS = re.compile(
    r"\b(?i:our|your|onze|ons|jullie|uw|vores|jeres|unser\w{0,2}|ihr\w{0,2}|eure?\w?|notre|nos|votre|vos|the|de|"
    r"den|het|die|der|la|le|l['’])[ ]?(?:\w{1,20} ){0,2}"
    r"(?i:shops?|stores?|showroom|office|branch|winkels?|filiaal|showroom|kantoor|butik\w{0,4}|forretning\w{0,3}|"
    r"kontor\w{0,2}|"
    r"läden|laden|geschäft\w{0,2}|filiale\w?|büro|boutiques?|magasins?|bureaux?|agence|retouradres|returadresse|"
    r"retourenadresse|returns? address|return centre|servicecent\w{1,3})\b[^.!?\n]{0,60}$"
)
_BEFORE = 110  # characters before an address in which its owner is said


def find_addresses(text: str) -> Iterator[Datum]:
    """Street addresses and household postcodes, not those of our own shops and offices."""
    if not any(char.isdecimal() for char in text):
        return
    for pattern in _STREET.values():
        yield from (Datum("street address", *span) for span in _spans(pattern, text))
    for pattern in (_UK_POSTCODE, _NL_POSTCODE):
        yield from (Datum("postcode", *span) for span in _spans(pattern, text))
    for found in _SAID_POSTCODE.finditer(text):
        yield Datum("postcode", *found.span(1))


def _spans(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    for found in pattern.finditer(text):
        if not _OURS.search(text, max(0, found.start() - _BEFORE), found.start()):
            yield found.start(), found.start() + len(found[0].rstrip(" ,.\n"))
