"""What must hold between the documents of a library, and between a text and the facts that it uses."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kb.documents.catalogue import Catalogue, find_check_mistakes
from kb.documents.channel import ChannelDocument
from kb.documents.department import DepartmentDocument
from kb.documents.entry import EntryDocument
from kb.documents.entry_checks import Mistake, find_second_cursors, find_unused_blanks
from kb.documents.fact import FactDocument
from kb.documents.formats import AnyDocument
from kb.documents.guideline import GuidelineDocument
from kb.documents.guideline_checks import find_guideline_mistakes, list_conditions
from kb.documents.nearest import nearest_hint
from kb.documents.problems import Problem, ProblemFound
from kb.documents.templates import check_template
from kb.documents.yaml_values import Path, YamlValues

Named = Iterator[tuple[tuple[str, ...], str]]


@dataclass(frozen=True, slots=True)
class Located:
    """A document with the name of its file and, when it was read from one, the lines of its fields."""

    document: AnyDocument
    file: str
    values: YamlValues | None = None

    def problem(self, message: str, *path: str, offset: int = 0) -> Problem:
        """A problem with the field at `path`, `offset` lines below its first."""
        line = self.values.line_of(path) if self.values else None
        place = (self.document.name, *path) if isinstance(self.document, FactDocument) else path
        return Problem(self.file, line + offset if line else None, ".".join(place) or None, message)

    def problems(self, mistakes: Iterable[Mistake]) -> list[Problem]:
        """The same mistakes with their place."""
        return [self.problem(found.message, *found.path, offset=found.offset) for found in mistakes]


@dataclass(frozen=True, slots=True)
class FactUse:
    """A place where a text names a fact."""

    located: Located
    path: Path
    fact: str


def template_fields(document: AnyDocument) -> Iterator[tuple[tuple[str, ...], str]]:
    """The texts of a document that are Liquid, by their path."""
    match document:
        case EntryDocument():
            if document.short is not None:
                yield ("short",), document.short
            yield ("answer",), document.answer
        case DepartmentDocument():
            yield from (((("holding", lang), text)) for lang, text in (document.holding or {}).items())
        case ChannelDocument():
            yield from (((("greeting", lang), text)) for lang, text in (document.greeting or {}).items())
            yield from (((("close", lang), text)) for lang, text in (document.close or {}).items())
            yield from (((("signature", lang), text)) for lang, text in (document.signature or {}).items())


def check_templates(located: Located) -> tuple[list[FactUse], list[Problem]]:
    """The facts that the document's texts use, and what is wrong with their Liquid, their blanks and their cursor."""
    uses: list[FactUse] = []
    problems: list[Problem] = []
    placeholders: set[str] = set()
    for path, text in template_fields(located.document):
        in_body = path == ("answer",)
        try:
            names = check_template(text)
        except ProblemFound as found:
            offset = (found.line or 1) - 1 if in_body else 0
            problems.append(located.problem(found.message, *path, offset=offset))
        else:
            uses.extend(FactUse(located, path, fact) for fact in sorted(names.facts))
            placeholders |= names.others
    if isinstance(located.document, EntryDocument):
        if not problems:  # a text that does not parse hides which placeholders it uses
            problems += located.problems(find_unused_blanks(located.document, placeholders))
        problems += located.problems(find_second_cursors(located.document))
    return uses, problems


def check_fact_uses(uses: Iterable[FactUse], known: frozenset[str]) -> list[Problem]:
    """A problem for every use of a fact that does not exist."""
    problems = []
    for use in uses:
        if use.fact not in known:
            text = dict(template_fields(use.located.document))[tuple(str(part) for part in use.path)]
            offset = text[: max(text.find(f"facts.{use.fact}"), 0)].count("\n") if use.path == ("answer",) else 0
            hint = nearest_hint(use.fact, known)
            message = f"uses the fact `{use.fact}`, which does not exist{hint}; correct it or add the fact."
            problems.append(use.located.problem(message, *(str(part) for part in use.path), offset=offset))
    return problems


def check_departments(located: Iterable[Located], known: frozenset[str]) -> list[Problem]:
    """A problem for every place that names a department which does not exist."""
    return [problem for one in located for problem in _unknown(one, "department", named_departments, known)]


def check_channels(located: Iterable[Located], known: frozenset[str]) -> list[Problem]:
    """A problem for every place that names a channel which does not exist; none where no channels are known."""
    return [problem for one in located if known for problem in _unknown(one, "channel", named_channels, known)]


def check_guidelines(located: Iterable[Located], checks: Catalogue | None = None) -> list[Problem]:
    """What is wrong with each guideline by itself, and, where the checks are known, with the check that it names."""
    problems = []
    for one in located:
        if isinstance(one.document, GuidelineDocument):
            problems += one.problems(find_guideline_mistakes(one.document))
            problems += [] if checks is None else one.problems(find_check_mistakes(one.document, checks))
    return problems


def _unknown(
    one: Located, what: str, named: Callable[[AnyDocument], Named], known: frozenset[str]
) -> Iterator[Problem]:
    for path, name in named(one.document):
        if name not in known:
            hint = nearest_hint(name, known)
            yield one.problem(f"names the {what} `{name}`, which does not exist{hint}; correct or add it.", *path)


def named_departments(document: AnyDocument) -> Named:
    """The departments that the document names, by their path."""
    match document:
        case EntryDocument():
            if document.department is not None:
                yield ("department",), document.department
        case FactDocument():
            if document.owner is not None:
                yield ("owner",), document.owner
        case GuidelineDocument():
            for field, conditions in list_conditions(document):
                yield from (((field, "department"), name) for name in conditions.department)


def named_channels(document: AnyDocument) -> Named:
    """The channels that the document names, by their path."""
    match document:
        case EntryDocument():
            yield from ((("channels",), name) for name in document.channels)
        case GuidelineDocument():
            for field, conditions in list_conditions(document):
                yield from (((field, "channel"), name) for name in conditions.channel)


def check_unique(located: Iterable[Located], key: Callable[[AnyDocument], str], field: str) -> list[Problem]:
    """A problem for every document whose key another one before it already has."""
    first: dict[str, Located] = {}
    problems = []
    for one in located:
        name = key(one.document)
        if name in first:
            problems.append(one.problem(f"`{name}` is already in {first[name].file}; give one of them another.", field))
        else:
            first[name] = one
    return problems
