"""Checks on whether a reply is finished: no open blanks, within the limit, in the right language, still verified."""

from babel.dates import format_date

from answers.checklist.draft import Draft
from answers.checklist.finding import Finding, failed, passed
from answers.checklist.registry import Parameters, check
from answers.language import say_language


@check("length", languages=None)
def length(draft: Draft, _parameters: Parameters) -> Finding:
    """The reply fits the channel, if need be in numbered parts.

    It is counted by the channel's own rule. Only what can't be parted, such as one long link, does not fit.
    """
    channel = draft.channel
    if channel is None or channel.limit is None:
        return passed("There is no limit here.")
    if channel.length <= channel.limit:
        return passed(f"{channel.length} of {channel.limit}.")
    if len(channel.parts) > 1:
        return passed(f"{channel.length} of {channel.limit}: goes out as {len(channel.parts)} messages.")
    return failed(f"{channel.length} of {channel.limit}: shorten it by {channel.length - channel.limit}.")


@check("language", languages=None)
def language(draft: Draft, _parameters: Parameters) -> Finding:
    """The reply is in the customer's language; a text too short to tell passes."""
    if draft.lang is None or draft.spoken in {None, draft.lang}:
        return passed("In the customer's language.")
    wanted, is_ = say_language(draft.lang), say_language(draft.spoken or "")
    return failed(f"The customer writes {wanted}, the reply is {is_}: translate it first.")


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
