"""What must hold within one entry besides its fields: every blank is used, and the cursor has one place."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from kb.documents.blank import BlankDocument, find_contradiction
from kb.documents.entry import EntryDocument
from kb.documents.nearest import nearest_hint

CURSOR = "[[cursor]]"


class Mistake(NamedTuple):
    """What is wrong with the field at `path`, `offset` lines below its first."""

    path: tuple[str, ...]
    message: str
    offset: int = 0


def find_unused_blanks(document: EntryDocument, used: Collection[str]) -> Iterator[Mistake]:
    """The blanks that none of the placeholders in use stands for."""
    for name in document.blanks:
        if name not in used:
            hint = nearest_hint(name, used)
            message = f"is the blank of no placeholder in this entry{hint}; correct the name or delete the blank."
            yield Mistake(("blanks", name), message)


def find_second_cursors(document: EntryDocument) -> Iterator[Mistake]:
    """The texts that put the cursor in more than one place."""
    for field, text in (("short", document.short or ""), ("answer", document.answer)):
        first, found, rest = text.partition(CURSOR)
        if found and CURSOR in rest:
            before = first + rest[: rest.index(CURSOR)]
            offset = before.count("\n") if field == "answer" else 0
            yield Mistake((field,), f"puts the cursor in two places; keep one `{CURSOR}`.", offset)


def find_blank_contradictions(document: EntryDocument, source: EntryDocument | None) -> Iterator[Mistake]:
    """The blanks that contradict themselves or those of the source, which is None for a source itself."""
    others: Mapping[str, BlankDocument] = source.blanks if source else {}
    for name, blank in document.blanks.items():
        found = find_contradiction(blank, others.get(name))
        if found is not None:
            yield Mistake(("blanks", name, found[0]), found[1])


def find_broken_variants(source: EntryDocument, variants: Collection[EntryDocument]) -> Iterator[Mistake]:
    """The blanks of the source that do not fit what its variants say of them."""
    for variant in variants:
        for mistake in find_blank_contradictions(variant, source):
            name = mistake.path[1]
            field = ".".join(mistake.path)
            yield Mistake(("blanks", name), f"does not fit {variant.key}, where `{field}` {mistake.message}")
