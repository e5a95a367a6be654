"""Checks the Liquid of a text before it is saved: that it parses and can be filled in, and which names it uses."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from liquid import BoundTemplate, Environment
from liquid.exceptions import LiquidError, ResourceLimitError
from liquid.undefined import Undefined

from kb.documents.liquid import FILE_TAGS, leaves_braces, make_environment
from kb.documents.nearest import nearest_hint
from kb.documents.problems import ProblemFound

FACTS = "facts"
_RAW = re.compile(r"\{%-?\s*(?:end)?raw\b")
_BRACES = "would show raw braces to the customer; write a placeholder like {{ order.number }}, or leave the braces out."


@dataclass(frozen=True, slots=True)
class TemplateNames:
    """The names that a template wants from outside: facts without their prefix, others dotted."""

    facts: frozenset[str]
    others: frozenset[str]


class _Blank(Undefined):
    __slots__ = ()
    force_liquid_default = True

    def __str__(self) -> str:
        return "[]"


@cache
def _environment() -> Environment:
    return make_environment(_Blank)


def check_template(text: str) -> TemplateNames:
    """The names that the template uses.

    Raises:
        ProblemFound: it does not parse, loops or writes without end, can never be filled in, or would leave braces in
            a reply; the line counts from the text's own first line.
    """
    if "{{" not in text and "{%" not in text:
        if leaves_braces(text):
            raise ProblemFound(_BRACES)
        return TemplateNames(frozenset(), frozenset())
    raw = _RAW.search(text)
    if raw is not None:
        raise ProblemFound(f"uses the Liquid tag `raw`, which {_BRACES}", line=text.count("\n", 0, raw.start()) + 1)
    try:
        template = _environment().from_string(text)
        analysis = template.analyze(include_partials=False)
    except LiquidError as error:
        raise ProblemFound(_sentence(error), line=_line(error)) from None
    except RecursionError:
        raise ProblemFound("nests its Liquid too deep; make it simpler.", line=1) from None
    for name, spans in analysis.filters.items():
        if name not in _environment().filters:
            line = text.count("\n", 0, spans[0].index) + 1
            hint = nearest_hint(name, _environment().filters)
            raise ProblemFound(f"uses the Liquid filter `{name}`, which does not exist{hint}; correct it.", line=line)
    _try_to_fill_in(template, needs_values=bool(analysis.globals))
    paths = [variable.segments for variables in analysis.globals.values() for variable in variables]
    facts = frozenset(path[1] for path in paths if path[0] == FACTS and len(path) > 1 and isinstance(path[1], str))
    others = frozenset(_dotted(path) for path in paths if path[0] != FACTS)
    return TemplateNames(facts, others)


def _try_to_fill_in(template: BoundTemplate, *, needs_values: bool) -> None:
    """Fills the template in once, with blanks for all names."""
    try:
        text = template.render()
    except ResourceLimitError as error:
        raise ProblemFound("loops or writes without end; make it shorter.", line=_line(error)) from None
    except RecursionError:
        raise ProblemFound("nests its Liquid too deep; make it simpler.", line=1) from None
    except LiquidError as error:
        if needs_values:
            return  # dividing by a blank fails, by the value that it stands for it may not
        raise ProblemFound(
            f"holds Liquid that cannot be filled in ({_reason(error)}); mend it.", line=_line(error)
        ) from None
    if leaves_braces(text):
        raise ProblemFound(_BRACES)


def _dotted(path: Sequence[object]) -> str:
    return ".".join(str(part) for part in path)


def _line(error: LiquidError) -> int:
    context = error.context()
    return context[0] if context else 1


def _reason(error: LiquidError) -> str:
    return str(error.message or "it cannot be read").rstrip(".")


def _sentence(error: LiquidError) -> str:
    reason = _reason(error)
    for tag in FILE_TAGS:
        if reason.startswith("unexpected tag") and tag in reason:
            return f"uses the Liquid tag `{tag}`, which reads another file; write its text here instead."
    return f"holds Liquid that does not parse ({reason}); mend it or leave the braces out."
