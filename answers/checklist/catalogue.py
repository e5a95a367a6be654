"""The checks as a library is held against when it is read: their names, and what each may be told."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from answers.checklist import families as families  # registers the checks  # noqa: PLC0414
from answers.checklist.registry import Check, list_checks

Validator = Callable[[object], None]


@dataclass(frozen=True, slots=True)
class CheckCatalogue:
    """Names of all checks, and by check the validators of its parameters; a refusal reads on after a field's name."""

    names: frozenset[str]
    parameters: Mapping[str, Mapping[str, Validator]]


def make_catalogue() -> CheckCatalogue:
    """The checks that are registered now."""
    checks = list_checks()
    return CheckCatalogue(
        names=frozenset(check.name for check in checks),
        parameters={check.name: _validators(check) for check in checks},
    )


def _validators(check: Check[Any]) -> Mapping[str, Validator]:
    return {name: _validator(name, field) for name, field in check.parameters.model_fields.items()}


def _validator(name: str, field: FieldInfo) -> Validator:
    adapter: TypeAdapter[object] = TypeAdapter(field.rebuild_annotation())

    def validate(value: object) -> None:
        try:
            adapter.validate_python(value, strict=True)
        except ValidationError as error:
            reason = error.errors()[0]["msg"]
            reason = reason[:1].lower() + reason[1:]
            described = f" ({field.description})" if field.description else ""
            message = f"cannot be used as `{name}`{described}: {reason}; correct it or leave it out."
            raise ValueError(message) from None

    return validate


CATALOGUE = make_catalogue()
