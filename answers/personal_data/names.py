"""The customer's full name, where their first name is known: in public a first name is enough."""

import re
from collections.abc import Iterator

from answers.personal_data.datum import Datum

_SURNAME = (
    r"(?:(?:van|von|de|den|der|du|la|le|ter|ten|af|el|al|bin|di|da|zu|van de[rn]?|van 't)[ ]){0,3}"
    r"[A-ZÆØÅÄÖÜÉÈÇ][a-zæøåäöüßéèêçëïñ'’]{1,30}(?:-[A-ZÆØÅÄÖÜÉ][a-zæøåäöüßéèç]{1,30})?"
)
_ENDS = r"(?=[,.!:;?)’']|\s*\n|\s*$|\s(?:from|in|at|uit|te|fra|i|aus|de|à)\s|\s[-–—])"
_COMPOUND = frozenset(  # second halves of a double first name
    word
    for line in (
        "erik peter marie louise paul pierre christian lise anne ole hans jan kaj henrik lars michael claude",
        "luc marc philippe sofie maria bo bent christine eva grethe karl otto jakob johannes josef heinz",
        "jürgen ulrich werner françois louis jacques rose ann lynn jean david maj britt kristine helene",
    )
    for word in line.split()
)
_NO_SURNAME = frozenset(
    word
    for line in (
        "we i you your thanks thank sorry the this that it our have has unfortunately yes no good great wij",
        "ik je jij jouw u uw bedankt dank dat dit het de een ons onze helaas ja nee fijn wat leuk vi jeg du",
        "din tak det den der undskyld nej desværre hvor hvad wir ich sie ihre ihr danke vielen das es die",
        "leider nein schön herzlichen nous vous votre vos merci le la les ce c'est oui non désolé toutes quel",
        "quelle duo solo grinder kettle fresh veldhavn",
    )
    for word in line.split()
)


def find_full_names(text: str, customer_name: str | None, question: str) -> Iterator[Datum]:
    """Where the customer's first name stands with a surname: given as such, signed so, or greeted so."""
    parts = (customer_name or "").split()
    if not parts or len(customer_name or "") > 80:
        return
    if len(parts) > 1 and not (len(parts) == 2 and parts[1].casefold() in _COMPOUND):
        yield from _spans(re.compile(rf"(?<![\w@]){re.escape(' '.join(parts))}(?!\w)"), text)
        parts = parts[:1]
    first = re.escape(" ".join(parts))
    for found in re.finditer(rf"(?<![\w@]){first} ({_SURNAME})(?!\w)", text):
        surname = found[1]
        signed = f"{found[0]}".casefold() in question.casefold()
        if surname.split()[-1].casefold() in _NO_SURNAME and not signed:
            continue
        if signed or re.compile(_ENDS).match(text, found.end()):
            yield Datum("full name", found.start(), found.end())


def _spans(pattern: re.Pattern[str], text: str) -> Iterator[Datum]:
    yield from (Datum("full name", *found.span()) for found in pattern.finditer(text))
