"""A guideline to read: what it asks, why, and its examples in every language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from flask import Blueprint, render_template

from answers.checklist.registry import find_check
from kb.guidelines import GuidelineRecord, get_guideline
from web.services import get_services
from web.sign_in import get_signed_in_person
from web.words import say_language

blueprint = Blueprint("guideline", __name__)

_LANGUAGE_HEADING = re.compile(r"^## +([a-z]{2})\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Section:
    """The examples in one language; for `lang` None, what is said for all of them."""

    lang: str | None
    language: str
    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GuidelineView:
    """A guideline; `check` is what its automatic check demands, None where a person ticks it."""

    id: str
    title: str
    level: str
    check: str | None
    sections: tuple[Section, ...]


@blueprint.get("/guidelines/<id>")
def read_guideline(id: str) -> str:  # noqa: A002  # the address's own word
    """The guideline, for everybody who writes replies."""
    get_signed_in_person()
    with get_services().database.session() as db:
        guideline = get_guideline(db, id)
    return render_template("guideline.html", guideline=_view(guideline))


def _view(guideline: GuidelineRecord) -> GuidelineView:
    check = find_check(guideline.check) if guideline.check else None
    return GuidelineView(
        id=guideline.id,
        title=guideline.title_in("en"),
        level=guideline.level,
        check=check.doc.strip().partition("\n")[0] if check else None,
        sections=tuple(_sections(guideline)),
    )


def _sections(guideline: GuidelineRecord) -> Iterator[Section]:
    """The body as its owner wrote it, a section for each `## en`; text, never markup."""
    pieces = _LANGUAGE_HEADING.split(guideline.body)
    for lang, body in zip([None, *pieces[1::2]], pieces[::2], strict=True):
        paragraphs = tuple(it.strip() for it in body.split("\n\n") if it.strip())
        if paragraphs:
            language, title = (say_language(lang), guideline.title.get(lang, "")) if lang else ("", "")
            yield Section(lang, language, title, paragraphs)
