"""E-mail addresses and phone numbers that lead to a person, not to the house."""

import re
from collections.abc import Iterator
from itertools import islice

import phonenumbers
from phonenumbers import NumberParseException

from answers.personal_data.datum import Datum
from answers.redaction.emails import find_emails

# Mailboxes of a role, whoever reads them.
_ROLES = re.compile(
    r"(?:info|hello|hallo|hej|bonjour|contact|kontakt|mail|post|office|help|helpdesk|support|service|services|"
    r"care|team|"
    r"customer[._-]?(?:service|care|support)|customercare|klantenservice|klantcontact|kundeservice|kundenservice|"
    r"kundendienst|service[._-]?client|sav|webshop|shop|orders?|sales|press|presse|pers|jobs?|hr|it|privacy|dpo|"
    r"avg|gdpr|"
    r"datenschutz|phishing|abuse|security|noreply|no-reply|returns?|retour|retouren|billing|facturen|faktura|invoice|"
    r"factuur|rechnung|feedback|klacht(?:en)?|complaints?|reklamation|reclamation|onboarding|studentenbalie|studie|"
    r"booking|reservations?|reserveringen)(?=@)",
    re.IGNORECASE,
)
# A number with a country code, one that begins with 0 as at home, Denmark's eight digits, America's three groups.
_PHONE = re.compile(
    r"(?<![\w#/.,:+-])(?<!\d )(?:"
    r"\+(?:\(?\d[\d ().\-/\u00a0]{6,22}\d)|"
    r"\(?0(?!0?[.,:])\d{0,5}\)?(?:[ .\-/\u00a0]{1,2}\d{1,8}){1,6}|0\d{8,12}|"
    r"\d\d \d\d \d\d \d\d|\d{4} \d{4}|\d{8}|"
    r"(?:\(\d{3}\) ?|\d{3}[-.])\d{3}[-.]\d{4}"
    r")(?![\w%€£$]|[.,:-]\d| ?(?:€|kr\b|eur\b))",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"(?:phone|mobile|cell|tel|tlf|number|nummer|mobiel|telefoon|bel|call|ring|text|sms|whatsapp|mobil|telefon|handy|"
    r"rufen|erreich|ruft|portable|appel|joign|nr|numéro|on|op|på|unter|au)\w{0,8}[.:]?[^.!?\n]{0,25}$",
    re.IGNORECASE,
)
_REGIONS = {"nl": ("NL", "BE"), "da": ("DK",), "de": ("DE", "AT", "CH"), "fr": ("FR", "BE", "CH"), "en": ("GB", "IE")}
_HOURS = re.compile(r"\d{1,2}\.\d\d ?[-/] ?\d{1,2}\.\d\d")
_DATE = re.compile(
    r"(?:\d{1,2}[-./ ]){2}(?:19|20)?\d\d"
    r"|\d{1,2}[./]\d{1,2}[./]?(?:(?:19|20)\d\d)? ?[-/] ?\d{1,2}[./]\d{1,2}[./]?(?:(?:19|20)\d\d)?"
)
_LEAST_DIGITS = 8
_TRIED = 12  # numbers of one text that are looked at closely
# "call us on …", "bel ons op …": the house gives its own number.
_OURS = re.compile(
    r"\b(?:call us|ring us|phone us|reach us|text us|whatsapp us|give us a (?:call|ring)|our (?:\w{1,20} ){0,3}"
    r"(?:number|line|phone|helpline|hotline|switchboard|desk|team|department|colleagues)|customer (?:service|"
    r"care)|hotline|helpline|"
    r"(?:bel|belt|bereik\w{0,3}|app|appt|sms) (?:je |u |jullie )?(?:ons|met ons|met onze)|bereikbaar|"
    r"on[sz]e? (?:\w{1,20} ){0,2}(?:nummer|telefoonnummer|klantenservice|lijn|team|storingsdienst|helpdesk)|"
    r"klantenservice|ons bellen|"
    r"ring (?:gerne |bare )?til os|ringe til os|kontakte? os|fang os|(?:vores|os på) (?:\w{1,20} ){0,2}(?:nummer|"
    r"telefon\w{0,8}|"
    r"kundeservice|hotline|linje|vagt\w{0,8})|kundeservice|træffe[rs]? (?:os|vi)|vi sidder klar|"
    r"sidder vi (?:klar|parat)|"
    r"rufen sie (?:uns|unser\w{0,2})|ruf uns|erreichen sie uns|erreichst du uns|uns (?:auch )?(?:telefonisch|"
    r"anrufen|unter)|"
    r"unser\w{0,2} (?:\w{1,20} ){0,2}(?:nummer|hotline|telefon\w{0,8}|kundenservice|kundendienst|team|leitung)|"
    r"kundenservice|"
    r"appelez[- ]nous|appelle[- ]nous|nous (?:appeler|joindre|contacter)|joignables?|joindre notre|"
    r"notre (?:\w{1,20} ){0,2}(?:numéro|"
    r"ligne|service|équipe|standard)|service client\w{0,3}|numéro vert)\b[^.!?\n]{0,60}$",
    re.IGNORECASE,
)
_BEFORE = 110  # characters before a number in which its owner is said


def find_personal_emails(text: str) -> Iterator[Datum]:
    """E-mail addresses, not those of a role."""
    for found in islice(find_emails(text), _TRIED):
        if not _ROLES.match(text, found.start, found.end):
            yield Datum("e-mail address", found.start, found.end)


def find_phones(text: str, lang: str | None) -> Iterator[Datum]:
    """Phone numbers as people of this language write them; those that the house calls its own are "our number"."""
    for tried, found in enumerate(_PHONE.finditer(text)):
        start, written = found.start(), found[0]
        if tried >= _TRIED:
            return
        if _is_other(written) or not _is_phone(text, start, written, lang):
            continue
        ours = _OURS.search(text, max(0, start - _BEFORE), start)
        yield Datum("our number" if ours else "phone number", start, found.end())


def _is_other(written: str) -> bool:
    """Whether it is a date, hours, or too short to be dialled from anywhere."""
    digits = sum(char.isdecimal() for char in written)
    return digits < _LEAST_DIGITS or any(form.fullmatch(written) for form in (_HOURS, _DATE))


def _is_phone(text: str, start: int, written: str, lang: str | None) -> bool:
    """Whether it can be dialled from where the language is spoken; a bare number must be said to be one."""
    bare = written[0] not in "+(0"
    if bare and not (lang == "da" and written.count(" ") == 3) and not _SAID.search(text, max(0, start - 40), start):
        return False
    regions: tuple[str | None, ...] = (
        (None,) if written[0] == "+" else _REGIONS.get(lang or "", ("GB", "NL", "DK", "DE", "FR"))
    )
    for region in regions:
        try:
            if phonenumbers.is_possible_number(phonenumbers.parse(written, region)):
                return True
        except NumberParseException:
            continue
    return False
