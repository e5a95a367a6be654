"""Bank accounts: IBANs, with or without spaces."""

import re
from collections.abc import Iterator

from stdnum.exceptions import ValidationError
from stdnum.iso7064 import mod_97_10

from answers.redaction.found import Found, hide_found
from answers.redaction.marks import ACCOUNT

_START = re.compile(r"\b[A-Za-z]{2}\d{2}(?=[ -]?[A-Za-z0-9])")
_SHORTEST, _LONGEST = 15, 34  # Norway, the standard's most
_LENGTHS = {
    "NL": 18,
    "DK": 18,
    "BE": 16,
    "DE": 22,
    "FR": 27,
    "GB": 22,
    "AT": 20,
    "CH": 21,
    "LU": 20,
    "IE": 22,
    "NO": 15,
}
_WRITTEN = re.compile(r"[A-Za-z0-9](?:[ -]?[A-Za-z0-9]){14,33}")


# The bank's branch, announced, in DK, GB and DE; the account's own digits behind it are a long number.
_BRANCH = re.compile(
    r"(?<!\w)((?i:reg\.?(?: ?(?:nr|nummer|no))?|registreringsnummer|sort ?code|blz|bankleitzahl|code guichet)\.?"
    r"(?i: is| er| ist| est)?[ :]{0,2})"
    r"(\d{2}[- ]?\d{2}(?:[- ]?\d{2}(?:\d{0,2}|[ ]\d{2}))?|\d{3} ?\d{3} ?\d{2})(?!\w)"
)


def hide_accounts(text: str) -> str:
    """The text without IBANs and banks' branches; what is none is a long number, which goes as such."""
    return _BRANCH.sub(rf"\g<1>{ACCOUNT}", hide_found(text, find_accounts(text)))


def find_accounts(text: str) -> Iterator[Found]:
    """IBANs whose check digits are right, in order."""
    at = 0
    for start in _START.finditer(text):
        if start.start() < at:
            continue
        end = _find_end(text, start.start())
        if end is not None:
            yield Found(ACCOUNT, start.start(), end)
            at = end


def _find_end(text: str, start: int) -> int | None:
    """Where the longest account that begins here ends; words after it look like more of it."""
    written = _WRITTEN.match(text, start)
    if written is None:
        return None
    places = [place for place in range(written.start(), written.end()) if text[place].isalnum()]
    usual = _LENGTHS.get(text[start : start + 2].upper())
    longest = min(len(places), _LONGEST)
    for length in (usual,) if usual else range(longest, _SHORTEST - 1, -1):
        if length > longest:
            break
        end = places[length - 1] + 1
        whole = end == len(text) or not text[end].isalnum()
        if whole and _checks("".join(text[place] for place in places[:length])):
            return end
    return None


def _checks(account: str) -> bool:
    try:
        mod_97_10.validate(account[4:].upper() + account[:4].upper())
    except ValidationError:
        return False
    return True
