"""The types of the fields of documents. Every message reads on after "file, line, field:"."""

import re
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    StringConstraints,
    Tag,
    WithJsonSchema,
)

from kb.documents.durations import parse_days, parse_open_minutes
from kb.documents.languages import LANGUAGE_CODES
from kb.documents.limits import MAX_ANSWER_CHARACTERS, MAX_LINE_CHARACTERS, MAX_SHORT_CHARACTERS
from kb.documents.text import clean_newlines, find_control_character, strip_block

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_ENTRY_ID = re.compile(f"^{SLUG}/{SLUG}$")
_NAME = re.compile("^[a-z0-9]+(?:[-_][a-z0-9]+)*$")
_FACT_NAME = re.compile("^[a-z][a-z0-9_]*$")
_EMAIL = re.compile(r"^[^@\s]+@[^@\s]+\.[^@\s.]+$")


class Document(BaseModel):
    """What all documents share: they never change, know all their fields, and guess no types."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


def _clean(text: str) -> str:
    return _clean_block(text).strip()


def _clean_block(text: str) -> str:
    text = strip_block(clean_newlines(text))
    found = find_control_character(text)
    if found is not None:
        raise ValueError(f"holds the control character {found[1]}; delete it.")
    return text


def _one_line(text: str) -> str:
    return " ".join(_clean(text).split("\n"))


def _check_language(code: str) -> str:
    if code not in LANGUAGE_CODES:
        raise ValueError(f"`{code}` is no language code; use two letters such as en, nl, da, de or fr.")
    return code


def matching(pattern: re.Pattern[str], hint: str) -> Callable[[str], str]:
    """A check that the whole text is of this form; `hint` says how to write it."""

    def check(text: str) -> str:
        if not pattern.fullmatch(text) or len(text) > 200:
            raise ValueError(f"`{text[:80]}` cannot be used; {hint}")
        return text

    return check


def _read_date(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        if len(value) != 10:
            raise ValueError
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"`{value}` is no date; write it like 2026-11-02.") from None


def _check_duration(read: Callable[[str], int]) -> Callable[[str], str]:
    def check(text: str) -> str:
        read(text)
        return text

    return check


def as_tuple(value: object) -> object:
    """A YAML list as the tuple that a frozen document holds."""
    return tuple(value) if isinstance(value, list) else value


def _one_or_many(value: object) -> object:
    return (value,) if isinstance(value, str) else as_tuple(value)


def _check_email(text: str) -> str:
    if not _EMAIL.match(text):
        raise ValueError(f"`{text[:80]}` is no e-mail address; write it like name@example.org.")
    return text


def _check_owner(text: str) -> str:
    """A person by e-mail address, or a department by its id."""
    return _check_email(text) if "@" in text or not _NAME.match(text) else text


def not_empty(texts: dict[str, Any]) -> dict[str, Any]:
    """The texts by language, refused when there are none."""
    if not texts:
        raise ValueError("names no language; write at least one, such as `en: …`.")
    return texts


Line = Annotated[str, AfterValidator(_one_line), StringConstraints(min_length=1, max_length=MAX_LINE_CHARACTERS)]
ShortText = Annotated[str, AfterValidator(_clean), StringConstraints(min_length=1, max_length=MAX_SHORT_CHARACTERS)]
LongText = Annotated[str, AfterValidator(_clean_block), StringConstraints(max_length=MAX_ANSWER_CHARACTERS)]
AnswerText = Annotated[LongText, StringConstraints(min_length=1)]
Language = Annotated[str, AfterValidator(_check_language)]
EntryId = Annotated[str, AfterValidator(matching(_ENTRY_ID, "write folder/name in small letters, digits and hyphens."))]
Name = Annotated[str, AfterValidator(matching(_NAME, "use small letters, digits and hyphens."))]
FactName = Annotated[
    str, AfterValidator(matching(_FACT_NAME, "begin with a small letter, then small letters, digits and `_`."))
]
Email = Annotated[str, AfterValidator(_check_email)]
Owner = Annotated[str, AfterValidator(_check_owner)]
Day = Annotated[date, BeforeValidator(_read_date), WithJsonSchema({"type": "string", "format": "date"})]
Days = Annotated[
    str,
    AfterValidator(_check_duration(parse_days)),
    WithJsonSchema({"type": "string", "pattern": "^[1-9][0-9]{0,3}[dw]$"}),
]
OpenMinutes = Annotated[str, AfterValidator(_check_duration(parse_open_minutes))]
Lines = Annotated[tuple[Line, ...], BeforeValidator(as_tuple)]
Emails = Annotated[tuple[Email, ...], BeforeValidator(as_tuple)]
_ONE_OR_MANY = WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]})
Names = Annotated[tuple[Name, ...], BeforeValidator(_one_or_many), _ONE_OR_MANY]


def one_or_many_of(names: tuple[str, ...]) -> WithJsonSchema:
    """The schema of one of these names, or a list of them; `kb.documents.guideline_checks` refuses all others."""
    one = {"type": "string", "enum": list(names)}
    return WithJsonSchema({"anyOf": [one, {"type": "array", "items": one}]})


Languages = Annotated[tuple[Language, ...], BeforeValidator(_one_or_many), _ONE_OR_MANY]
TEXT_FORM, LANGUAGE_FORM = (
    "one_text",
    "by_language",
)  # these appear in pydantic's locations; kb.documents.validation drops them


def form_of(value: object) -> str:
    """Which form of a field was written: one text, or a mapping by language."""
    return LANGUAGE_FORM if isinstance(value, dict) else TEXT_FORM


LineByLanguage = Annotated[dict[Language, Line], AfterValidator(not_empty)]
TextByLanguage = Annotated[dict[Language, ShortText], AfterValidator(not_empty)]
LineOrByLanguage = Annotated[
    Annotated[Line, Tag(TEXT_FORM)] | Annotated[LineByLanguage, Tag(LANGUAGE_FORM)], Discriminator(form_of)
]
