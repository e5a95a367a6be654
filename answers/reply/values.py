"""Values as templates may see them: data, never markup, and said the way their fields' types and the language ask.

They are escaped for Markdown, so that a customer called `*Bob*` or `<script>` stays just that, and prepared when a
template asks for them, as it uses few of the many facts.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache

from answers.reply import blanks
from answers.reply.fields import Fields, find_field, label
from answers.reply.said import Said
from answers.reply.sayable import ValueUnfit, say_value

CURSOR = "[[cursor]]"
_GIVEN_AS_THEY_ARE = ("customer.", "agent.")  # typed only where the entry says so
_FACTS = "facts"
_MARKDOWN = re.compile(r"([\\`*_\[\]()#+!>])")
_BRACES = re.compile(r"[{}]")
_ENTITY = re.compile(r"&(?=[#\w]|$)")  # `&#123;` is six letters of a value, and no brace
_LINE_START = re.compile(r"^(\d*)([-.])", re.MULTILINE)
_RULE = re.compile(r"^=", re.MULTILINE)  # a line of them would make the line above a heading
_NESTING_LIMIT = 8
_MOST_SHOWN = 40


@dataclass(slots=True)
class Filling:
    """How values are said while one reply is made, and what was seen of them.

    `facts` are the names of those that were asked for; `unfit` says of a blank what was given and what to write;
    `phrases` are values of several words, which a reader takes as one.
    """

    lang: str = "en"
    fields: Fields = field(default_factory=dict)
    facts: set[str] = field(default_factory=set)
    unfit: dict[str, str] = field(default_factory=dict)
    phrases: set[str] = field(default_factory=set)

    def add(self, other: "Filling") -> None:
        """Takes in what was seen while another part of the same reply was made."""
        self.facts |= other.facts
        self.unfit |= other.unfit
        self.phrases |= other.phrases

    def said(self, path: str, value: object, currency: object) -> Said | None:
        """The value at this path as its field's type has it said; None for plain words and nested values.

        Raises:
            KeyError: It is not of that type, and counts as not given.
        """
        as_it_is = path.startswith(_GIVEN_AS_THEY_ARE)
        wanted = self.fields.get(path) if as_it_is else find_field(path, self.fields)
        if wanted is None or wanted.type == "text":
            return None
        if isinstance(value, list | tuple) or (isinstance(value, Mapping) and wanted.type != "amount"):
            return None
        if isinstance(value, Mapping) and "amount" not in value:
            return None
        try:
            return say_value(value, wanted, self.lang, currency)
        except ValueUnfit as error:
            if value not in (None, ""):
                given = " ".join(str(value).split())
                given = given if len(given) <= _MOST_SHOWN else given[: _MOST_SHOWN - 1] + "…"
                self.unfit[path] = f"“{given}” does not fit {label(path)}: write {error.wanted}."
            raise KeyError(path) from None


@dataclass(frozen=True, slots=True)
class _Manner:
    """How values are prepared: for Markdown or as plain text, and by types or as they are."""

    markdown: bool
    filling: Filling | None

    def text(self, value: str) -> str:
        plain = _plain(value)
        if self.filling is not None and len(plain.split()) > 1:
            self.filling.phrases.add(plain)
        return _escaped(plain) if self.markdown else plain


def values_for(values: Mapping[str, object], filling: Filling | None, *, markdown: bool) -> dict[str, object]:
    """The values, nested as they are given, for one template; without `filling` they are said as they are."""
    prepared = _Values(values, _Manner(markdown, filling))
    known: dict[str, object] = {}
    for name in values:
        with suppress(KeyError):  # a value that does not fit counts as not given
            known[name] = prepared[name]
    return known


class _Values(Mapping[str, object]):
    """A mapping of them; `path` is where they stand, such as "order"; None in a list, where no name tells a type."""

    def __init__(self, values: Mapping[str, object], manner: _Manner, path: str | None = "", depth: int = 0) -> None:
        self._values = values
        self._manner = manner
        self._path = path
        self._depth = depth

    def __getitem__(self, name: str) -> object:
        value, filling = self._values[name], self._manner.filling
        if filling is None or self._path is None:
            return _prepared(value, self._manner, None, self._depth + 1)
        if self._path == _FACTS:
            filling.facts.add(name)
            return _prepared(value, self._manner, None, self._depth + 1)
        path = f"{self._path}.{name}" if self._path else str(name)
        said = filling.said(path, value, self._values.get("currency"))
        if said is None:
            return _prepared(value, self._manner, path, self._depth + 1)
        if isinstance(said, str):
            return self._manner.text(said)
        said.said = self._manner.text(said.said)
        return said

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


def _prepared(value: object, manner: _Manner, path: str | None, depth: int) -> object:
    """The value as data; what is nested deeper than any real value is absent."""
    if isinstance(value, str):
        return manner.text(value)
    if value is None or isinstance(value, bool | int | float):
        return value
    if depth >= _NESTING_LIMIT:
        return None
    if isinstance(value, Mapping):
        return _Values(value, manner, path, depth)
    if isinstance(value, list | tuple):
        return [_prepared(inner, manner, None, depth + 1) for inner in value]
    return manner.text(str(value))


@lru_cache(maxsize=1024)
def _plain(value: str) -> str:
    kept = _BRACES.sub("", blanks.without_private_characters(value)).replace(CURSOR, "")
    return _ENTITY.sub(blanks.AMPERSAND, kept).strip()


@lru_cache(maxsize=1024)
def _escaped(value: str) -> str:
    """A value's lines without indents, which would make a code block, and without any mark at their start."""
    lines = "\n".join(line.strip() for line in value.splitlines())
    return _RULE.sub(blanks.NOTHING + "=", _LINE_START.sub(r"\1\\\2", _MARKDOWN.sub(r"\\\1", lines)))
