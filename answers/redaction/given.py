"""What the request itself said about the customer: their name, their contacts, and the numbers of orders and cases."""

import re
from collections.abc import Iterator, Mapping

from answers.redaction.marks import ADDRESS, EMAIL, HANDLE, NAME, NUMBER

_NAME_KEYS = ("name", "naam", "navn", "nom", "surname", "lastname", "firstname")
_OTHER_KEYS = {  # of the customer, whatever is in them
    EMAIL: ("mail",),
    ADDRESS: ("street", "address", "adres", "straat", "gade", "strasse", "rue"),
    HANDLE: ("handle", "username", "twitter", "instagram"),
}
_PERSONS = ("customer", "person", "recipient", "klant", "kunde", "client")  # keys below which a `name` is somebody's
_SHORTEST_NAME = 2
_SHORTEST_NUMBER = 3
_MOST = 50  # values that are looked for
_LONGEST = 100  # characters of one
_DEEPEST = 4
# Names that are words, too: hidden only where they are written as a name.
_ALSO_WORDS = frozenset(
    word
    for words in (
        "will mark may rose grace hope april june max bill rich art don drew faith frank gene grant jack jay joy",
        "miles pat ray rob rod sue summer sunny wade daisy ivy lily ruby pearl dawn eve heather olive sage chase",
        "jan bo dag bent storm tom floor roos wit mees bas iris pim ernst wolf karl mai anders rune sand stig",
        "pierre marie claire constant aimé fleur olivier jean colombe prudence victoire blanche",
    )
    for word in words.split()
)
_SHORT_NAME = 3  # letters: "Al", "Bo", "Els"


def hide_given(text: str, customer: Mapping[str, object], values: Mapping[str, object]) -> str:
    """The text without the customer's names and contacts, and without any given value that has a digit in it."""
    folded = text.casefold()
    found = dict(
        [*_names(customer), *_others(customer), *_below(values), *_numbers({**values, "customer": customer}, 0)][:_MOST]
    )
    for value in sorted(found, key=len, reverse=True):
        if value.casefold() in folded:
            pattern = rf"(?<!\w){re.escape(value)}(?!\w)"
            if found[value] == NAME and _is_also_a_word(value):
                pattern = rf"(?<!\w)(?:{re.escape(value)}|{re.escape(value.upper())})(?!\w)"
                text = re.sub(pattern, found[value], text)
            else:
                text = re.sub(pattern, found[value], text, flags=re.IGNORECASE)
    return text


def _is_also_a_word(name: str) -> bool:
    return len(name) <= _SHORT_NAME or name.casefold() in _ALSO_WORDS


def _names(customer: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for key, value in customer.items():
        if isinstance(value, str) and any(word in key.casefold() for word in _NAME_KEYS):
            parts = (part for part in value.split() if part[0].isupper())  # not the "de" of "de Vries"
            yield from ((name, NAME) for name in (value.strip(), *parts) if _SHORTEST_NAME <= len(name) <= _LONGEST)


def _others(customer: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for mark, words in _OTHER_KEYS.items():
        for key, value in customer.items():
            if isinstance(value, str) and any(word in key.casefold() for word in words):
                written = value.strip()
                if _SHORTEST_NUMBER <= len(written) <= _LONGEST:
                    yield written, mark


def _below(values: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Names of persons among the other values; a product's name stays."""
    for key, value in values.items():
        if isinstance(value, Mapping) and any(word in key.casefold() for word in _PERSONS):
            yield from _names(value)
        elif isinstance(value, str) and any(word in key.casefold() for word in _PERSONS):
            yield from _names({"name": value} if "name" in key.casefold() else {})


def _numbers(values: Mapping[str, object], depth: int) -> Iterator[tuple[str, str]]:
    for value in values.values():
        if isinstance(value, Mapping) and depth < _DEEPEST:
            yield from _numbers(value, depth + 1)
        elif isinstance(value, str | int) and not isinstance(value, bool):
            written = str(value).strip()
            if _SHORTEST_NUMBER <= len(written) <= _LONGEST and any(char.isdecimal() for char in written):
                yield written, NUMBER
