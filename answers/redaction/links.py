"""Addresses of pages that let somebody in, or name somebody: those with a query, a token or a password."""

import re

from answers.redaction.marks import LINK

_URL = re.compile(r"(?:\bhttps?://|\bwww\.)[^\s<>\"“”]++", re.IGNORECASE)
_TOKEN = re.compile(r"[\w~-]{16,}+")
_AFTER = ".,;:!?)]}'’"  # ends the sentence, not the address


def hide_links(text: str) -> str:
    """The text without such addresses; the address of a page that everybody may read stays."""
    return _URL.sub(_hide, text)


def _hide(found: re.Match[str]) -> str:
    address = found.group().rstrip(_AFTER)
    if not any(char in address for char in "?#@=") and not _has_token(address):
        return found.group()
    return LINK + found.group()[len(address) :]


def _has_token(address: str) -> bool:
    """Whether a part is as long as a secret and has digits, as words seldom have."""
    return any(any(char.isdecimal() for char in part) for part in _TOKEN.findall(address))
