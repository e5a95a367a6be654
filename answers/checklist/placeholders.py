"""Words in brackets, and rows of X: which of them stand for something that somebody was to fill in.

Invariant: looks only at the few words around the place.
"""

import re

from answers.checklist.text import fold

_NEAR = 40  # characters that tell what stands before a mark

_NOUNS = frozenset(
    # what a reply names of a customer's case, in the five languages
    fold(
        "name firstname lastname surname customer agent colleague date time amount price number link reason "
        "department reference first last order product tracking code "
        "naam voornaam achternaam klantnaam klantnummer medewerker collega datum tijd tijdstip bedrag prijs nummer "
        "bestelnummer ordernummer reden afdeling kenmerk productnaam "
        "navn fornavn efternavn kundenavn kundenummer medarbejder kollega dato tidspunkt klokkeslæt beløb pris "
        "ordrenummer varenummer årsag sagsnummer produktnavn "
        "vorname nachname kundenname kundennummer mitarbeiter uhrzeit betrag preis bestellnummer produktname "
        "artikelnummer abteilung sendungsnummer grund "
        "nom prénom client conseiller heure montant prix numéro commande lien motif référence produit"
    ).split()
)
_OF_A_CASE = re.compile(
    # parts of words in brackets that make them more than a button's name
    r"name|naam|navn|\bnom\b|prenom|numb|nummer|numero|\bnr\b|\bdat[eo]|datum|bedrag|amount|price|prijs|\bpris|preis"
    r"|betrag|beløb|montant|\bprix|order|ordre|bestel|commande|produ[ck]t|produit|customer|klant|kunde|client|agent"
    r"|medewerker|medarbejder|mitarbeiter|conseill|colleague|[ck]olleg|\blink|\burl\b|tijd|\btime|\btid|zeit|heure"
    r"|adres|phone|telefo|reason|reden|arsag|grund|motif|raison|department|afdeling|abteilung|insert|invul|indsæt|udfyld"
    r"|einfug|tracking|track|your\b|hier\b|\bhere\b|\bici\b|placeholder|\bxx"
)
_TO_FILL_IN = re.compile(
    r"\b(?:insert|fill in|add (?:name|link|date|time|amount)|your name|placeholder|to be (?:confirmed|completed|added)"
    r"|invullen|in te vullen|vul in|invoegen|nog aan te vullen|toevoegen"
    r"|indsæt|udfyld|udfyldes|tilføj|skriv navn|skal udfyldes"
    r"|einfugen|einsetzen|ausfullen|erganzen|eintragen"
    r"|inserer|a completer|a remplir|ajouter|a preciser)\b"
)
_POSSESSIVE = re.compile(
    r"\b(?:your|his|her|their|je|jouw|uw|jullie|din|dit|dine|jeres|deres|ihr(?:e[nmrs]?)?|dein(?:e[nmrs]?)?|votre|vos"
    r"|ton|ta|tes|the)\b"
)
_BUTTON = re.compile(
    r"\b(?:click|press|tap|choose|select|hit|open|pick|push|hold|klik|kies|druk|tik|selecteer|open|houd|knop|button|toets"
    r"|key|keys|vælg|tryk|klikker|trykker|hold|knappen|tasten|klicken|drucken|wahlen|tippen|taste"
    r"|schaltflache|button|offnen|halten|cliquez|appuyez|choisissez|selectionnez|touche"
    r"|bouton|ouvrez|maintenez|menu)\b[^.!?\n]{0,40}$"
)
_REMARK = re.compile(
    r"(?:sic|edit|update|bijgewerkt|opdateret|aktualisiert|mise a jour|nl|en|de|da|dk|fr|be|at|ch|ok|x|v|\W*)"
)
_SAID_FORMAT = re.compile(
    r"(?:format\w*|formaat|form of|looks? like|ziet er|eruit als|ser ud|som fx|sieht|aus wie|forme|ressemble\w*"
    r"|begins? with|starts? with|begint met|beginnt mit|begynder med|starter med|commence par|such as|zoals|e\.g\."
    r"|z\. ?b\.|f\.eks\.|bijv\.|p\. ?ex\.)[^.!?\n]{0,30}$"
)
_VALUE_BEFORE = re.compile(
    r"(?:[€$£#]|\b(?:kl\.?|at|on|by|until|till|before|from|number|no\.?|nr\.?|order|om|op|voor|vanaf|tot|nummer"
    r"|bestelling|bestelnummer|ordernummer|den|d\.|fra|til|inden|ordre|ordrenummer|um|am|bis|vom|ab|bestellung"
    r"|bestellnummer|le|du|au|avant|numero|n°|commande|is|er|ist|est|within|binnen|inden for|innerhalb von|sous"
    r"|dear|beste|hi|hej|hallo|bonjour|kære))[:\s]{0,3}$"
)
_VALUE_AFTER = re.compile(
    r"\s?(?:%|€|euro|kr\b|uhr\b|uur\b|dagen\b|dage\b|tage|days\b|jours\b|hours\b|timer\b|stunden\b|heures\b|h\b|werkdagen\b)"
)
_MASKED = re.compile(r"[ -]?\d{3,4}(?!\d)")
_MASKED_BEFORE = re.compile(r"\d{4}[ -]?$")
_SIZE = re.compile(r"-(?:large|small|l\b|s\b)", re.IGNORECASE)
_ASKS = re.compile(
    r"\b(?:send|give|share|tell|enter|provide|state|include|stuur|geef|vul|vermeld|noem|mail|oplys|skriv|angiv|schicken"
    r"|nennen|geben|senden|mitteilen|envoyez|indiquez|donnez|precisez)\b"
)
_SHORT = 4


def is_bracket_blank(raw: str, found: re.Match[str]) -> bool:
    """Whether `[…]` stands for something to fill in; group 1 is what is in the brackets."""
    inner = fold(found.group(1)).strip()
    before = fold(raw[max(0, found.start() - _NEAR) : found.start()])
    if not inner:
        return bool(before.split("\n")[-1].strip(" -*"))  # "- [ ]" is an item of a list to tick
    if not any(char.isalpha() for char in inner):
        return not inner.strip(" ?_")
    if len(inner) == 1 or _REMARK.fullmatch(inner) or (found.group(1)[:1].isupper() and _BUTTON.search(before)):
        return False
    plain = not any(char.isdigit() for char in inner) and (inner[0] == found.group(1)[0] or found.group(1).isupper())
    return plain or _OF_A_CASE.search(inner) is not None


def is_parenthesis_blank(raw: str, found: re.Match[str]) -> bool:
    """Whether `(…)` stands for something to fill in: a bare noun such as "(naam)", or a note to oneself."""
    inner = fold(found.group(1)).strip()
    words = inner.split()
    if len(words) > _SHORT or _POSSESSIVE.search(inner):
        return False
    if _TO_FILL_IN.search(inner):
        return True
    before = fold(raw[max(0, found.start() - _NEAR) : found.start()])
    asked = " ".join(before.split()[-_SHORT:])
    if not all(word in _NOUNS for word in words) or _ASKS.search(asked):
        return False
    return bool(_VALUE_BEFORE.search(before)) or not _POSSESSIVE.search(asked)


def is_row_of_x(raw: str, found: re.Match[str]) -> bool:
    """Whether a row of X stands for a value, and is no kiss, no masked number and no format that is explained."""
    row = found.group().strip("€$£ ")
    before, after = raw[max(0, found.start() - _NEAR) : found.start()], raw[found.end() : found.end() + 12]
    told = fold(before)
    masked = row[-_SHORT:].isalpha() and (_MASKED.match(after) or _MASKED_BEFORE.search(before))
    if masked or _SAID_FORMAT.search(told) or _SIZE.match(after):
        return False
    if row.strip("Xx") or any(sign not in "Xx" for sign in row) or row != found.group():
        return True  # XX-XX, VH-XXXX, € XX
    if not told.endswith("^") and _is_kiss(told, after, row):
        return False
    return row.isupper() or len(row) > _SHORT or bool(_VALUE_BEFORE.search(told) or _VALUE_AFTER.match(fold(after)))


def _is_kiss(told: str, after: str, row: str) -> bool:
    """Kisses end a line, behind a name or a sentence."""
    ends = not after.split("\n", maxsplit=1)[0].strip(" .!♥❤️😘")
    return ends and len(row) <= _SHORT and not _VALUE_BEFORE.search(told)
