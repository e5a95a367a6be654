"""Checks on whether a reply is finished: no open blanks, within the limit, in the right language, still verified."""

from collections.abc import Mapping
from functools import lru_cache

from babel.dates import format_date

from answers.checklist.registry import Draft, Finding, check
from answers.language import Detected, detect

_NAMES = {"en": "English", "nl": "Dutch", "da": "Danish", "de": "German", "fr": "French"}


@check("open_blank")
def open_blank(draft: Draft, _parameters: Mapping[str, object]) -> Finding:
    """Every blank is filled in."""
    if not draft.blanks:
        return Finding(passed=True, detail="Nothing left to fill in.")
    names = ", ".join(dict.fromkeys(blank.label for blank in draft.blanks))
    return Finding(
        passed=False, detail=f"Fill in: {names}.", matches=tuple((blank.start, blank.end) for blank in draft.blanks)
    )


@check("length")
def length(draft: Draft, _parameters: Mapping[str, object]) -> Finding:
    """The reply fits the channel, if need be in numbered parts."""
    if draft.limit is None or draft.length <= draft.limit:
        limit = "no limit" if draft.limit is None else f"{draft.limit}"
        return Finding(passed=True, detail=f"{draft.length} of {limit}.")
    if len(draft.parts) > 1:
        return Finding(passed=True, detail=f"{draft.length} of {draft.limit}: goes out as {len(draft.parts)} messages.")
    return Finding(passed=False, detail=f"{draft.length} of {draft.limit}: shorten it.")


@check("language")
def language(draft: Draft, _parameters: Mapping[str, object]) -> Finding:
    """The reply is in the customer's language; a text too short to tell passes."""
    found = _language_of(draft.text)
    if draft.lang is None or not found.sure or found.lang == draft.lang:
        return Finding(passed=True, detail="In the customer's language.")
    wanted, is_ = _NAMES.get(draft.lang, draft.lang), _NAMES.get(found.lang or "", found.lang)
    return Finding(passed=False, detail=f"The customer writes {wanted}, the reply is {is_}: translate it first.")


@lru_cache(maxsize=2_048)
def _language_of(text: str) -> Detected:
    """Replies repeat: most entries are sent with the same words."""
    return detect(text)


@check("verified")
def verified(draft: Draft, _parameters: Mapping[str, object]) -> Finding:
    """The entry behind the reply was verified within its review period."""
    ask = f": ask {draft.owner} before you send it." if draft.owner else ": ask its owner before you send it."
    if draft.verified_on is None:
        return Finding(passed=not draft.stale, detail="Nobody has verified this answer yet" + ask)
    day = format_date(draft.verified_on, format="long", locale="en_GB")
    if draft.stale:
        return Finding(passed=False, detail=f"Last verified on {day}, longer ago than its review period{ask}")
    return Finding(passed=True, detail=f"Verified on {day}.")
