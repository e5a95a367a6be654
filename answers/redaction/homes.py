"""Where people live and when they were born, where the text says so or writes it as people write addresses."""

import re
from collections.abc import Iterator

from answers.personal_data.addresses import find_addresses
from answers.personal_data.births import find_births
from answers.personal_data.datum import in_order
from answers.personal_data.pieces import pieces_around_digits
from answers.redaction.found import Found, hide_found
from answers.redaction.marks import ADDRESS, BIRTH_DATE

_AT_ONCE = 2_000  # characters, so that an endless text takes time in proportion
# "I live at kingsroad 12b", "ik woon in de beukenlaan 4": also without capitals, as the words before it say enough.
_LIVES = re.compile(
    r"(?<!\w)((?i:i live (?:at|in|on)|we live (?:at|in|on)|my (?:new |home )?address is|(?:home )?address:|"
    r"(?:ik|wij|we) wo(?:on|nen)(?: nu)? (?:op|aan|in)|(?:mijn |nieuwe? )*adres(?: is|:)|"
    r"(?:jeg|vi) bor(?: nu)? (?:på|i)|adressen? (?:er|:)|adresse:|"
    r"(?:ich|wir) wohnen?(?: jetzt)?(?: in der| in| im| am| an der)?|wohnhaft|(?:meine )?adresse ist|"
    r"j['’]habite(?: au)?|nous habitons(?: au)?|domicilié\w{0,2}(?: au)?|domicile|mon adresse est)[ :,]{1,3})"
    r"((?:[^\W\d][\w.'’-]{0,30} ){1,4}"
    r"(?!(?:19|20)\d\d\b)\d{1,4}(?:[a-zA-Z]|[ -]?(?:bis|ter|hs|[IVX]{1,4}))?(?!\w|[.,:]\d))"
    r"(?! ?(?i:jaar|years?|år|jahre?n?|ans|km|min|uur|hours?|m²|m2|%|€|£|months?|maanden|mois|monate?n?))"
)
_POSTCODE = re.compile(
    r"(?<!\w)((?i:post ?code|zip(?: code)?|postnummer|postnr\.?|postleitzahl|plz|code postal)"
    r"(?i: is| er| ist| est| :|:)? {0,2})"
    r"((?:\d{4} ?[A-Za-z]{2}|\d{4,5}|[A-Za-z]{1,2}\d[A-Za-z\d]? ?\d[A-Za-z]{2})(?!\w))"
    r"(,? (?i:nr|no|number|nummer|huisnummer|house number|hausnummer)\.? \d{1,4}[a-zA-Z]?(?!\w))?"
)
_DATE = (
    r"(?:\d{1,2}[-./ ]{1,2}\d{1,2}[-./ ]{1,2}(?:\d{4}|\d\d)|\d{4}[-./]\d{1,2}[-./]\d{1,2}|"
    r"(?:the )?\d{1,2}(?:st|nd|rd|th|er|\.)? (?:of |de )?[^\W\d]{3,10}\.?,? ?\d{2,4}|"
    r"[^\W\d]{3,10}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4})"
)
_BORN = re.compile(
    r"(?<!\w)((?i:born(?: on)?|date of birth|birth ?date|birthday|d\.?o\.?b\.?|geboren(?: op| am)?|geboortedatum|"
    r"geboortedag|verjaardag|født(?: den| d\.)?|fødselsdato|fødselsdag|geb\.(?: am)?|geburtsdatum|geburtstag|"
    r"née?(?: à [^\W\d]{2,20})?(?: le)?|date de naissance|anniversaire)"
    rf"(?:[ :,=]{{1,3}}(?i:is|was|er|ist|war|est|le|on|op|am|den|the))?[ :,=]{{0,3}})({_DATE})(?!\d)"
)

# The line below a name that was signed: "Åboulevarden 12".
_SIGNED = re.compile(r"(\[name\][.,]?[ \t]*\n[ \t]*)([^\W\d][^\n\d\[]{2,40} \d{1,4} ?[A-Za-z]?)(?=[ \t,]*(?:\n|$))")


def hide_homes(text: str) -> str:
    """The text without addresses and dates of birth; our own places, and days on which nobody was born, stay."""
    text = _BORN.sub(rf"\g<1>{BIRTH_DATE}", text)
    text = _LIVES.sub(rf"\g<1>{ADDRESS}", text)
    text = _SIGNED.sub(rf"\g<1>{ADDRESS}", text)
    text = _POSTCODE.sub(rf"\g<1>{ADDRESS}", text)
    return hide_found(text, _find(text))


def _find(text: str) -> Iterator[Found]:
    for begin, part in _parts(text):
        found = list(find_births(part))
        for offset, piece in pieces_around_digits(part):
            found += (type(one)(one.kind, one.start + offset, one.end + offset) for one in find_addresses(piece))
        for one in in_order(found):
            mark = BIRTH_DATE if one.kind == "birth date" else ADDRESS
            yield Found(mark, begin + one.start, begin + one.end)


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """The text cut between words."""
    at = 0
    while at < len(text):
        end = min(len(text), at + _AT_ONCE)
        if end < len(text):
            space = text.rfind(" ", at + 1, end)
            end = space if space > at else end
        yield at, text[at:end]
        at = end
