"""Checks on whether a reply is finished: within the limit, still verified."""

import re
from collections.abc import Iterator

from babel.dates import format_date

from answers.checklist.draft import Draft
from answers.checklist.finding import Finding, Span, failed, passed
from answers.checklist.registry import Parameters, check

_LONG_WORD = re.compile(r"\S{60,}")  # an SMS of 70 is the shortest message there is


@check("length", languages=None)
def length(draft: Draft, _parameters: Parameters) -> Finding:
    """The reply fits the channel, if need be in numbered parts.

    It is counted by the channel's own rule. What can't be parted, such as a link longer than a message, does not fit.
    """
    channel = draft.channel
    if channel is None or channel.limit is None:
        return passed("There is no limit here.")
    counted = f"{channel.length} of {channel.limit}"
    if channel.length <= channel.limit:
        return passed(f"{counted}.")
    cut = tuple(_cut(draft, channel.parts))
    if cut:
        what = "link or word" if len(cut) == 1 else "links or words"
        return failed(f"{counted}: shorten the {what} that no message can hold.", cut)
    if len(channel.parts) > 1:
        return passed(f"{counted}: goes out as {len(channel.parts)} messages.")
    return failed(f"{counted}: shorten it by {channel.length - channel.limit}.")


def _cut(draft: Draft, parts: tuple[str, ...]) -> Iterator[Span]:
    """Words and links that stand whole in none of the parts."""
    if len(parts) > 1:
        for found in _LONG_WORD.finditer(draft.text):
            if not any(found.group() in part for part in parts):
                yield found.span()


@check("verified", languages=None)
def verified(draft: Draft, _parameters: Parameters) -> Finding:
    """The entry behind the reply was verified within its review period."""
    entry = draft.entry
    if entry is None:
        return passed("No library answer stands behind it.")
    ask = f": ask {entry.owner or 'its owner'} before you send it."
    if entry.verified_on is None:
        detail = "Nobody has verified this answer yet" + ask
        return failed(detail) if entry.stale else passed(detail)
    day = format_date(entry.verified_on, format="long", locale="en_GB")
    if entry.stale:
        return failed(f"Last verified on {day}, longer ago than its review period{ask}")
    return passed(f"Verified on {day}.")
