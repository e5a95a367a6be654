"""The holding reply: a person looks into it, and by when the customer hears more.

Knows no store and no channel. Invariant: the reply names its due time, whatever the department's own line says.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from answers.department import Department
from answers.hours import due_at
from answers.reply.blanks import settle
from answers.reply.liquid import fill_in
from answers.suggestions import Holding
from answers.times import is_spoken, when_phrase


@dataclass(frozen=True, slots=True)
class _Words:
    """What is said for a department without a line of its own, in the tone of the starter library."""

    looking: str
    you_hear: str
    meanwhile: str


_WORDS = {
    "en": _Words(
        "A colleague is looking into this for you.",
        "You'll hear from us {when}.",
        "If there is anything you'd like to add, just reply here.",
    ),
    "nl": _Words(
        "Een collega zoekt dit voor je uit.",
        "Je hoort {when} van ons.",
        "Wil je nog iets toevoegen? Antwoord dan gewoon hier.",
    ),
    "da": _Words(
        "En kollega undersøger det for dig.",
        "Du hører fra os {when}.",
        "Vil du tilføje noget, kan du bare svare her.",
    ),
    "de": _Words(
        "Jemand aus unserem Team kümmert sich darum.",
        "Sie hören {when} von uns.",
        "Wenn Sie noch etwas ergänzen möchten, antworten Sie einfach hier.",
    ),
    "fr": _Words(
        "Une personne de notre équipe s’en occupe pour vous.",
        "Vous aurez de nos nouvelles {when}.",
        "Si vous souhaitez ajouter quelque chose, répondez simplement ici.",
    ),
}


def holding_reply(
    department: Department,
    lang: str | None,
    now: datetime,
    zone: ZoneInfo | None = None,
    values: Mapping[str, object] | None = None,
) -> Holding:
    """What to say until the department answers, with the time that it can keep.

    In the asked language where the department has a line in it, else in English; a department with neither gets a
    plain sentence in the asked language. Times are in the customer's `zone` where it is given, else the department's.

    Args:
        department: Who will answer.
        lang: The customer's language (ISO 639-1); None where nothing tells.
        now: The moment at which the reply is made, aware.
        zone: The customer's time zone.
        values: What else the line may name, such as `facts` and `customer`; what is missing shows as `[its name]`.

    Raises:
        NeverOpen: The department is not open, or not for long enough, within a year.
        HoursUnreadable: Its hours cannot be read.
        TemplateFailed: Its line cannot be filled in.
    """
    due = due_at(department, now)
    lang, line = _line(department, lang)
    when = when_phrase(due, now, lang, zone)
    words = _WORDS[lang]
    you_hear = words.you_hear.format(when=when)
    if line is None:
        reply = f"{words.looking} {you_hear} {words.meanwhile}"
    else:
        filled = fill_in(line, {**(values or {}), "promise": {"when": when}}, markdown=False)
        reply = settle(filled, lang).text.strip()
        if when.casefold() not in reply.casefold():
            reply = f"{reply} {you_hear}".strip()
    return Holding(
        reply=reply, due_at=due, department=department.id, department_name=department.name, contact=department.contact
    )


def _line(department: Department, lang: str | None) -> tuple[str, str | None]:
    """The language to speak and the department's line in it; a time that cannot be said in a language spoils it."""
    spoken = lang if lang is not None and is_spoken(lang) else "en"
    for candidate in (spoken, "en"):
        if department.holding.get(candidate, "").strip():
            return candidate, department.holding[candidate]
    return spoken, None
