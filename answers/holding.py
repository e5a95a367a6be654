"""The holding reply: a person looks into it, by when the customer hears more, and what they may do meanwhile.

Knows no store. Invariant: the reply names its due time, whatever the department's own line says.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from answers.department import Department
from answers.hours import due_at
from answers.reply.blanks import settle
from answers.reply.compose import compose
from answers.reply.form import Answer, ChannelForm
from answers.reply.liquid import fill_in
from answers.reply.manners import leaves_open
from answers.suggestions import Holding, Reply
from answers.times import is_spoken, when_phrase


@dataclass(frozen=True, slots=True)
class _Words:
    """What is said for a department without a line of its own, in the tone of the starter library.

    `sorry` stands before anything else that is said to a complaint.
    """

    sorry: str
    looking: str
    you_hear: str
    meanwhile: str


_WORDS = {
    "en": _Words(
        "I'm sorry that you've had this trouble with us.",
        "A colleague is looking into this for you.",
        "You'll hear from us {{ promise.when }}.",
        "If there is anything you'd like to add, just reply here.",
    ),
    "nl": _Words(
        "Het spijt me dat je dit met ons meemaakt.",
        "Een collega zoekt dit voor je uit.",
        "Je hoort {{ promise.when }} van ons.",
        "Wil je nog iets toevoegen? Antwoord dan gewoon hier.",
    ),
    "da": _Words(
        "Jeg er ked af, at du har haft den oplevelse med os.",
        "En kollega undersøger det for dig.",
        "Du hører fra os {{ promise.when }}.",
        "Vil du tilføje noget, kan du bare svare her.",
    ),
    "de": _Words(
        "Es tut mir leid, dass Sie diesen Ärger mit uns haben.",
        "Jemand aus unserem Team kümmert sich darum.",
        "Sie hören {{ promise.when }} von uns.",
        "Wenn Sie noch etwas ergänzen möchten, antworten Sie einfach hier.",
    ),
    "fr": _Words(
        "Je vous présente mes excuses pour ce que vous avez vécu avec nous.",
        "Une personne de notre équipe s’en occupe pour vous.",
        "Vous aurez de nos nouvelles {{ promise.when }}.",
        "Si vous souhaitez ajouter quelque chose, répondez simplement ici.",
    ),
}


@dataclass(frozen=True, slots=True)
class Occasion:
    """What is known around a holding reply.

    `takes_days` says that the time is that of questions which take days. `zone` is the customer's, in which the time is
    said; the department's without it. `values` are what the lines may name besides, such as `facts` and `customer`;
    what is missing becomes a blank. `sorry` begins with an apology, and `statement` is what is agreed for a crisis,
    word for word in front of everything.
    """

    takes_days: bool = False
    zone: ZoneInfo | None = None
    values: Mapping[str, object] = field(default_factory=dict)
    sorry: bool = False
    statement: str | None = None


_NOTHING_KNOWN = Occasion()


def holding_reply(
    department: Department,
    form: ChannelForm,
    now: datetime,
    *,
    within: timedelta | None = None,
    occasion: Occasion = _NOTHING_KNOWN,
) -> Holding:
    """What to say until the department answers, with the time that it can keep, ready for its channel.

    In the form's language, by the department's line in it or else by a plain one of ours; English where no time can be
    said in that language. Where the line asks the customer nothing, we add what they may do meanwhile; where that does
    not fit the channel it is left out, and where the line does not fit, ours stands in for it.

    Args:
        department: Who will answer.
        form: What the channel asks of a reply, and the language.
        now: The moment at which the reply is made, aware.
        within: The open time that is promised; the department's `reply_within` without it.
        occasion: What else is known.

    Raises:
        NeverOpen: The department is not open, or not for long enough, within a year.
        HoursUnreadable: Its hours cannot be read.
        TemplateFailed: Its line, or the channel's, cannot be filled in.
    """
    due = due_at(department, now, within)
    lang = form.lang if is_spoken(form.lang) else "en"
    when = when_phrase(due, now, lang, occasion.zone)
    values = {**occasion.values, "promise": {"when": when, "statement": occasion.statement}}
    opening = "{{ promise.statement }}\n\n" if occasion.statement else ""
    opening += f"{_WORDS[lang].sorry} " if occasion.sorry else ""
    wordings = _list_wordings(department.holding.get(lang, "").strip(), lang, values, form)
    message = _fitting((opening + wording for wording in wordings), form, lang, values)
    return Holding(
        reply=message.text,
        due_at=due,
        department=department.id,
        department_name=department.name,
        contact=department.contact,
        message=message,
        when=when,
        lang=lang,
        timezone=occasion.zone.key if occasion.zone else None,
        takes_days=occasion.takes_days,
    )


def _list_wordings(line: str, lang: str, values: Mapping[str, object], form: ChannelForm) -> Iterator[str]:
    """From the fullest to the shortest; a short channel that closes by itself begins with the second."""
    words = _WORDS[lang]
    plain = f"{words.looking} {words.you_hear}"
    closes_itself = form.prefers_short and form.close.strip()
    said, is_open = (plain, False) if not line else _with_time(line, words, values, lang)
    if not is_open and not closes_itself:
        yield f"{said} {words.meanwhile}"
    yield said
    if line:
        yield plain


def _with_time(line: str, words: _Words, values: Mapping[str, object], lang: str) -> tuple[str, bool]:
    """The department's line, with the time where it forgets it, and whether it leaves the thread open by itself."""
    filled = settle(fill_in(line, values, markdown=False), lang).text
    promise = values["promise"]
    when = str(promise["when"]) if isinstance(promise, Mapping) else ""
    said = line if when.casefold() in filled.casefold() else f"{line} {words.you_hear}"
    return said, leaves_open(filled)


def _fitting(wordings: Iterator[str], form: ChannelForm, lang: str, values: Mapping[str, object]) -> Reply:
    """The first that goes out as one message, or else the one of the fewest."""
    form = replace(form, lang=lang)
    made: list[Reply] = []
    for wording in wordings:
        answer = Answer(wording, wording if form.prefers_short else None)
        made.append(compose(answer, form, values))
        if len(made[-1].parts) == 1:
            return made[-1]
    return min(made, key=lambda reply: len(reply.parts))
