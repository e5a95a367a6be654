"""A reply about to be sent, with what is known around it: all that a check may look at.

Plain frozen values; nothing here reads a store or a clock. What is unknown is None or empty, and a check then passes or
asks a person, but never guesses.
"""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Literal

from answers.checklist.text import Text, read_text
from answers.department import Department
from answers.language import detect
from answers.suggestions import Blank

Address = Literal["formal", "informal"]
Audience = Literal["public", "private"]

_ENOUGH_TO_TELL = 600  # characters; the language of a long text shows in its beginning


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
    lapsed_facts: tuple[str, ...] = ()
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
    names that `answers.situations` gave the message; `now` is aware.
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
        """The language that the draft is written in; what the customer should read where the text doesn't tell."""
        found = detect(self.text[:_ENOUGH_TO_TELL])
        return found.lang if found.sure or self.lang is None else self.lang
