"""What the request itself said about the customer: their name, and the numbers of their orders and cases."""

import re
from collections.abc import Iterator, Mapping

from answers.redaction.marks import NAME, NUMBER

_NAME_KEYS = ("name", "naam", "navn", "nom")
_SHORTEST_NAME = 2
_SHORTEST_NUMBER = 3
_MOST = 50  # values that are looked for
_LONGEST = 100  # characters of one
_DEEPEST = 4


def hide_given(text: str, customer: Mapping[str, object], values: Mapping[str, object]) -> str:
    """The text without the customer's names, and without any given value that has a digit in it."""
    found = dict([*_names(customer), *_numbers({**values, "customer": customer}, 0)][:_MOST])
    for value in sorted(found, key=len, reverse=True):
        if value.casefold() in text.casefold():
            text = re.sub(rf"(?<!\w){re.escape(value)}(?!\w)", found[value], text, flags=re.IGNORECASE)
    return text


def _names(customer: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for key, value in customer.items():
        if isinstance(value, str) and any(word in key.casefold() for word in _NAME_KEYS):
            parts = (part for part in value.split() if part[0].isupper())  # not the "de" of "de Vries"
            yield from ((name, NAME) for name in (value.strip(), *parts) if _SHORTEST_NAME <= len(name) <= _LONGEST)


def _numbers(values: Mapping[str, object], depth: int) -> Iterator[tuple[str, str]]:
    for value in values.values():
        if isinstance(value, Mapping) and depth < _DEEPEST:
            yield from _numbers(value, depth + 1)
        elif isinstance(value, str | int) and not isinstance(value, bool):
            written = str(value).strip()
            if _SHORTEST_NUMBER <= len(written) <= _LONGEST and any(char.isdecimal() for char in written):
                yield written, NUMBER
