"""What stands in place of personal data."""

import re

EMAIL, LINK, ACCOUNT, CARD, PHONE, PERSONAL_ID, NUMBER, NAME = (
    "[email]",
    "[link]",
    "[account]",
    "[card]",
    "[phone]",
    "[id]",
    "[number]",
    "[name]",
)
ADDRESS, BIRTH_DATE, PLATE, HANDLE, INTERNET_ADDRESS, SECRET = (
    "[address]",
    "[birth date]",
    "[plate]",
    "[handle]",
    "[ip]",
    "[secret]",
)
MARKS = (
    *(EMAIL, LINK, ACCOUNT, CARD, PHONE, PERSONAL_ID, NUMBER, NAME),
    *(ADDRESS, BIRTH_DATE, PLATE, HANDLE, INTERNET_ADDRESS, SECRET),
)

_MARK = re.compile("|".join(re.escape(mark) for mark in MARKS))


def without_marks(text: str) -> str:
    """The text with a space in place of every mark: what the customer said besides personal data."""
    return _MARK.sub(" ", text)
