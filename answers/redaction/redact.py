"""All families in order: what a name may be a part of first, names that only the words around them tell last."""

from collections.abc import Mapping

from answers.redaction.accounts import hide_accounts
from answers.redaction.emails import hide_emails
from answers.redaction.given import hide_given
from answers.redaction.homes import hide_homes
from answers.redaction.identities import hide_identities
from answers.redaction.internet import hide_internet
from answers.redaction.links import hide_links
from answers.redaction.names import hide_names
from answers.redaction.numbers import hide_numbers
from answers.redaction.references import hide_reference, hide_references

_ROUNDS = 4
_NOTHING: Mapping[str, object] = {}


def redact(
    text: str,
    *,
    lang: str | None = None,
    customer: Mapping[str, object] = _NOTHING,
    values: Mapping[str, object] = _NOTHING,
    reference: str | None = None,
) -> str:
    """The text with marks in place of personal data; redacting it again changes nothing.

    `customer` and `values` are what the request gave for the templates: their names and numbers are found anywhere.
    `reference` names the case or the customer, and goes anywhere, too. `lang` says whose phone numbers are meant where
    they have no country code. Takes time in proportion to the text.
    """
    if reference:
        text = hide_reference(text, reference)
    for _ in range(_ROUNDS):  # what stood beside something that has gone may only now be told for what it is
        before, text = text, _redact_once(text, lang, customer, values)
        if text == before:
            break
    return text


def _redact_once(text: str, lang: str | None, customer: Mapping[str, object], values: Mapping[str, object]) -> str:
    text = hide_internet(hide_emails(hide_links(text)))
    if customer or values:
        # A first name that was given must not be taken out of a full one that is announced, and leave the surname.
        text = hide_given(hide_names(text), customer, values)
    if any(char.isdecimal() for char in text):
        text = hide_homes(hide_identities(hide_accounts(text)))
        text = hide_numbers(hide_references(text), lang)
    return hide_names(text)
