"""How each kind of document is written: its model, and which field is the body below the front matter."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from kb.documents.channel import ChannelDocument
from kb.documents.department import DepartmentDocument
from kb.documents.entry import EntryDocument
from kb.documents.fact import FactDocument
from kb.documents.fields import Document
from kb.documents.front_matter import join_front_matter, split_front_matter
from kb.documents.guideline import GuidelineDocument
from kb.documents.problems import LibraryUnreadable, ProblemFound, ProblemsFound
from kb.documents.validation import validate
from kb.documents.yaml_text import write_yaml
from kb.documents.yaml_values import YamlValues, read_yaml

Kind = Literal["department", "entry", "guideline", "channel", "fact"]
AnyDocument = EntryDocument | DepartmentDocument | GuidelineDocument | ChannelDocument | FactDocument
D = TypeVar("D", bound=Document)


@dataclass(frozen=True, slots=True)
class Parsed(Generic[D]):
    """A document with the lines of its fields in its file."""

    document: D
    values: YamlValues


@dataclass(frozen=True, slots=True)
class Format(Generic[D]):
    """One kind of Markdown document with front matter."""

    model: type[D]
    body_field: str

    def read(self, text: str) -> Parsed[D]:
        """The document that the text means, with the lines of its fields.

        Raises:
            ProblemsFound: with every problem of this text.
        """
        try:
            parts = split_front_matter(text)
            values = read_yaml(parts.yaml, first_line=2)
        except ProblemFound as found:
            raise ProblemsFound([found]) from None
        body = {self.body_field: parts.body}
        values.lines.setdefault((self.body_field,), parts.body_line)
        return Parsed(validate(self.model, values, body), values)

    def parse(self, text: str, *, file: str = "the document") -> D:
        """The document that the text means.

        Raises:
            LibraryUnreadable: with every problem of this text, under the name `file`.
        """
        try:
            return self.read(text).document
        except ProblemsFound as many:
            raise LibraryUnreadable([found.in_file(file) for found in many.found]) from None

    def dump(self, document: D) -> str:
        """The canonical text: fields in the model's order, those left out or at their default omitted."""
        values = plain_values(document)
        body = values.pop(self.body_field, "")
        return join_front_matter(write_yaml(values), str(body))


def plain_values(document: Document) -> dict[str, Any]:
    """The fields that the document states, as YAML can write them."""
    stated = document.model_dump(exclude_defaults=True)
    return {name: _plain(value) for name, value in stated.items()}


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(inner) for inner in value]
    return value


ENTRY = Format(EntryDocument, "answer")
DEPARTMENT = Format(DepartmentDocument, "notes")
GUIDELINE = Format(GuidelineDocument, "body")
CHANNEL = Format(ChannelDocument, "notes")

parse_entry, dump_entry = ENTRY.parse, ENTRY.dump
parse_department, dump_department = DEPARTMENT.parse, DEPARTMENT.dump
parse_guideline, dump_guideline = GUIDELINE.parse, GUIDELINE.dump
parse_channel, dump_channel = CHANNEL.parse, CHANNEL.dump
