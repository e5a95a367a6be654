"""Turns what pydantic says about a document into problems that name a line and say what to do."""

from collections.abc import Mapping
from typing import Any, TypeVar, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from kb.documents.fields import LANGUAGE_FORM, TEXT_FORM, Document
from kb.documents.nearest import nearest_hint
from kb.documents.problems import ProblemFound, ProblemsFound
from kb.documents.yaml_values import Path, YamlValues

D = TypeVar("D", bound=Document)

_SENTENCES = {
    "missing": "is missing; add it.",
    "string_type": "must be text; put it in quotes.",
    "int_type": "must be a whole number.",
    "bool_type": "must be true or false.",
    "tuple_type": "must be a list; write each item on its own line after `- `.",
    "dict_type": "must be a mapping, such as `en: …`.",
    "model_type": "must be a mapping of `name: value`.",
    "date_type": "must be a date like 2026-11-02.",
    "string_too_short": "is empty; write it or leave the field out.",
    "string_too_long": "is too long; at most {max_length} characters fit.",
    "too_long": "has too many items; at most {max_length} fit.",
    "greater_than_equal": "must be at least {ge}.",
    "less_than_equal": "must be at most {le}.",
    "literal_error": "must be one of {expected}.",
}


def validate(model: type[D], values: YamlValues, extra: Mapping[str, Any]) -> D:
    """The document made of front matter and `extra` (its body).

    Raises:
        ProblemsFound: with a problem for every field that is wrong.
    """
    found = [
        ProblemFound(
            f"is the text below the front matter, no field; delete the field `{name}`.",
            line=values.line_of((name,)),
            field=name,
        )
        for name in extra
        if name in values.data
    ]
    if found:
        raise ProblemsFound(found)
    try:
        return model.model_validate({**values.data, **extra})
    except ValidationError as error:
        raise ProblemsFound([_problem(model, detail, values) for detail in error.errors()]) from None


def sentence_for(model: type[Document], detail: ErrorDetails) -> str:
    """What is wrong with one field, to be read after the field's name."""
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "extra_forbidden":
        hint = nearest_hint(str(detail["loc"][-1]), _fields_at(model, detail["loc"]))
        return f"is no field of this document; correct or delete it{hint}."
    if kind == "value_error":
        return str(context.get("error", detail["msg"]))
    if kind in {"too_short", "too_long"} and isinstance(detail["input"], str):
        kind = f"string_{kind}"  # pydantic names it so when the text was cleaned first
    if kind in _SENTENCES:
        return _SENTENCES[kind].format(**context)
    return f"cannot be used: {detail['msg']}."


def _fields_at(model: type[Document], location: tuple[int | str, ...]) -> list[str]:
    for part in location[:-1]:
        if part in model.model_fields:
            model = _document_in(model.model_fields[str(part)].annotation) or model
    return list(model.model_fields)


def _document_in(annotation: object) -> type[Document] | None:
    """The model of a field whose type is a document, one or none, or several by name."""
    if isinstance(annotation, type) and issubclass(annotation, Document):
        return annotation
    return next(filter(None, map(_document_in, get_args(annotation))), None)


def _problem(model: type[Document], detail: ErrorDetails, values: YamlValues) -> ProblemFound:
    path: Path = tuple(part for part in detail["loc"] if part not in {TEXT_FORM, LANGUAGE_FORM, "[key]"})
    dotted = ".".join(str(part + 1) if isinstance(part, int) else part for part in path)
    return ProblemFound(sentence_for(model, detail), line=values.line_of(path), field=dotted or None)
