"""An entry to read: all its languages, who vouches for it, how people ask it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from flask import Blueprint, render_template

from answers.withholding import is_withheld
from kb.departments import list_departments
from kb.entries import EntryRecord
from kb.learned import LearnedPhrasing, list_learned
from kb.people import Role
from web.entry_access import get_variants_for
from web.services import get_services
from web.sign_in import get_signed_in_person
from web.words import AUDIENCE, STATUS_OF_ENTRY, say_authority, say_count, say_date, say_language, say_verified

blueprint = Blueprint("entry", __name__)


@dataclass(frozen=True, slots=True)
class AboutLine:
    """One line of what is known about a variant."""

    name: str
    value: str
    stale: bool = False


@dataclass(frozen=True, slots=True)
class LearnedLine:
    """A question that use has taught, and how many people stand behind it."""

    number: int
    text: str
    support: str


@dataclass(frozen=True, slots=True)
class VariantView:
    """One language of an entry; `withheld` says why somebody does not read its answer."""

    lang: str
    language: str
    title: str
    about: tuple[AboutLine, ...]
    answer: str | None
    withheld: str | None
    short: str | None
    questions: tuple[str, ...]
    learned: tuple[LearnedLine, ...]


@dataclass(frozen=True, slots=True)
class EntryView:
    """An entry with its languages, the source first."""

    id: str
    title: str
    variants: tuple[VariantView, ...]
    may_edit: bool
    in_use: bool


@blueprint.get("/entries/<path:id>")
def read_entry(id: str) -> str:  # noqa: A002  # the address's own word
    """The entry; one that is not for this person looks like one that is not there."""
    visitor = get_signed_in_person()
    today = datetime.now(UTC).date()
    with get_services().database.session() as db:
        variants = get_variants_for(visitor, db, id, today)
        departments = {it.id: it.name_in("en") for it in list_departments(db)}
        may_edit = all(visitor.may_edit(it.department) for it in variants)
        learned = list_learned(db, id) if may_edit else ()
    shown = tuple(_view(it, departments, learned, today, visitor.role) for it in variants)
    view = EntryView(id, variants[0].title, shown, may_edit, any(it.status == "published" for it in variants))
    return render_template("entry.html", entry=view)


def _view(
    entry: EntryRecord, departments: dict[str, str], learned: Sequence[LearnedPhrasing], today: date, role: Role
) -> VariantView:
    department = departments.get(entry.department, entry.department)
    withheld = f"{department} gives this answer itself: hand the question over." if is_withheld(role, entry) else None
    return VariantView(
        lang=entry.lang,
        language=say_language(entry.lang),
        title=entry.title,
        about=tuple(_about(entry, department, today)),
        answer=None if withheld else entry.answer,
        withheld=withheld,
        short=None if withheld else entry.short,
        questions=tuple(entry.questions),
        learned=tuple(_learned(it) for it in learned if it.lang == entry.lang),
    )


def _learned(phrasing: LearnedPhrasing) -> LearnedLine:
    said = say_count(phrasing.people, "person", "people")
    return LearnedLine(phrasing.number, phrasing.text, f"{said}, since {say_date(phrasing.at.date())}")


def _about(entry: EntryRecord, department: str, today: date) -> list[AboutLine]:
    stale = entry.is_stale(today)
    verified = say_verified(entry.verified, stale=stale, department=department, today=today)
    lines = [
        AboutLine("Department", department),
        AboutLine("Verification", verified[0].upper() + verified[1:], stale or entry.verified is None),
        AboutLine("Authority", say_authority(entry.authority, department)),
        AboutLine("Shown to", AUDIENCE[entry.audience]),
        AboutLine("Status", STATUS_OF_ENTRY[entry.status]),
    ]
    if entry.takes_days:
        lines.append(AboutLine("Time", "such questions take days"))
    if entry.valid_from:
        lines.append(AboutLine("Valid from", say_date(entry.valid_from)))
    if entry.valid_until:
        lines.append(AboutLine("Valid until", say_date(entry.valid_until)))
    return lines
