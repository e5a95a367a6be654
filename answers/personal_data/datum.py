"""A stretch of a text that is somebody's personal data, and what it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "e-mail address",
    "phone number",
    "our number",
    "bank account",
    "card number",
    "personal id number",
    "birth date",
    "street address",
    "postcode",
    "reference number",
    "full name",
]


@dataclass(frozen=True, slots=True)
class Datum:
    """One piece of personal data and where it stands."""

    kind: Kind
    start: int
    end: int


def in_order(found: Iterable[Datum]) -> tuple[Datum, ...]:
    """By place and without overlap; where two begin or lie together the longer one stays."""
    kept: list[Datum] = []
    for one in sorted(found, key=lambda datum: (datum.start, -datum.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
        elif one.end > kept[-1].end:
            kept[-1] = Datum(kept[-1].kind, kept[-1].start, one.end)
    return tuple(kept)
