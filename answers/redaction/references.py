"""Numbers of orders, cases, invoices, parcels and customers: by the word before them, or by their form."""

import re
from collections.abc import Iterator

from answers.redaction.found import Found, hide_found
from answers.redaction.marks import NUMBER

_WORDS = (
    "order,ticket,case,invoice,reference,ref,tracking,parcel,booking,reservation,customer,client,account,serial,return,"
    "employee,staff,badge,contract,policy,membership,confirmation,complaint,consignment,shipment,student,meter,"
    "personeels,medewerkers,medewerker,personeel,medarbejder,lønnummer,mitarbeiter,personal,matricule,salarié,"
    "bestelling,ordernummer,bestelnummer,zaak,dossier,factuur,klant,pakket,zending,reservering,kenmerk,retour,"
    "contract,polis,boeking,boekings,bestel,tracking,ticket,melding,meldings,student,meter,"
    "ordre,bestilling,sag,sags,faktura,kunde,pakke,forsendelse,booking,sporings,"
    "ordre,kontrakt,aftale,police,bookings,reservations,medlems,studie,måler,referencen,"
    "bestellung,auftrag,vorgang,fall,rechnung,kunden,paket,sendung,sendungs,buchung,auftrags,bestell,"
    "vertrag,vertrags,vorgangs,fall,rechnungs,buchungs,ticket,paket,sendungsverfolgungs,versicherungs,matrikel,zähler,"
    "mitglieds,aktenzeichen,"
    "commande,dossier,facture,colis,client,réservation,suivi,référence,"
    "contrat,ticket,adhérent,abonné,compteur,expédition"
)
_NUMBER_WORD = r"(?:num(?:mer|ber|éro|ero)?|nr|no|n[°º]|id|code)"
# "order number: A-1234", "ordrenr. 4711", "bestelling #98-12", "n° de commande 55102"
_SAID = re.compile(
    rf"\b((?:{'|'.join(sorted(set(_WORDS.split(',')), key=len, reverse=True))})"
    rf"[ -]?{_NUMBER_WORD}?\.?(?: (?:is|er|ist|est|:))?[ :]{{0,2}})"
    r"(#?(?=[A-Za-z/_-]{0,40}\d)[A-Za-z0-9][A-Za-z0-9/_-]{2,40}+)",
    re.IGNORECASE,
)
_HASH = re.compile(r"#\d[\w-]{2,40}+")
_LONG_CODE = re.compile(r"(?<![\w-])(?=[\w/-]*\d)[A-Za-z0-9][\w/-]{6,}+")
_LEAST_DIGITS_SAID = 3
_LEAST_DIGITS_ALONE = 6  # more than a model's name has


def hide_reference(text: str, reference: str) -> str:
    """The text without the reference that the request named, also with a `#` in front or other capitals."""
    bare = reference.strip().removeprefix("#")
    if len(bare) < _LEAST_DIGITS_SAID or bare.casefold() not in text.casefold():
        return text
    return re.sub(rf"(?<!\w)#?{re.escape(bare)}(?!\w)", NUMBER, text, flags=re.IGNORECASE)


def hide_references(text: str) -> str:
    """The text without such numbers; the word that says what it was stays."""
    text = hide_found(text, find_said(text))
    text = _HASH.sub(NUMBER, text)
    return _LONG_CODE.sub(lambda found: _hide_code(found[0]), text)


def find_said(text: str) -> Iterator[Found]:
    """The numbers that a word before them announces."""
    for found in _SAID.finditer(text):
        if _count_digits(found[2]) >= _LEAST_DIGITS_SAID:
            yield Found(NUMBER, found.start(2), found.end(2))


def _hide_code(written: str) -> str:
    """Digits alone, dates among them, are told apart by `numbers`; here are letters and digits together."""
    mixed = any(char.isalpha() for char in written)
    return NUMBER if mixed and _count_digits(written) >= _LEAST_DIGITS_ALONE else written


def _count_digits(written: str) -> int:
    return sum(char.isdecimal() for char in written)
