"""What must hold within one guideline besides its fields: conditions that can come true, and titles to show."""

from collections.abc import Iterator

from kb.documents.channel import ENGAGEMENTS
from kb.documents.entry_checks import Mistake
from kb.documents.guideline import AUDIENCES, SITUATIONS, GuidelineConditions, GuidelineDocument
from kb.documents.nearest import nearest_hint


def find_guideline_mistakes(document: GuidelineDocument) -> Iterator[Mistake]:
    """All that is wrong with the guideline by itself."""
    for field, conditions in list_conditions(document):
        yield from _find_unknown(field, conditions)
    if document.ticked_when is not None and document.check is not None:
        message = "is for an item that a person ticks, and this one has a check; leave one of them out."
        yield Mistake(("ticked_when",), message)
    if document.ticked_when == GuidelineConditions():
        message = "names no condition, so the item would always be ticked; name one or leave it out."
        yield Mistake(("ticked_when",), message)
    if document.parameters and document.check is None:
        yield Mistake(("parameters",), "tells a check something, and this item has none; name the check or delete it.")
    yield from _find_missing_titles(document)


def list_conditions(document: GuidelineDocument) -> list[tuple[str, GuidelineConditions]]:
    """The conditions of the guideline by their field."""
    ticked = [] if document.ticked_when is None else [("ticked_when", document.ticked_when)]
    return [("when", document.when), *ticked]


def _find_unknown(field: str, conditions: GuidelineConditions) -> Iterator[Mistake]:
    for key, names, known in (
        ("situation", conditions.situation, SITUATIONS),
        ("audience", conditions.audience, AUDIENCES),
        ("engagement", conditions.engagement, ENGAGEMENTS),
    ):
        for name in names:
            if name not in known:
                one_of = ", ".join(known[:-1]) + f" or {known[-1]}"
                message = f"names the {key} `{name}`, which does not exist{nearest_hint(name, known)}; use {one_of}."
                yield Mistake((field, key), message)


def _find_missing_titles(document: GuidelineDocument) -> Iterator[Mistake]:
    """The languages that the guideline is for and has no words in; a title in one form stands for all."""
    if not isinstance(document.title, str):
        for lang in document.when.lang:
            if lang not in document.title:
                message = f"has no text in `{lang}`, which `when.lang` names; write it, or take `{lang}` out there."
                yield Mistake(("title",), message)
