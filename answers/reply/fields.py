"""What a blank takes (its type, a hint, its choices) and what it is called; as its entry says, else as its name tells.

Invariant: the same name means the same in every language; only what it is called differs.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

from answers.reply.labels import LABELS

FieldType = Literal["text", "date", "time", "amount", "number", "order_number", "email", "phone", "url", "choice"]

WANTED: Mapping[FieldType, str] = {
    "text": "words",
    "date": "a date such as 2026-11-24",
    "time": "a time such as 17:00",
    "amount": "an amount with its currency, such as 12.50 EUR",
    "number": "a number such as 3",
    "order_number": "the number as it stands on the order",
    "email": "an email address such as name@example.org",
    "phone": "a phone number with its country, such as +31 20 123 4567",
    "url": "a link such as https://example.org/page",
    "choice": "one of the choices",
}
_TYPES_BY_WORD: Mapping[str, FieldType] = {
    "date": "date",
    "day": "date",
    "time": "time",
    "amount": "amount",
    "price": "amount",
    "total": "amount",
    "count": "number",
    "email": "email",
    "phone": "phone",
    "url": "url",
    "link": "url",
}
_SEPARATORS = re.compile(r"[._\-\s]+")


@dataclass(frozen=True, slots=True)
class Field:
    """What may stand in a blank; `choices` are those of the type choice."""

    type: FieldType = "text"
    hint: str = ""
    choices: tuple[str, ...] = ()

    @property
    def wanted(self) -> str:
        """What to write, to be read after "write"."""
        return f"one of {', '.join(self.choices)}" if self.choices else WANTED[self.type]


Fields = Mapping[str, Field]
NO_FIELDS: Fields = MappingProxyType({})


def find_field(name: str, fields: Fields) -> Field:
    """The field as the entry declares it, else as the name's last words tell."""
    return fields.get(name) or _told_by(name)


def declared(name: str, kind: FieldType | None, hint: str | None, choices: tuple[str, ...] = ()) -> Field:
    """A field as an entry declares it; what it does not say is told by the name and the type."""
    kind = kind or _told_by(name).type
    return Field(kind, hint or _hint(kind), choices)


@lru_cache(maxsize=4096)
def _told_by(name: str) -> Field:
    words = _words(name)
    if words[-2:] == ["order", "number"]:
        kind: FieldType = "order_number"
    else:
        kind = _TYPES_BY_WORD.get(words[-1], "text") if words else "text"
    return Field(kind, _hint(kind))


def _hint(kind: FieldType) -> str:
    return "" if kind in ("text", "choice") else WANTED[kind][:1].upper() + WANTED[kind][1:]


@lru_cache(maxsize=4096)
def label(name: str, lang: str = "en") -> str:
    """A blank's name as a person reads it, in the reply's language where it is a usual one: `order.number`."""
    words = " ".join(_words(name))
    by_language = LABELS.get(words) or LABELS.get(words.partition(" ")[2]) or {}
    return by_language.get(lang) or words or name


def _words(name: str) -> list[str]:
    return [word for word in _SEPARATORS.split(name) if word]
