"""Numbers that lead to an order, a case, a parcel, a contract or a customer: announced, or by their form."""

import re
from collections.abc import Iterator

from answers.personal_data.datum import Datum
from answers.redaction.references import find_said

_YEAR = re.compile(r"(?:19|20)\d\d(?:[-/](?:19|20)?\d\d)?")
_UNIT_AFTER = re.compile(
    r"(?:[.,]\d| ?(?:[€£$%°]|x\b|kr\b|eur|usd|gbp|dkk|g\b|kg\b|ml\b|l\b|w\b|wh\b|pcs|stuks|stk|stück|pièces|"
    r"points?|punten|"
    r"km|mb|gb|minut|uur|hours|heures|timer|stunden|days|dagen|dage|tage|jours|woorden|words|people|klanten|"
    r"kunder|kunden|clients|customers))",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"(?:n[°º]|numm?er|number|numéro|nr|no|id|code|#)[.:]?\s{0,2}(?:is |er |ist |est |de \w{2,20} |: )?#?$",
    re.IGNORECASE,
)
# "n° de commande", "numéro de suivi", "order with number", "zaak met nummer"
_NUMBERED = re.compile(
    r"(?<!\w)(?:(?:n[°ºo]\.?|numéro|référence|réf\.?) (?:de |du |d['’])?(?:commande|suivi|colis|dossier|client|facture|"
    r"réservation|contrat|ticket|retour|expédition|compte|abonné)|"
    r"(?:order|case|ticket|booking|contract|invoice|customer|claim|bestelling|zaak|melding|boeking|klant|factuur|"
    r"contract|"
    r"ordre|sag|bestilling|pakke|faktura|bestellung|vorgang|auftrag|sendung|buchung|vertrag|rechnung|commande|"
    r"colis|dossier|"
    r"réservation|facture) (?:with |met |med |mit |unter |onder |avec |portant )?(?:the |het |der |dem |le )?"
    r"(?:number|reference|nummer|numéro|kenmerk|reference|referentie)|"
    r"(?:track ?(?:and|&) ?trace(?:[- ]?(?:code|nummer|nr))?|trackingnummer|tracking-id|sporingsnummer|sporingskode|"
    r"sendungsnummer|kundennummer|vorgangsnummer|aktenzeichen|serienummer|seriennummer|boekingscode|buchungscode|"
    r"reserveringscode|booking (?:code|ref(?:erence)?)|pnr|confirmation code|licence plate|kenteken|kennzeichen|"
    r"nummerplade))"
    r"(?: is| er| ist| est| luidt| lautet| :|:)? {0,2}(#?(?=[A-Z/-]{0,8}\d)[A-Z0-9][A-Z0-9/-]{3,30})(?!\w)",
    re.IGNORECASE,
)
# VH-20418, P4471902, 3SABC1234567, I2611-0482, ABC/2026/00123: capitals and five digits or more, which no model has.
_CODE = re.compile(r"(?<![\w@#./:-])#?(?=[A-Z0-9/-]{0,6}[A-Z])[A-Z0-9]++(?:[-/][A-Z0-9]++){0,4}+(?![\w@]|[./:-]\w)")
_HASH = re.compile(r"(?<![\w&/])#[A-Z]{0,4}-?\d{4,20}(?![\w-])")
_DIGITS = re.compile(r"(?<![\w#/.,:+€£$-])\d{7,24}(?!\w|[.,:/-]\d|[%€£$°]| ?(?:€|kr\b|eur\b))", re.IGNORECASE)
_MANY_DIGITS = re.compile(r"\d{5}|(?:\d[^\d]{0,5}){6}")
_STANDARD = re.compile(r"#?(?:EN|ISO|DIN|IEC|VDE|NEN)\d")
_LONGEST_CODE = 40
_PRODUCT_BEFORE = re.compile(
    r"\b(?:art(?:ikel|icle)?\.?|item|product|produkt|produit|vare|model|modell|modèle|type|typ|ean|gtin|part|onderdeel|"
    r"reservedel|ersatzteil|pièce|version|versie|firmware|norm|iso|en|din|iec|kvk|cvr|vat|btw|moms|ust|hrb|siret|"
    r"siren|tva|"
    r"campaign|kampagne|kortingscode|rabatkode|rabattcode|gutscheincode|code promo|discount code|charge|batch|"
    r"lot|error|"
    r"fout|fejl|fehler|erreur|sku|inc|kb)"
    r"[-\s]?(?:num(?:mer|ber|éro)|nr|no|n[°º]|code|kode)?\.?[:\s-]{0,2}$",
    re.IGNORECASE,
)


def find_references(text: str) -> Iterator[Datum]:
    """Such numbers; an article's number, a year, an amount and a model's name are none."""
    if not any(char.isdecimal() for char in text):
        return
    for said in find_said(text):
        end = said.end
        if text[said.start : end].endswith("-"):
            end -= 1
        if _is_reference(text, said.start, end):
            yield Datum("reference number", said.start, end)
    for numbered in _NUMBERED.finditer(text):
        yield Datum("reference number", *numbered.span(1))
    for pattern in (_CODE, _HASH, _DIGITS):
        for found in pattern.finditer(text):
            if _stands_alone(text, found):
                yield Datum("reference number", *found.span())


def _is_reference(text: str, start: int, end: int) -> bool:
    """Whether the number that a word announces is one, not "case 2026" or "order 500 g"."""
    written = text[start:end]
    digits = sum(char.isdecimal() for char in written)
    if _YEAR.fullmatch(written) or _is_time(text, start, end):
        return False
    strong = not written.isdecimal() or _STRONG.search(text, max(0, start - 24), start) is not None
    return digits >= (3 if strong else 4) and (strong or not _UNIT_AFTER.match(text, end)) and not _is_model(written)


def _is_time(text: str, start: int, end: int) -> bool:
    return text[end : end + 1] == ":" or bool(
        re.fullmatch(
            r"\d{1,2}[-/]\d{1,2}(?:[-/](?:19|20)?\d\d)?|\d{1,2}/(?:19|20)\d\d|(?:19|20)\d\d-\d{1,2}(?:-\d{1,2})?",
            text[start:end],
        )
    )


def _is_model(written: str) -> bool:
    """Whether it is digits with a letter or two behind them: "1080p", "500ml", "2x100"."""
    return bool(re.fullmatch(r"\d{1,4}[a-zA-Z]{1,3}|\d{1,3}x\d{1,4}", written))


def _stands_alone(text: str, found: re.Match[str]) -> bool:
    """Whether a code without a word before it leads to somebody."""
    written = found[0]
    if len(written) > _LONGEST_CODE or _STANDARD.match(written) or _is_date(written):
        return False
    if written[0] != "#" and not _MANY_DIGITS.search(written):
        return False
    return not _PRODUCT_BEFORE.search(text, max(0, found.start() - 30), found.start())


def _is_date(written: str) -> bool:
    return bool(
        re.fullmatch(r"(?:19|20)\d\d(?:0\d|1[0-2])[0-3]\d|(?:19|20)\d\d[-/]\d{1,2}[-/]\d{1,2}|[\d/-]{1,10}", written)
    ) and (len(written) == 8 or not written.isdecimal())
