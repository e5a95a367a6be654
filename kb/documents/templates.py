"""Checks the Liquid of a text without rendering it: that it parses, reads no files, and which names it uses."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from liquid import Environment
from liquid.exceptions import LiquidError

from kb.documents.nearest import nearest_hint
from kb.documents.problems import ProblemFound

FILE_TAGS = ("include", "render")
FACTS = "facts"


@dataclass(frozen=True, slots=True)
class TemplateNames:
    """The names that a template wants from outside: facts without their prefix, others dotted."""

    facts: frozenset[str]
    others: frozenset[str]


@cache
def template_environment() -> Environment:
    """The Liquid that a library may use: the standard tags and filters without those that read other files."""
    environment = Environment()
    for tag in FILE_TAGS:
        environment.tags.pop(tag, None)
    return environment


def check_template(text: str) -> TemplateNames:
    """The names that the template uses.

    Raises:
        ProblemFound: it does not parse; the line counts from the text's own first line.
    """
    if "{{" not in text and "{%" not in text:
        return TemplateNames(frozenset(), frozenset())
    environment = template_environment()
    try:
        template = environment.from_string(text)
        analysis = template.analyze(include_partials=False)
    except LiquidError as error:
        raise ProblemFound(_sentence(error), line=_line(error)) from None
    except RecursionError:
        raise ProblemFound("nests its Liquid too deep; make it simpler.", line=1) from None
    for name, spans in analysis.filters.items():
        if name not in environment.filters:
            line = text.count("\n", 0, spans[0].index) + 1
            hint = nearest_hint(name, environment.filters)
            raise ProblemFound(f"uses the Liquid filter `{name}`, which does not exist{hint}; correct it.", line=line)
    paths = [variable.segments for variables in analysis.globals.values() for variable in variables]
    facts = frozenset(path[1] for path in paths if path[0] == FACTS and len(path) > 1 and isinstance(path[1], str))
    others = frozenset(_dotted(path) for path in paths if path[0] != FACTS)
    return TemplateNames(facts, others)


def _dotted(path: Sequence[object]) -> str:
    return ".".join(str(part) for part in path)


def _line(error: LiquidError) -> int:
    context = error.context()
    return context[0] if context else 1


def _sentence(error: LiquidError) -> str:
    reason = str(error.message or "it cannot be read").rstrip(".")
    for tag in FILE_TAGS:
        if reason.startswith("unexpected tag") and tag in reason:
            return f"uses the Liquid tag `{tag}`, which reads another file; write its text here instead."
    return f"holds Liquid that does not parse ({reason}); mend it or write the braces as text with {{% raw %}}."
