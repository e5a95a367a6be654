"""Filling in an answer's Liquid: facts, the customer, the agent, typed values, and blanks for what nobody gave.

A template cannot read files, loop without end, write without end, or leave braces in a reply.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from liquid import BoundTemplate
from liquid.exceptions import LiquidError, ResourceLimitError
from liquid.undefined import Undefined

from answers.errors import TemplateFailed
from answers.reply import blanks
from answers.reply.values import CURSOR, Filling, values_for
from kb.documents.liquid import leaves_braces, make_environment

_PATH = re.compile(r"[A-Za-z_][\w-]*(?:\s*\.\s*[A-Za-z_][\w-]*)*")


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


def fill_in(source: str, values: Mapping[str, object], *, markdown: bool = True, filling: Filling | None = None) -> str:
    """The template with its values; what is missing stands there as a blank's marker, the cursor as its own.

    Args:
        source: Liquid, usually inside Markdown.
        values: Nested mappings of plain values.
        markdown: Whether the result is going to be read as Markdown, so that values must be escaped for it.
        filling: Says values by their fields' types and notes what was used; without it they are said as they are.

    Raises:
        TemplateFailed: The template does not parse, asks for too much, uses a filter wrongly, or leaves braces.
    """
    clean = blanks.without_private_characters(source).replace(CURSOR, blanks.CURSOR)
    try:
        text = _template(clean).render(values_for(values, filling, markdown=markdown))
    except ResourceLimitError as error:
        message = "it loops or writes without end; make it shorter"
        raise TemplateFailed(message) from error
    except (LiquidError, RecursionError) as error:
        raise TemplateFailed(str(error).splitlines()[0] if str(error) else type(error).__name__) from error
    if leaves_braces(text):
        message = "it leaves raw braces in the reply"
        raise TemplateFailed(message)
    return text
