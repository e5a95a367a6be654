"""Filling in an answer's Liquid: facts, the customer, the agent, and blanks for what nobody gave.

Values are data: they are escaped for Markdown, so that a customer called `*Bob*` or `<script>` stays just that.
A template cannot read files, loop without end, write without end, or leave braces in a reply.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from liquid import BoundTemplate
from liquid.exceptions import LiquidError, ResourceLimitError
from liquid.undefined import Undefined

from answers.errors import TemplateFailed
from answers.reply import blanks
from kb.documents.liquid import leaves_braces, make_environment

_PATH = re.compile(r"[A-Za-z_][\w-]*(?:\s*\.\s*[A-Za-z_][\w-]*)*")
_MARKDOWN = re.compile(r"([\\`*_\[\]()#+!>])")
_BRACES = re.compile(r"[{}]")
_LINE_START = re.compile(r"^(\s*)(\d+)?([-.])", re.MULTILINE)
_NESTING_LIMIT = 8


class _Blank(Undefined):
    """A name that stays unresolved: false in an `if`, gives way to `default`, otherwise shows as a blank."""

    __slots__ = ()
    force_liquid_default = True

    def __str__(self) -> str:
        path = None
        if self.token is not None:
            path = _PATH.match(self.token.source, self.token.start_index)
        return blanks.marker(re.sub(r"\s+", "", path.group()) if path else self.name)


_ENVIRONMENT = make_environment(_Blank)


@lru_cache(maxsize=4096)
def _template(source: str) -> BoundTemplate:
    return _ENVIRONMENT.from_string(source)


def fill_in(source: str, values: Mapping[str, object], *, markdown: bool = True) -> str:
    """The template with its values; what is missing stands there as a blank's marker.

    Args:
        source: Liquid, usually inside Markdown.
        values: Nested mappings of plain values.
        markdown: Whether the result is going to be read as Markdown, so that values must be escaped for it.

    Raises:
        TemplateFailed: The template does not parse, asks for too much, uses a filter wrongly, or leaves braces.
    """
    try:
        text = _template(blanks.without_private_characters(source)).render(_Values(values, markdown=markdown))
    except ResourceLimitError as error:
        message = "it loops or writes without end; make it shorter"
        raise TemplateFailed(message) from error
    except (LiquidError, RecursionError) as error:
        raise TemplateFailed(str(error).splitlines()[0] if str(error) else type(error).__name__) from error
    if leaves_braces(text):
        message = "it leaves raw braces in the reply"
        raise TemplateFailed(message)
    return text


class _Values(Mapping[str, object]):
    """Values as templates may see them: prepared when asked for, as a template uses few of the many facts."""

    def __init__(self, values: Mapping[str, object], *, markdown: bool, depth: int = 0) -> None:
        self._values = values
        self._markdown = markdown
        self._depth = depth

    def __getitem__(self, name: str) -> object:
        return _prepared(self._values[name], self._markdown, self._depth + 1)

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


def _prepared(value: object, markdown: bool, depth: int) -> object:
    """The value as data; what is nested deeper than any real value is absent."""
    if isinstance(value, str):
        return _escaped(value) if markdown else _plain(value)
    if value is None or isinstance(value, bool | int | float):
        return value
    if depth >= _NESTING_LIMIT:
        return None
    if isinstance(value, Mapping):
        return _Values(value, markdown=markdown, depth=depth)
    if isinstance(value, list | tuple):
        return [_prepared(inner, markdown, depth + 1) for inner in value]
    return _escaped(str(value)) if markdown else _plain(str(value))


def _plain(value: str) -> str:
    return _BRACES.sub("", blanks.without_private_characters(value)).strip()


def _escaped(value: str) -> str:
    escaped = _MARKDOWN.sub(r"\\\1", _plain(value))
    return _LINE_START.sub(r"\1\2\\\3", escaped)
