"""What may stand where a reply leaves a value open: a value, and no sentence beside it.

A blank is the one place of a fixed reply that anybody fills freely, so that it must not become a way round the wording.
"""

import re
from dataclasses import dataclass

from answers.redaction.marks import MARKS
from answers.reply.fields import Field, FieldType

LONGEST = 200  # characters, of a link; everything else is shorter
_MOST_WORDS = 8
_LONGEST: dict[FieldType, int] = {
    "text": 60,
    "date": 40,
    "time": 20,
    "amount": 30,
    "number": 20,
    "order_number": 40,
    "email": 100,
    "phone": 30,
    "url": LONGEST,
    "choice": LONGEST,
}
_NAMES = ("customer.", "agent.")  # what people are called, wherever it says so
_NAME = re.compile(
    r"(?:(?:[^\W\d_]|dr|mr|mrs|ms|st)\.\s?)*[^\W\d_]+(?:\s?[ ’'`-](?:[^\W\d_]\.\s?)?[^\W\d_]+){0,4}|[^\W\d_]{1,2}\.",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[!?;:]|(?<!\b\w)(?<!\b\w\w)(?<!\b\w\w\w)[.…](?:\s|$)")  # “St. Anna 4” is none
_REACHES = re.compile(r"@|://|www\.|\b[\w-]+\.[a-z]{2,}\b", re.IGNORECASE)  # links, addresses of any kind
_SHAPES: dict[FieldType, re.Pattern[str]] = {
    "date": re.compile(r"[\w.,/ -]+"),
    "time": re.compile(r"[\w.: ]*\d[\w.: ]*"),
    "amount": re.compile(r"(?:[A-Z]{3}|[^\w\s])?\s?[\d.,’'\s]*\d[,-]{0,2}\s?(?:[^\W\d_]{1,4}\.?|[^\w\s])?"),
    "number": re.compile(r"[-+]?\d[\d.,’'\s]*"),
    "order_number": re.compile(r"#?(?=.*\d)[\w./ -]+"),
    "email": re.compile(r"[^\s@<>\"]+@[^\s@<>\"]+\.\w+"),
    "phone": re.compile(r"\+?[\d ()./-]*\d"),
    "url": re.compile(r"(?:https?://|www\.)\S+"),
}


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a value; `marker` is what stands there while nobody has filled it."""

    name: str
    marker: str
    field: Field

    def takes(self, value: str) -> bool:
        """Whether this may stand there: one value of its kind, or what stands for one."""
        if value == self.marker or value in MARKS:
            return True
        if not value.strip() or "\n" in value.strip() or len(value) > _LONGEST[self.field.type]:
            return False
        return _is_value(" ".join(value.split()), self)


def _is_value(value: str, slot: Slot) -> bool:
    field = slot.field
    if slot.name.startswith(_NAMES) and field.type == "text":
        return _NAME.fullmatch(value) is not None
    if field.choices:
        return value.casefold() in {choice.casefold() for choice in field.choices}
    shape = _SHAPES.get(field.type)
    if shape is not None:
        return shape.fullmatch(value) is not None and len(value.split()) <= _MOST_WORDS
    return len(value.split()) <= _MOST_WORDS and not _SENTENCE.search(value) and not _REACHES.search(value)
