"""All families in order: what a name may be a part of first, names that only the words around them tell last."""

from collections.abc import Mapping

from answers.redaction.accounts import hide_accounts
from answers.redaction.emails import hide_emails
from answers.redaction.given import hide_given
from answers.redaction.links import hide_links
from answers.redaction.names import hide_names
from answers.redaction.numbers import hide_numbers
from answers.redaction.references import hide_references

_NOTHING: Mapping[str, object] = {}


def redact(
    text: str,
    *,
    lang: str | None = None,
    customer: Mapping[str, object] = _NOTHING,
    values: Mapping[str, object] = _NOTHING,
) -> str:
    """The text with marks in place of personal data; redacting it again changes nothing.

    `customer` and `values` are what the request gave for the templates: their names and numbers are found anywhere.
    `lang` says whose phone numbers are meant where they have no country code. Takes time in proportion to the text.
    """
    if "://" in text or "www." in text.casefold():
        text = hide_links(text)
    if "@" in text:
        text = hide_emails(text)
    if customer or values:
        # A first name that was given must not be taken out of a full one that is announced, and leave the surname.
        text = hide_given(hide_names(text), customer, values)
    if any(char.isdecimal() for char in text):
        text = hide_numbers(hide_references(hide_accounts(text)), lang)
    return hide_names(text)
