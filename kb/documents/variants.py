"""One entry in several languages: which fields a variant shares with its source, and what they come to.

The source states the shared fields, a variant leaves them out; what both leave out has the default. Documents are
kept in this *settled* form, so that two texts that mean the same give equal documents.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kb.documents.blank import complete_blanks, settle_blanks
from kb.documents.entry import SHARED_FIELDS, EntryDocument
from kb.documents.languages import SUFFIX_LANGUAGES

DEFAULTS: dict[str, str | bool] = {
    "status": "published",
    "authority": "edit",
    "audience": "all",
    "takes_days": False,
}


@dataclass(frozen=True, slots=True)
class Difference:
    """A shared field that a variant states otherwise than its source."""

    field: str
    own: object
    source: object

    @property
    def message(self) -> str:
        """What is wrong, to be read after the field's name."""
        return (
            f"is `{_say(self.own)}` here but `{_say(self.source)}` in the source; all languages share it, so delete it "
            "here or change the source."
        )


def is_source(document: EntryDocument) -> bool:
    """Whether the document names its department, and so can stand without another language."""
    return document.department is not None


def says(document: EntryDocument, name: str) -> bool:
    """Whether the document itself states this shared field."""
    return bool(getattr(document, name) != _unsaid(name))


def settle_source(document: EntryDocument) -> EntryDocument:
    """The source without fields that only repeat a default."""
    repeated = {name: None for name, default in DEFAULTS.items() if getattr(document, name) == default}
    return _changed(document, {**repeated, "blanks": settle_blanks(document.blanks)})


def settle_variant(document: EntryDocument) -> EntryDocument:
    """The variant without the fields that it shares with its source."""
    stated = {name: _unsaid(name) for name in SHARED_FIELDS if says(document, name)}
    return _changed(document, {**stated, "blanks": settle_blanks(document.blanks)})


def list_differences(document: EntryDocument, source: EntryDocument) -> list[Difference]:
    """The shared fields that the variant states otherwise than its source."""
    whole = complete_entry(source, None)
    return [
        Difference(name, getattr(document, name), getattr(whole, name))
        for name in SHARED_FIELDS
        if says(document, name) and getattr(document, name) != getattr(whole, name)
    ]


def complete_entry(document: EntryDocument, source: EntryDocument | None) -> EntryDocument:
    """The entry with every field filled in from its source (None for a source itself) and from the defaults."""
    whole: dict[str, Any] = {"blanks": complete_blanks(document.blanks, source.blanks if source else {})}
    for name in (*SHARED_FIELDS, "status"):
        own = document if says(document, name) or source is None else source
        whole[name] = getattr(own, name) if says(own, name) else DEFAULTS.get(name, _unsaid(name))
    return document.model_copy(update=whole)


def _changed(document: EntryDocument, update: Mapping[str, object]) -> EntryDocument:
    changes = {name: value for name, value in update.items() if getattr(document, name) != value}
    return document.model_copy(update=changes) if changes else document


def _unsaid(name: str) -> object:
    """What the field is in a document that leaves it out."""
    return EntryDocument.model_fields[name].default


def _say(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(value) or "all"
    return str(value).lower() if isinstance(value, bool) else str(value)


def language_rank(lang: str) -> tuple[int, str]:
    """The order in which a language is preferred as the source: the five of the starter library, then by code."""
    return (SUFFIX_LANGUAGES.index(lang) if lang in SUFFIX_LANGUAGES else len(SUFFIX_LANGUAGES), lang)
