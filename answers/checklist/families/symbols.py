"""Checks on signs that are not words: emoji and hashtags."""

import re
from collections.abc import Iterator
from itertools import islice

from pydantic import Field

from answers.checklist.draft import Draft
from answers.checklist.emoji import MOST, find_emoji, without_emoji
from answers.checklist.finding import Finding, Fix, Span, failed, passed
from answers.checklist.phrases import find_phrases
from answers.checklist.registry import Parameters, check

_SERIOUS = frozenset({"complaint", "crisis"})
_HASHTAG = re.compile(r"(?<![\w&/#])#(?!\d+\b)(?![A-Z]{1,4}-?\d)\w{2,100}")
_WORDS = re.compile(r"(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ])")


class EmojiParameters(Parameters):
    """How many."""

    most: int | None = Field(
        default=None, ge=0, description="how many emoji a reply may have; left out, what the channel says, or 1"
    )


class HashtagParameters(Parameters):
    """How many."""

    most: int = Field(default=2, ge=0, description="how many hashtags a public reply may have; a private one has none")


@check("emoji", languages=None)
def emoji(draft: Draft, parameters: EmojiParameters) -> Finding:
    """No more emoji than the channel bears, and none beside an apology, a complaint or a crisis.

    `most` overrules what the channel says. What a reader sees as one emoji counts as one; typed smileys such as :-)
    are not counted.
    """
    found = find_emoji(draft.text)
    if not found:
        return passed("No emoji.")
    reason = _find_serious(draft)
    most = 0 if reason else _most_emoji(draft, parameters)
    if len(found) <= most:
        return passed(f"{len(found)} of {most} emoji.")
    over = found[most:]
    them = "the emoji" if len(over) == 1 else f"{len(over)} emoji"
    detail = f"Leave out {them}: {reason or f'at most {most} here'}."
    return failed(detail, over, (Fix(f"Remove {them}", _removals(draft.text, over)),))


@check("hashtags", languages=None)
def hashtags(draft: Draft, parameters: HashtagParameters) -> Finding:
    """Few hashtags in public, none in a private message.

    `most` is how many a public reply may have. The fix takes out those that stand at the end of a line and writes the
    others as plain words. Order numbers such as #VH-31877 are no hashtags.
    """
    is_private = draft.channel is not None and not draft.is_public
    most = 0 if is_private else parameters.most
    found = tuple(_find_hashtags(draft))
    if len(found) <= most:
        return passed("No hashtags." if not found else f"{len(found)} of {most} hashtags.")
    over = found[most:]
    detail = "Leave out the hashtags: nobody searches by them here." if is_private else f"At most {most} hashtags here."
    return failed(detail, over, (Fix("Remove the hashtags", _without_hashtags(draft.text, over)),))


def _find_hashtags(draft: Draft) -> Iterator[Span]:
    if "#" not in draft.text:
        return
    for tag in islice(_HASHTAG.finditer(draft.text), MOST):
        if any(map(str.isalpha, tag.group())) and not draft.read.is_linked(tag.start()):
            yield tag.span()


def _find_serious(draft: Draft) -> str | None:
    """Why this is no place for emoji; None if it may be one."""
    if "crisis" in draft.situations:
        return "not in a crisis"
    if draft.situations & _SERIOUS:
        return "not in answer to a complaint"
    if find_phrases("apology", draft.spoken, draft.read):
        return "not beside an apology"
    return None


def _most_emoji(draft: Draft, parameters: EmojiParameters) -> int:
    if parameters.most is not None:
        return parameters.most
    said = draft.channel.emoji if draft.channel else None
    return 1 if said is None else said


def _removals(text: str, spans: tuple[Span, ...]) -> tuple[tuple[int, int, str], ...]:
    """One edit a place; neighbours are taken out together."""
    edits: list[tuple[int, int, str]] = []
    for span in spans:
        start, end, instead = without_emoji(text, span)
        if edits and start <= edits[-1][1]:
            edits[-1] = (edits[-1][0], end, instead)
        else:
            edits.append((start, end, instead))
    return tuple(edits)


def _without_hashtags(text: str, spans: tuple[Span, ...]) -> tuple[tuple[int, int, str], ...]:
    """Hashtags at a line's end go, others become words; `clear` is where the part of the line begins that goes."""
    edits: list[tuple[int, int, str]] = []
    clear = len(text)
    for start, end in reversed(spans):
        line_end = text.find("\n", end, clear)
        stop = clear if line_end < 0 else line_end
        if text[end:stop].strip(" "):
            edits.append((start, end, _WORDS.sub(" ", text[start + 1 : end]).replace("_", " ")))
            clear = start
            continue
        clear = start
        while clear > 0 and text[clear - 1] == " ":
            clear -= 1
        if clear > 0 and text[clear - 1] == "\n":
            clear -= 1
        edits.append((clear, stop, ""))
    return tuple(reversed(edits))
