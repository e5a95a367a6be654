"""What leads to a person online: user names, the addresses of their machines, and what lets them in."""

import ipaddress
import re

from answers.redaction.announced import GAP
from answers.redaction.marks import HANDLE, INTERNET_ADDRESS, NUMBER, SECRET

_HANDLE = re.compile(r"(?<![\w.@/+-])@(?=[\w.]{0,30}[^\W\d_])\w[\w.]{1,29}(?<!\.)(?![\w@])")
_FOUR = re.compile(r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w]|\.\d)")
_SIX = re.compile(r"(?<![\w:.])(?=[0-9A-Fa-f]{0,4}:)[0-9A-Fa-f:]{6,39}(?![\w:])")
_MACHINE = re.compile(r"(?<![\w:-])(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}(?![\w:-])")
_VERSION = re.compile(r"(?i:\bv|version|versie|firmware|release|build)[ .:]{0,3}$")
_PASSWORDS = r"password|passcode|pass word|wachtwoord|adgangskode|kodeord|passwort|kennwort|mot de passe|pin ?code|pin"
# Only what no word is: a digit or a sign in it. "my password is wrong" stays.
_PASSWORD = re.compile(
    rf"(?<!\w)((?i:{_PASSWORDS}){GAP}[\"'“‘«]?)(?=[^\s\"'”’»,;]{{0,40}}[\d!$%&*^~_])[^\s\"'”’»,;\[\]]{{4,40}}"
)
_NAMES = (
    r"user ?name|user ?id|login(?: name)?|gebruikersnaam|inlognaam|account|brugernavn|benutzername|nutzername|"
    r"anmeldename|identifiant|nom d['’]utilisateur|pseudo"
)
_USER_NAME = re.compile(rf"(?<!\w)((?i:{_NAMES}){GAP}[\"'“‘«]?)(?=[\w.-]{{0,40}}[\d_])(?=[\d_.-]{{0,20}}[^\W\d_])"
                        r"\w[\w.-]{3,40}(?<![.-])")  # fmt: skip


def hide_internet(text: str) -> str:
    """The text without handles, addresses of machines, user names and passwords; version numbers stay."""
    text = _PASSWORD.sub(rf"\g<1>{SECRET}", text)
    text = _USER_NAME.sub(rf"\g<1>{HANDLE}", text)
    if "@" in text:
        text = _HANDLE.sub(HANDLE, text)
    if ":" in text or "-" in text:
        text = _MACHINE.sub(NUMBER, text)
        text = _SIX.sub(_hide_address, text)
    return _FOUR.sub(_hide_address, text)


def _hide_address(found: re.Match[str]) -> str:
    try:
        ipaddress.ip_address(found[0])
    except ValueError:
        return found[0]
    before = found.string[max(0, found.start() - 20) : found.start()]
    return found[0] if _VERSION.search(before) else INTERNET_ADDRESS
