"""The previews of an entry as the editor's page says them: a reply a channel, what it fails, and with which words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from answers.preview.never_passing import FailingMust
from answers.preview.place import Preview
from answers.preview.previewing import EntryPreview
from answers.suggestions import ChecklistItem
from kb.channels import ChannelRecord
from web.words import STATUS, say_count, say_language

PLAIN_TEXT = "Plain text"
_ORDER = {"fail": 0, "confirm": 1, "pass": 2}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a reply; `objected` where a guideline objects to it."""

    text: str
    objected: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one guideline says; `words` are those that it objects to."""

    status: str
    status_words: str
    title: str
    level: str
    detail: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A reply on a channel; `html` is there where the channel shows it so, and sanitised."""

    id: str
    name: str
    size: str
    over: bool
    summary: str
    failing: bool
    stretches: tuple[Stretch, ...]
    html: Markup | None
    to_mend: tuple[Verdict, ...]
    fine: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class MustView:
    """A must that fails everywhere, or on the channels that `where` names."""

    language: str
    title: str
    guideline: str
    detail: str
    words: tuple[str, ...]
    where: str


@dataclass(frozen=True, slots=True)
class PreviewView:
    """All that the page shows of an entry in one language.

    `samples` are the values that stand in its blanks; `opened` is the place to begin with.
    """

    lang: str
    language: str
    summary: str
    never: tuple[MustView, ...]
    somewhere: tuple[MustView, ...]
    samples: tuple[tuple[str, str], ...]
    places: tuple[PlaceView, ...]
    opened: str


@dataclass(frozen=True, slots=True)
class OtherLanguage:
    """What a check of the whole entry found in a language that is not open in the editor."""

    lang: str
    language: str
    said: str
    never_passes: bool


def list_other_languages(made: EntryPreview, lang: str) -> tuple[OtherLanguage, ...]:
    """A line for each language but this one, in the order of the previews."""
    others = dict.fromkeys(it.lang for it in made.previews if it.lang != lang)
    return tuple(_view_other(made, other) for other in others)


def _view_other(made: EntryPreview, lang: str) -> OtherLanguage:
    never = [it.item.title for it in made.never_passing if it.lang == lang]
    replies = [it for it in made.previews if it.lang == lang]
    failing = sum(any(item.status == "fail" for item in it.checklist) for it in replies)
    if never:
        said = f"fails wherever it may be sent: {', '.join(never)}"
    elif failing:
        said = f"something to mend in {failing} of {len(replies)} replies"
    else:
        said = f"nothing to mend in {say_count(len(replies), 'reply', 'replies')}"
    return OtherLanguage(lang, say_language(lang), said, bool(never))


def view_preview(made: EntryPreview, lang: str, channels: Mapping[str, ChannelRecord]) -> PreviewView:
    """The page's words for the previews of one language."""
    made = _only(made, lang)
    samples = {it.label: it.value for preview in made.previews for it in preview.samples}
    places = tuple(_view_place(preview, channels) for preview in made.previews)
    return PreviewView(
        lang=lang,
        language=say_language(lang),
        summary=_summarise(made, places),
        never=tuple(_view_must(it, channels) for it in made.never_passing),
        somewhere=tuple(_view_must(it, channels) for it in made.failing_somewhere),
        samples=tuple(samples.items()),
        places=places,
        opened=next((it.id for it in places if it.failing), places[0].id if places else ""),
    )


def _only(made: EntryPreview, lang: str) -> EntryPreview:
    return EntryPreview(
        previews=tuple(it for it in made.previews if it.lang == lang),
        never_passing=tuple(it for it in made.never_passing if it.lang == lang),
        failing_somewhere=tuple(it for it in made.failing_somewhere if it.lang == lang),
    )


def _summarise(made: EntryPreview, places: Sequence[PlaceView]) -> str:
    if made.never_passing:
        count = say_count(len(made.never_passing), "must fails", "musts fail")
        return f"It cannot be published like this: {count} wherever it may be sent."
    failing = sum(place.failing for place in places)
    checked = say_count(len(places), "reply", "replies")
    if not failing:
        return f"{checked} checked: nothing to mend."
    return f"{checked} checked: something to mend in {failing}."


def _view_place(preview: Preview, channels: Mapping[str, ChannelRecord]) -> PlaceView:
    channel = channels.get(preview.channel or "")
    reply, ranked = preview.reply, sorted(preview.checklist, key=lambda it: (_ORDER[it.status], it.level != "must"))
    failing = [it for it in ranked if it.status == "fail"]
    shows_html = channel is not None and channel.markup == "html"
    return PlaceView(
        id=channel.id if channel else "plain-text",
        name=channel.name if channel else PLAIN_TEXT,
        size=_say_size(preview, channel),
        over=reply.limit is not None and reply.length > reply.limit,
        summary=f"{len(failing)} to mend" if failing else "Nothing to mend",
        failing=bool(failing),
        stretches=tuple(_cut(reply.text, failing)),
        html=Markup(reply.html) if shows_html else None,  # noqa: S704  # nh3 has been over it
        to_mend=tuple(_view_verdict(it, reply.text) for it in ranked if it.status != "pass"),
        fine=tuple(_view_verdict(it, reply.text) for it in ranked if it.status == "pass"),
    )


def _say_size(preview: Preview, channel: ChannelRecord | None) -> str:
    reply = preview.reply
    if reply.limit is None:
        return say_count(reply.length, "character", "characters")
    unit = " segments" if channel and channel.counting == "sms_segments" else ""
    parts = f", in {len(reply.parts)} messages" if len(reply.parts) > 1 else ""
    return f"{reply.length} of {reply.limit}{unit}{parts}"


def _cut(text: str, failing: Sequence[ChecklistItem]) -> Iterator[Stretch]:
    """The text in stretches; ranges that overlap are one."""
    at = 0
    for start, end in sorted(span for item in failing for span in item.matches):
        if end <= at:
            continue
        if start > at:
            yield Stretch(text[at:start])
        yield Stretch(text[max(start, at) : end], objected=True)
        at = end
    if at < len(text):
        yield Stretch(text[at:])


def _view_verdict(item: ChecklistItem, text: str) -> Verdict:
    words = dict.fromkeys(" ".join(text[start:end].split()) for start, end in item.matches)
    unsaid = _unsaid(words, item.detail)
    return Verdict(item.status, STATUS[item.status], item.title, item.level, item.detail, unsaid)


def _view_must(must: FailingMust, channels: Mapping[str, ChannelRecord]) -> MustView:
    names = [channels[it].name if it in channels else PLAIN_TEXT for it in (it or "" for it in must.channels)]
    item = must.item
    unsaid = _unsaid(must.words, item.detail)
    return MustView(say_language(must.lang), item.title, item.guideline, item.detail, unsaid, ", ".join(names))


def _unsaid(words: Iterable[str], detail: str) -> tuple[str, ...]:
    """The words that the sentence does not quote by itself."""
    return tuple(word for word in words if word not in detail)
