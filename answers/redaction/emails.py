"""E-mail addresses."""

import re
from collections.abc import Iterator

from answers.redaction.found import Found
from answers.redaction.marks import EMAIL

# The look-behind keeps a long word without an @ from being read again from each of its letters.
_EMAIL = re.compile(
    r"(?<![\w.+%'-])[\w.+%'-]++(?:@\w[\w-]*+(?:\.\w[\w-]*+)*+|\s?@\s?\w[\w-]*+(?:\.\w[\w-]*+)++)",
)


def hide_emails(text: str) -> str:
    """The text without e-mail addresses, also those with a space slipped in beside the @.

    A handle ("@speeddial") and a price ("3 @ 5") stay.
    """
    found = 1
    while found:  # what stood right behind an address may look like one once that has gone
        text, found = _EMAIL.subn(EMAIL, text)
    return text


def find_emails(text: str) -> Iterator[Found]:
    """The same addresses, where they stand."""
    if "@" in text:
        yield from (Found(EMAIL, found.start(), found.end()) for found in _EMAIL.finditer(text))
