"""A suggestion as a card of the page: its words, its messages in pieces, its blanks and its checklist."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from answers.suggestions import Blank, ChecklistItem, Reply, Suggestion
from web.whys import Why, say_why_suggested
from web.words import STATUS, say_authority, say_confidence, say_verified


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a reply; `blank` names the blank that it stands for."""

    text: str
    blank: str | None = None


@dataclass(frozen=True, slots=True)
class Counter:
    """How much of the channel's limit a message takes, by the channel's own counting."""

    words: str
    length: int
    limit: int | None
    over: bool


@dataclass(frozen=True, slots=True)
class Message:
    """One message to send: its text in pieces and what its copy button is called."""

    pieces: tuple[Piece, ...]
    name: str
    copy_label: str
    counter: Counter | None


@dataclass(frozen=True, slots=True)
class BlankField:
    """A field to fill; one for all blanks of the same name."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many guidelines pass, fail or wait for a person."""

    status: str
    words: str


@dataclass(frozen=True, slots=True)
class CheckLine:
    """A guideline held against this reply."""

    status: str
    status_words: str
    title: str
    level: str
    detail: str


@dataclass(frozen=True, slots=True)
class Checklist:
    """The guidelines, failures first, and their counts."""

    counts: tuple[Count, ...]
    items: tuple[CheckLine, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One suggestion, numbered as the keys are."""

    number: int
    entry: str
    lang: str | None
    title: str
    department: str
    verified: str
    stale: bool
    confidence: str
    percent: int
    authority: str
    authority_words: str
    matched: str
    messages: tuple[Message, ...]
    blanks: tuple[BlankField, ...]
    notes: tuple[str, ...]
    checklist: Checklist
    why: Why | None


def make_card(number: int, suggestion: Suggestion, today: date) -> Card:
    """The card with this number, as of today."""
    entry = suggestion.entry
    word, percent = say_confidence(suggestion.confidence)
    return Card(
        number=number,
        entry=entry.id,
        lang=entry.lang,
        title=entry.title,
        department=entry.department_name,
        verified=say_verified(entry.verified_on, stale=entry.stale, department=entry.department_name, today=today),
        stale=entry.stale or entry.verified_on is None,
        confidence=f"{word}: {percent}%",
        percent=percent,
        authority=suggestion.authority,
        authority_words=say_authority(suggestion.authority, entry.department_name),
        matched=suggestion.matched,
        messages=tuple(list_messages(f"Reply {number}", suggestion.reply)),
        blanks=list_blank_fields(suggestion.reply.blanks),
        notes=suggestion.notes,
        checklist=make_checklist(suggestion.checklist),
        why=say_why_suggested(suggestion.explanation),
    )


def list_messages(name: str, reply: Reply) -> Iterator[Message]:
    """The messages to send, in pieces; `name` is what the reply is called."""
    if len(reply.parts) <= 1:
        counter = _counter(reply)
        yield Message(tuple(_pieces(reply.text, reply.blanks)), name, "Copy reply", counter)
        return
    markers = {reply.text[blank.start : blank.end]: blank.name for blank in reply.blanks}
    for index, part in enumerate(reply.parts, 1):
        of = f"{index} of {len(reply.parts)}"
        counter = Counter(f"Message {of}, at most {reply.limit} each", 0, None, over=False) if reply.limit else None
        yield Message(tuple(_marked_pieces(part, markers)), f"{name}, message {of},", f"Copy message {index}", counter)


def _counter(reply: Reply) -> Counter | None:
    if reply.limit is None:
        return None
    return Counter(f"{reply.length} of {reply.limit}", reply.length, reply.limit, over=reply.length > reply.limit)


def _pieces(text: str, blanks: tuple[Blank, ...]) -> Iterator[Piece]:
    at = 0
    for blank in sorted(blanks, key=lambda it: it.start):
        if blank.start > at:
            yield Piece(text[at : blank.start])
        yield Piece(text[blank.start : blank.end], blank.name)
        at = blank.end
    if at < len(text):
        yield Piece(text[at:])


def _marked_pieces(text: str, markers: dict[str, str]) -> Iterator[Piece]:
    """A part has no ranges of its own: its blanks are found by their markers."""
    while text:
        found = min(((text.find(it), it) for it in markers if it in text), default=None)
        if found is None:
            yield Piece(text)
            return
        at, marker = found
        if at:
            yield Piece(text[:at])
        yield Piece(marker, markers[marker])
        text = text[at + len(marker) :]


def list_blank_fields(blanks: tuple[Blank, ...]) -> tuple[BlankField, ...]:
    """A field for each name, in the order of the text."""
    return tuple({blank.name: BlankField(blank.name, blank.label) for blank in blanks}.values())


def make_checklist(items: tuple[ChecklistItem, ...]) -> Checklist:
    """The guidelines with what is to mend in front."""
    order = {"fail": 0, "confirm": 1, "pass": 2}
    ranked = sorted(items, key=lambda it: (order[it.status], it.level != "must"))
    counted = {status: sum(it.status == status for it in items) for status in order}
    words = {"fail": "to mend", "confirm": "to confirm", "pass": "fine"}
    return Checklist(
        counts=tuple(Count(status, f"{count} {words[status]}") for status, count in counted.items() if count),
        items=tuple(CheckLine(it.status, STATUS[it.status], it.title, it.level, it.detail) for it in ranked),
    )
