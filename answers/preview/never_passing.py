"""Musts that an entry can never pass, whoever sends it: what publishing it must not leave to the agents."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from answers.preview.place import Place, Preview
from answers.suggestions import ChecklistItem, Reply
from kb.guidelines import GuidelineRecord

_WORD = re.compile(r"\w+")
_NOT_OF_THE_TEXT = frozenset({"verified", "crisis_statement", "question_personal_data"})  # of its date, of the hour


@dataclass(frozen=True, slots=True)
class FailingMust:
    """A must that an entry fails in one language.

    `item` is what is said of it where it fails first; `words` are those that it objects to there; `channels` are all
    on which it fails, None for plain text.
    """

    lang: str
    item: ChecklistItem
    words: tuple[str, ...]
    channels: tuple[str | None, ...]


def find_never_passing(places: Sequence[Place]) -> tuple[FailingMust, ...]:
    """The musts that fail in every place where they apply, for a reason that lies in the entry's own text.

    The places are those of one entry in one language, without a question: what only some messages bring about is no
    reason. Plain text is no place of its own for an entry that names its channels.

    Raises:
        TemplateFailed: The entry, or a line of a channel, cannot be filled in.
    """
    looked_at = [place for place in places if place.channel or not place.entry.channels]
    musts = [it for place in places[:1] for it in place.house.guidelines if it.level == "must" and it.check]
    found = (_find_everywhere(must, looked_at or places) for must in musts)
    return tuple(it for it in found if it is not None)


def find_failing_somewhere(
    previews: Sequence[Preview], never_passing: Sequence[FailingMust]
) -> tuple[FailingMust, ...]:
    """The musts that fail in some of the previews of one language, besides those that never pass."""
    never = {it.item.guideline for it in never_passing}
    failing: dict[str, list[tuple[Preview, ChecklistItem]]] = {}
    for preview in previews:
        for item in preview.checklist:
            if item.level == "must" and item.status == "fail" and item.guideline not in never:
                failing.setdefault(item.guideline, []).append((preview, item))
    return tuple(
        _failing_must(it[0][0].reply, it[0][1], it[0][0].lang, [preview.channel for preview, _ in it])
        for it in failing.values()
    )


def _find_everywhere(must: GuidelineRecord, places: Sequence[Place]) -> FailingMust | None:
    failing: list[tuple[Place, ChecklistItem]] = []
    for place, item in _held(must, places):
        if item.status != "fail" or not _is_of_the_text(place, item):
            return None
        failing.append((place, item))
    if not failing:
        return None
    place, item = failing[0]
    return _failing_must(place.reply, item, place.entry.lang, [it.channel_id for it, _ in failing])


def _held(must: GuidelineRecord, places: Sequence[Place]) -> Iterator[tuple[Place, ChecklistItem]]:
    for place in places:
        item = place.find_item(must)
        if item is not None:
            yield place, item


def _failing_must(reply: Reply, item: ChecklistItem, lang: str, channels: Sequence[str | None]) -> FailingMust:
    words = tuple(dict.fromkeys(" ".join(reply.text[start:end].split()) for start, end in item.matches))
    # Ranges mean nothing apart from the reply that they were found in, and a fix is for a reply.
    return FailingMust(lang, replace(item, matches=(), fixes=()), words, tuple(channels))


def _is_of_the_text(place: Place, item: ChecklistItem) -> bool:
    """Whether the entry says what is objected to: not a sample value, a blank, or the channel's own lines."""
    if item.check in _NOT_OF_THE_TEXT:
        return False
    if not item.matches:
        return True
    reply = place.reply
    blanks = [(blank.start, blank.end) for blank in reply.blanks]
    for start, end in item.matches:
        if any(start < until and at < end for at, until in blanks):
            continue
        said = reply.text[start:end].casefold()
        words = _WORD.findall(said)
        if any(word in place.words for word in words) if words else said.strip() in place.written:
            return True
    return False
