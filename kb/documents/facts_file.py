"""`facts.yml`: all facts in one file, each under its name, with whatever comments people keep between them."""

from collections.abc import Sequence
from typing import Any

from kb.documents.fact import FactDocument
from kb.documents.formats import Parsed, plain_values
from kb.documents.front_matter import clean_source
from kb.documents.problems import LibraryUnreadable, ProblemFound, ProblemsFound
from kb.documents.validation import validate
from kb.documents.yaml_text import write_yaml
from kb.documents.yaml_values import Path, Value, YamlValues, read_yaml

FACTS_FILE = "facts.yml"


def read_facts(text: str) -> list[Parsed[FactDocument]]:
    """The facts in the order of the file; an empty file has none.

    Raises:
        ProblemsFound: with every problem of the file.
    """
    try:
        values = read_yaml(clean_source(text), first_line=1)
    except ProblemFound as found:
        raise ProblemsFound([found]) from None
    facts: list[Parsed[FactDocument]] = []
    problems: list[ProblemFound] = []
    for name, value in values.data.items():
        try:
            facts.append(_read_fact(name, value, values))
        except ProblemsFound as many:
            problems.extend(many.found)
    if problems:
        raise ProblemsFound(problems)
    return facts


def parse_facts(text: str, *, file: str = FACTS_FILE) -> tuple[FactDocument, ...]:
    """The facts in the order of the file.

    Raises:
        LibraryUnreadable: with every problem of the file.
    """
    try:
        return tuple(parsed.document for parsed in read_facts(text))
    except ProblemsFound as many:
        raise LibraryUnreadable([found.in_file(file) for found in many.found]) from None


def parse_fact(text: str) -> FactDocument:
    """The one fact that `dump_fact` wrote.

    Raises:
        LibraryUnreadable: the text means no fact, or not exactly one.
    """
    facts = parse_facts(text)
    if len(facts) != 1:
        found = ProblemFound(f"holds {len(facts)} facts; write exactly one.", line=1)
        raise LibraryUnreadable([found.in_file(FACTS_FILE)])
    return facts[0]


def dump_fact(fact: FactDocument) -> str:
    """The canonical lines of one fact: `name: value` when there is nothing else to say."""
    values = plain_values(fact)
    name = values.pop("name")
    return write_yaml({name: values["value"] if set(values) == {"value"} else values})


def dump_facts(facts: Sequence[FactDocument]) -> str:
    """The canonical file, in the given order."""
    return "".join(dump_fact(fact) for fact in facts)


def _read_fact(name: str, value: Value, values: YamlValues) -> Parsed[FactDocument]:
    full = isinstance(value, dict) and not set(value).isdisjoint(FactDocument.model_fields)
    fields: dict[str, Any] = dict(value) if full and isinstance(value, dict) else {"value": value}
    lines = {_inner(path, full): line for path, line in values.lines.items() if path[:1] == (name,)}
    lines[("name",)] = values.lines[(name,)]
    if "name" in fields:
        raise ProblemsFound(
            [ProblemFound("is written above the fact; delete it here.", line=lines[("name",)], field=name)]
        )
    try:
        own = YamlValues({**fields, "name": name}, lines)
        return Parsed(validate(FactDocument, own, {}), own)
    except ProblemsFound as many:
        raise ProblemsFound(
            [ProblemFound(p.message, line=p.line, field=_outer(name, p.field, full)) for p in many.found]
        ) from None


def _inner(path: Path, full: bool) -> Path:
    return path[1:] if full else ("value", *path[1:])


def _outer(name: str, field: str | None, full: bool) -> str:
    inner = field if full else (field or "").removeprefix("value").lstrip(".")
    return name if not inner or inner == "name" else f"{name}.{inner}"
