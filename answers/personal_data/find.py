"""All personal data of a text, by place."""

from collections.abc import Iterator

from answers.personal_data.addresses import find_addresses
from answers.personal_data.births import find_births
from answers.personal_data.contacts import find_personal_emails, find_phones
from answers.personal_data.datum import Datum, in_order
from answers.personal_data.identity import find_identity
from answers.personal_data.names import find_full_names
from answers.personal_data.pieces import pieces_around_digits
from answers.personal_data.references import find_references


def find_personal_data(
    text: str, lang: str | None, *, customer_name: str | None = None, question: str = ""
) -> tuple[Datum, ...]:
    """What leads to a person, in order and without overlap; takes time in proportion to the text.

    `lang` says whose phone numbers are meant where they have no country code; `customer_name` is the first name, or
    the whole one, and `question` the message in which it may be signed in full.
    """
    found = [*find_personal_emails(text), *find_full_names(text, customer_name, question)]
    found += find_births(text)
    for offset, piece in pieces_around_digits(text):
        found += (Datum(one.kind, one.start + offset, one.end + offset) for one in _numbers(piece, lang))
    return tuple(one for one in in_order(found) if one.kind != "our number")


def _numbers(text: str, lang: str | None) -> Iterator[Datum]:
    """The closest reading first: of two that cover the same digits the first one stays."""
    yield from find_identity(text, lang)
    yield from find_phones(text, lang)
    yield from find_addresses(text)
    yield from find_references(text)
