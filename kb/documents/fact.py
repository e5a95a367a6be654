"""A fact on disk: a value that many answers use, written `{{ facts.name }}`."""

import math
from typing import Annotated

from pydantic import AfterValidator, Discriminator, Field, PlainValidator, Tag, TypeAdapter, WithJsonSchema

from kb.documents.fields import (
    LANGUAGE_FORM,
    TEXT_FORM,
    Day,
    Document,
    FactName,
    Language,
    Line,
    Owner,
    ShortText,
    form_of,
    not_empty,
)

_TEXT: TypeAdapter[str] = TypeAdapter(ShortText)


def _read_scalar(value: object) -> bool | int | float | str:
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError("is no finite number; write another value.")
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, str):
        return _TEXT.validate_python(value)
    raise ValueError("needs a text or a number, or one of them by language.")


Scalar = Annotated[
    bool | int | float | str,
    PlainValidator(_read_scalar),
    WithJsonSchema({"type": ["string", "number", "boolean"]}),
]
ScalarByLanguage = Annotated[dict[Language, Scalar], AfterValidator(not_empty)]


class FactDocument(Document):
    """One item of `facts.yml`."""

    name: FactName = Field(description="how answers call it: facts.<name>")
    value: Annotated[
        Annotated[Scalar, Tag(TEXT_FORM)] | Annotated[ScalarByLanguage, Tag(LANGUAGE_FORM)], Discriminator(form_of)
    ] = Field(description="one value for all languages, or one by language")
    owner: Owner | None = Field(default=None, description="who knows whether it still holds: a department or an e-mail")
    expires: Day | None = Field(default=None, description="the last day on which it holds")
    description: Line | None = Field(default=None, description="what it is, for colleagues")

    @property
    def key(self) -> str:
        """What tells this fact from all others."""
        return self.name
