"""E-mail addresses."""

import re

from answers.redaction.marks import EMAIL

# The look-behind keeps a long word without an @ from being read again from each of its letters.
_EMAIL = re.compile(r"(?<![\w.+%'-])[\w.+%'-]++\s?@\s?\w[\w-]*+(?:\.\w[\w-]*+)*+")


def hide_emails(text: str) -> str:
    """The text without e-mail addresses, also those with a space slipped in beside the @."""
    return _EMAIL.sub(_hide, text)


def _hide(found: re.Match[str]) -> str:
    """A handle without a domain ("@speeddial", "x @ 5") stays."""
    address = found.group()
    return EMAIL if "." in address.partition("@")[2] or not any(c.isspace() for c in address) else address
