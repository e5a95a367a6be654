"""Drafts that pass a check and drafts that fail it, in each language: its documentation, and its test.

Source: examples/CHECK.yml; what may stand there is `Example`. A plain line is an example of only a text.
"""

from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

from answers.checklist.draft import Address, Audience, Draft, DraftChannel, DraftEntry, DraftHouse
from answers.checklist.finding import Finding
from answers.checklist.registry import Check
from answers.department import Department

_WEDNESDAY = datetime.fromisoformat("2026-11-18T10:30:00+01:00")
_OFFICE_HOURS = "Mo-Fr 09:00-17:00"


class Example(BaseModel):
    """A draft and what is known around it; `marks` are the words that a failing one is about, in order."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    marks: list[str] | None = None
    parameters: dict[str, Any] = Field(default_factory=dict)
    lang: str | None = None  # the customer's, where it is not that of the example
    question: str = ""
    situations: list[str] = ["question"]
    customer: str | None = None
    channel: str | None = None
    audience: Audience | None = None
    greeting: str = ""
    close: str = ""
    signature: str = ""
    signs: bool = False  # the channel has a signature, though nobody's name is known
    address: Address | None = None
    emoji: int | None = None
    length: int = 0
    limit: int | None = None
    at: datetime = _WEDNESDAY
    hours: str | None = _OFFICE_HOURS  # None: no department is known
    entry: str | None = None  # the library answer's text
    written: str = ""  # and as it stands in the library, without the customer's values
    verified: date | None = date(2026, 11, 2)
    stale: bool = False
    domains: list[str] = ["veldhavn.example"]
    published: list[str] = ["service@veldhavn.example", "+31 20 555 01 23"]
    people: list[str] = ["lotte@example.org"]
    values: list[str] = []  # of facts
    statement: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_line(cls, given: object) -> object:
        return {"text": given} if isinstance(given, str) else given

    def draft(self, lang: str) -> Draft:
        """The draft, of the example's language."""
        return Draft(
            text=self.text,
            lang=self.lang or lang,
            question=self.question,
            situations=frozenset(self.situations),
            customer_name=self.customer,
            channel=self._channel(),
            department=self._department(),
            entry=None if self.entry is None else self._entry(self.entry),
            now=self.at,
            house=DraftHouse(
                frozenset(self.domains), frozenset(self.published), frozenset(self.people), frozenset(self.values)
            ),
            statement=self.statement,
        )

    def check(self, check: Check[Any], lang: str) -> Finding:
        """What the check says of it."""
        return check.run(self.draft(lang), self.parameters)

    def _channel(self) -> DraftChannel | None:
        lines = (self.greeting, self.close, self.signature, self.signs)
        asked = (self.channel, self.audience, *lines, self.address, self.limit)
        if not any(asked) and self.emoji is None:
            return None
        return DraftChannel(
            id=self.channel or "chat",
            audience=self.audience or "private",
            length=self.length,
            limit=self.limit,
            parts=(self.text,),
            greeting=self.greeting,
            close=self.close,
            signature=self.signature,
            signs=self.signs or bool(self.signature),
            address=self.address,
            emoji=self.emoji,
        )

    def _department(self) -> Department | None:
        if self.hours is None:
            return None
        return Department("product", "Product", "Europe/Amsterdam", self.hours, timedelta(hours=4), holidays="NL")

    def _entry(self, text: str) -> DraftEntry:
        return DraftEntry("product/example", text, self.verified, self.stale, "Product", written=self.written)


class Examples(BaseModel):
    """The examples of one check in one language."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    passing: list[Example] = Field(alias="pass")
    failing: list[Example] = Field(alias="fail")


@cache
def load_examples(check: str) -> dict[str, Examples]:
    """The examples of a check by language; empty where it has none."""
    file = files("answers.checklist").joinpath("examples", f"{check}.yml")
    if not file.is_file():
        return {}
    given = yaml.safe_load(file.read_text(encoding="utf-8"))
    return {lang: Examples.model_validate(examples) for lang, examples in given.items()}
