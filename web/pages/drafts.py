"""A reply as a draft on the page: its text in pieces, its messages, its blanks and its checklist."""

from collections.abc import Iterator
from dataclasses import dataclass

from answers.reply.fields import FieldType
from answers.suggestions import Blank, Reply
from web.pages.checklist import Checklist

# How a browser asks for each type; what is not here is a plain line of text.
_CONTROLS: dict[FieldType, tuple[str, str]] = {
    "date": ("date", ""),
    "time": ("time", ""),
    "amount": ("text", "decimal"),
    "number": ("text", "decimal"),
    "email": ("email", "email"),
    "phone": ("tel", "tel"),
    "url": ("url", "url"),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a reply; `blank` names the blank that it stands for, `cursor` is the place to go on writing."""

    text: str
    blank: str | None = None
    cursor: bool = False


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
    """A field to fill; one for all blanks of the same name. `control` is an input's type, or "select"."""

    name: str
    label: str
    type: FieldType
    hint: str
    choices: tuple[str, ...]
    control: str
    inputmode: str


@dataclass(frozen=True, slots=True)
class DraftCard:
    """A reply that can be changed in place.

    `key` tells it from the others of the page; `whole` is all of it, `parts` are the messages that it goes out as where
    it does not fit into one. `entry` or `departments` say whose guidelines count; without a `checklist` the page asks
    for one as soon as it is shown. `fixed` says why its words cannot be changed, None where they can.
    """

    key: str
    name: str
    lang: str | None
    text: str
    whole: Message
    parts: tuple[Message, ...]
    blanks: tuple[BlankField, ...]
    entry: str | None = None
    departments: tuple[str, ...] = ()
    checklist: Checklist | None = None
    fixed: str | None = None

    @property
    def private(self) -> "DraftCard":
        """The private message that a reply may leave behind it; empty until a fix moves the words there."""
        empty = Message((), "The private message", "Copy private message", None)
        return DraftCard(f"{self.key}-private", empty.name, self.lang, "", empty, (), ())


def make_draft(
    key: str,
    name: str,
    reply: Reply,
    *,
    lang: str | None,
    entry: str | None = None,
    departments: tuple[str, ...] = (),
    checklist: Checklist | None = None,
    fixed: str | None = None,
) -> DraftCard:
    """The reply under this key; `name` is what it is called."""
    counter = make_counter(reply.length, reply.limit, len(reply.parts))
    return DraftCard(
        key=key,
        name=name,
        lang=lang,
        text=reply.text,
        whole=Message(tuple(_pieces(reply)), name, "Copy reply", counter),
        parts=tuple(list_parts(name, reply.parts, reply.limit, reply.blanks, reply.text)),
        blanks=list_blank_fields(reply.blanks),
        entry=entry,
        departments=departments,
        checklist=checklist,
        fixed=fixed,
    )


def make_counter(length: int, limit: int | None, parts: int = 1) -> Counter | None:
    """What the limit leaves; None without one. A reply in several messages is not over it."""
    if limit is None:
        return None
    words = f"{length} of {limit}" if parts <= 1 else f"{length} of {limit}: goes out as {parts} messages"
    return Counter(words, length, limit, over=length > limit and parts <= 1)


def list_parts(
    name: str, parts: tuple[str, ...], limit: int | None, blanks: tuple[Blank, ...] = (), text: str = ""
) -> Iterator[Message]:
    """The messages of a reply that goes out as several; none where it is a single one."""
    markers = {text[blank.start : blank.end]: blank.name for blank in blanks}
    for index, part in enumerate(parts if len(parts) > 1 else (), 1):
        of = f"{index} of {len(parts)}"
        counter = Counter(f"Message {of}, at most {limit} each", 0, None, over=False) if limit else None
        yield Message(tuple(_marked_pieces(part, markers)), f"{name}, message {of},", f"Copy message {index}", counter)


def _pieces(reply: Reply) -> Iterator[Piece]:
    """The text between the blanks, the blanks, and the cursor where it belongs."""
    marks = [(blank.start, blank.end, Piece(reply.text[blank.start : blank.end], blank.name)) for blank in reply.blanks]
    if reply.cursor is not None:
        marks.append((reply.cursor, reply.cursor, Piece("", cursor=True)))
    at = 0
    for start, end, piece in sorted(marks, key=lambda mark: mark[:2]):
        if start > at:
            yield Piece(reply.text[at:start])
        yield piece
        at = max(at, end)
    if at < len(reply.text):
        yield Piece(reply.text[at:])


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
    return tuple({blank.name: _blank_field(blank) for blank in blanks}.values())


def _blank_field(blank: Blank) -> BlankField:
    control, inputmode = ("select", "") if blank.choices else _CONTROLS.get(blank.type, ("text", ""))
    return BlankField(blank.name, blank.label, blank.type, blank.hint, blank.choices, control, inputmode)
