"""The Liquid that a library may use: the one environment in which its texts are checked and filled in.

A template reads no files. It loops and writes no more than any answer needs, so that a slip of the pen cannot hold up
the one who asks: one loop in another, or one filter after another, reaches billions in a single line.
"""

import re
from collections.abc import Callable
from functools import wraps
from html import unescape
from typing import Any

from liquid import Environment, Mode
from liquid.exceptions import OutputStreamLimitError
from liquid.undefined import Undefined

FILE_TAGS = ("include", "render")
MAX_LOOPS = 2_000
MAX_OUTPUT = 256 * 1024

# Markdown shows `\{` and `&#123;` as a brace, and nothing at all for a comment.
_UNSEEN = re.compile(r"\\(?=[{%])|<!--.*?-->", re.DOTALL)


class _Environment(Environment):
    loop_iteration_limit = MAX_LOOPS
    output_stream_limit = MAX_OUTPUT
    local_namespace_limit = MAX_OUTPUT
    context_depth_limit = 20


def make_environment(undefined: type[Undefined]) -> Environment:
    """The standard tags and filters under limits; `undefined` stands for a name that nobody gave a value."""
    environment = _Environment(tolerance=Mode.STRICT, undefined=undefined, strict_filters=True)
    for tag in FILE_TAGS:
        environment.tags.pop(tag, None)
    for name, function in environment.filters.items():
        environment.filters[name] = _bounded(function, _GROWTH.get(name))
    return environment


def leaves_braces(text: str) -> bool:
    """Whether a reader of this text, plain or as Markdown, would see the braces of a placeholder."""
    if "{" not in text and "&" not in text:
        return False
    seen = _UNSEEN.sub("", unescape(text))
    return "{{" in seen or "{%" in seen


def _bounded(function: Callable[..., Any], growth: Callable[..., int] | None) -> Callable[..., Any]:
    """The filter, refusing to make more text than a whole reply may have; the library's limits see only its result."""

    @wraps(function)
    def bounded(value: object, *args: object, **kwargs: object) -> object:
        too_long = any(isinstance(one, range) and one.stop - one.start > MAX_LOOPS for one in (value, *args))
        if too_long or (growth is not None and growth(value, *args) > MAX_OUTPUT):
            raise _too_much()
        result = function(value, *args, **kwargs)
        if isinstance(result, str) and len(result) > MAX_OUTPUT:
            raise _too_much()
        return result

    return bounded


def _too_much() -> OutputStreamLimitError:
    return OutputStreamLimitError("a filter makes too much text", token=None)


def _replaced(value: object, old: object = "", new: object = "", *_rest: object) -> int:
    text = str(value)
    return len(text) + text.count(str(old)) * len(str(new))


def _joined(value: object, separator: object = " ", *_rest: object) -> int:
    items = value if isinstance(value, list | tuple | str) else ()
    return sum(len(str(item)) for item in items) + len(items) * len(str(separator))


_GROWTH: dict[str, Callable[..., int]] = {"replace": _replaced, "join": _joined}  # all others grow by a small factor
