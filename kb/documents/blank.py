"""A blank of an entry: what a person fills in where nobody gave the value of a placeholder.

A variant takes from its source the blanks that it does not name, and of those that it names what it does not say. A
type that the source names is the variant's as well: what a placeholder stands for does not depend on the language.
"""

import re
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from kb.documents.fields import Document, Line, Lines, matching
from kb.documents.limits import MAX_CHOICES

BlankType = Literal["text", "date", "time", "amount", "number", "order_number", "email", "phone", "url", "choice"]
_BLANK_NAME = re.compile(r"^[A-Za-z_][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*$")
BlankName = Annotated[
    str, AfterValidator(matching(_BLANK_NAME, "write it as the template does, such as order.number."))
]


class BlankDocument(Document):
    """What an entry says of one blank; None means that it does not say it."""

    type: BlankType | None = Field(
        default=None, description="what is filled in; left out, the placeholder's name tells, else text"
    )
    hint: Line | None = Field(default=None, description="what to fill in, or where to find it, in one line")
    choices: Lines = Field(
        default=(), max_length=MAX_CHOICES, description="the values of a choice, and of nothing else"
    )


Blanks = Mapping[str, BlankDocument]


def complete_blanks(own: Blanks, source: Blanks) -> dict[str, BlankDocument]:
    """The blanks with everything filled in that the source says; the source's come first."""
    return {name: _complete(own.get(name), source.get(name)) for name in dict.fromkeys((*source, *own))}


def settle_blanks(blanks: Blanks) -> dict[str, BlankDocument]:
    """The blanks of which something is said."""
    return {name: blank for name, blank in blanks.items() if blank != BlankDocument()}


def without_source(own: Blanks, source: Blanks) -> dict[str, BlankDocument]:
    """Of a variant's completed blanks, what it says otherwise than its source."""
    whole = complete_blanks({}, source)
    return settle_blanks({name: _apart(blank, whole[name]) if name in whole else blank for name, blank in own.items()})


def find_contradiction(own: BlankDocument, source: BlankDocument | None) -> tuple[str, str] | None:
    """The field of a blank that contradicts itself or its source, and why, to be read after the field's name."""
    shared = source.type if source else None
    kind = own.type or shared
    if own.type and shared and own.type != shared:
        return "type", (
            f"is `{own.type}` here but `{shared}` in the source; all languages share it, so delete it here or "
            "change the source."
        )
    if own.choices and kind != "choice":
        which = f"this one is of the type {kind}" if kind else "this one says no type"
        return "choices", f"belongs to a blank of the type choice, and {which}; correct the type or delete the choices."
    if kind == "choice" and not own.choices and not (source and source.choices):
        return "choices", "is missing, as the type is choice; list what may be chosen, or give it another type."
    return None


def _complete(own: BlankDocument | None, source: BlankDocument | None) -> BlankDocument:
    stated = [blank for blank in (own, source) if blank is not None]
    kind = next((blank.type for blank in reversed(stated) if blank.type), None)
    choices = next((blank.choices for blank in stated if blank.choices), ())
    if kind == "choice" and not choices:
        kind = None  # its source named the choices once, and does not any more
    return BlankDocument(
        type=kind,
        hint=next((blank.hint for blank in stated if blank.hint), None),
        choices=choices if kind == "choice" else (),
    )


def _apart(blank: BlankDocument, source: BlankDocument) -> BlankDocument:
    unsaid = BlankDocument()
    same = [name for name in BlankDocument.model_fields if getattr(blank, name) == getattr(source, name)]
    return blank.model_copy(update={name: getattr(unsaid, name) for name in same})
