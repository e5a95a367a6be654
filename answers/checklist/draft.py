"""A reply about to be sent, with what is known around it: all that a check may look at.

Plain frozen values; nothing here reads a store or a clock. What is unknown is None or empty, and a check then passes or
asks a person, but never guesses.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Literal
from zoneinfo import ZoneInfo

from answers.checklist.function_words import FUNCTION_WORDS
from answers.checklist.text import Text, fold, read_text
from answers.department import Department
from answers.language import detect
from answers.suggestions import Blank

Address = Literal["formal", "informal"]
Audience = Literal["public", "private"]

_ENOUGH_TO_TELL = 300  # characters; the language of a long text shows in its beginning
_LEAST_OWN_WORDS = 2  # besides quotations
_WORD = re.compile(r"\w+(?:'\w+)?")


@dataclass(frozen=True, slots=True)
class DraftChannel:
    """What the channel asks, in the customer's language; `length` and `limit` are in its own units.

    `greeting`, `close` and `signature` are the lines as they are shown; empty where the channel has none, or where a
    value for them is missing: `signs` says whether it has a signature at all. `emoji` is how many a reply may have;
    None where the house has not said.
    """

    id: str
    audience: Audience
    length: int = 0
    limit: int | None = None
    parts: tuple[str, ...] = ()
    greeting: str = ""
    close: str = ""
    signature: str = ""
    signs: bool = False
    address: Address | None = None
    emoji: int | None = None
    engagement: str | None = None


@dataclass(frozen=True, slots=True)
class DraftEntry:
    """The library's answer that the draft comes from, as it was rendered for this customer.

    `verified_on` is None where nobody has verified it; `owner` is what the department is called. `written` is the
    answer as the library has it, before anything about the customer was filled in; empty where that is not known.
    """

    id: str
    text: str
    verified_on: date | None = None
    stale: bool = False
    owner: str | None = None
    written: str = ""


@dataclass(frozen=True, slots=True)
class DraftHouse:
    """What is the house's own: link domains, addresses, numbers and texts that may stand in public."""

    domains: frozenset[str] = frozenset()
    published: frozenset[str] = frozenset()  # e-mail addresses and phone numbers out of the facts, as written
    people: frozenset[str] = frozenset()  # e-mail addresses of colleagues
    values: frozenset[str] = frozenset()  # the facts' values that are texts, in every language


NO_HOUSE = DraftHouse()


@dataclass(frozen=True)
class Draft:
    """A reply about to be sent.

    `lang` is the language that the customer should read (ISO 639-1), None where it is not known; `situations` are the
    names that `answers.situations` gave the message; `now` is aware. `zone` is the customer's, in which times are said;
    None where it is not known, and the department's counts.
    """

    text: str
    lang: str | None = None
    blanks: tuple[Blank, ...] = ()
    question: str = ""
    situations: frozenset[str] = frozenset()
    customer_name: str | None = None
    channel: DraftChannel | None = None
    department: Department | None = None
    entry: DraftEntry | None = None
    now: datetime | None = None
    zone: ZoneInfo | None = None
    house: DraftHouse = NO_HOUSE
    statement: str | None = None  # that is pinned in a crisis

    @property
    def is_public(self) -> bool:
        """Whether everyone may read it."""
        return self.channel is not None and self.channel.audience == "public"

    @cached_property
    def read(self) -> Text:
        """The text, taken apart once for all checks."""
        return read_text(self.text)

    @cached_property
    def spoken(self) -> str | None:
        """The language that the draft is written in; what the customer should read where the text doesn't tell.

        Quotations don't count, and names don't outvote the small words.
        """
        beginning = self._own_words()
        found = detect(beginning)
        if self.lang is None or found.lang == self.lang:
            return found.lang
        return found.lang if found.sure and _is_borne_out(beginning, found.lang, self.lang) else self.lang

    def _own_words(self) -> str:
        """The beginning of the text without what it quotes, and without links; all of it where little is left."""
        beginning = self.text[:_ENOUGH_TO_TELL]
        skipped = [span for span in (*self.read.quotes, *self.read.links) if span[0] < len(beginning)]
        own = beginning
        for start, end in skipped:
            own = own[:start] + " " * (min(end, len(own)) - start) + own[end:]
        return own if not skipped or len(own.split()) >= _LEAST_OWN_WORDS else beginning


def _is_borne_out(text: str, told: str | None, wanted: str) -> bool:
    """Whether small words speak for the language that the detector tells; a name or a product may mislead it."""
    if told not in FUNCTION_WORDS or wanted not in FUNCTION_WORDS:
        return True
    words = _WORD.findall(fold(text))
    theirs, ours = FUNCTION_WORDS[told], FUNCTION_WORDS[wanted]
    return sum((word in theirs) - (word in ours) for word in words) > 0
