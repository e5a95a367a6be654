"""Checks on what the customer is asked to give: personal data only in private, secrets nowhere."""

import re

from answers.checklist.addresses import list_addresses
from answers.checklist.asking import Asking, Request
from answers.checklist.draft import Draft
from answers.checklist.finding import Finding, Span, failed, passed, unsure
from answers.checklist.phrases import find_phrases
from answers.checklist.registry import Parameters, check
from answers.redaction.emails import find_emails

_WHICH = re.compile(
    r"\b(?:which|what|what's|welke?|wat|hvad|hvilke[nt]|wie (?:lautet|ist|war)|welche[rnms]?|quel(?:le)?s?)\b"
)


@check("asks_personal_data")
def asks_personal_data(draft: Draft, _parameters: Parameters) -> Finding:
    """A public reply does not ask the customer to post personal data there.

    Asking for it in a private message, by mail, by phone or on a page of ours is right; so is a request whose
    neighbouring sentence says so, unless it says "here" or "below" itself. "Send us your order number", without a
    word about where, is for a person to look at.
    """
    if not draft.is_public:
        return passed("Nobody else reads this." if draft.channel else "Not known to be public.")
    asked = [request for request in _asked(draft, "personal_details") if not _is_private(draft, request)]
    public = [request for request in asked if not _is_open(draft, request)]
    if public:
        return failed("Ask for it in a private message: whatever they post here, everyone can read.", _places(public))
    if asked:
        return unsure("Say that they should send it in a private message, not here.", _places(asked))
    return passed("Asks for no personal data in public.")


@check("asks_secret")
def asks_secret(draft: Draft, _parameters: Parameters) -> Finding:
    """A reply never asks for a password, a PIN, a security code, a whole card number or a one-time code.

    Holds in every channel. Warnings ("never send us your password") and what customers enter themselves, on our site
    or on a machine, are fine.
    """
    asked = [request for request in _asked(draft, "secrets") if not _is_entered(draft, request)]
    if not asked:
        return passed("Asks for no password or code.")
    return failed(
        "Don't ask for a password or code, not even in private: send them where they enter it.", _places(asked)
    )


def _asked(draft: Draft, things: str) -> list[Request]:
    if draft.spoken is None or not find_phrases(things, draft.spoken, draft.read):
        return []
    return list(Asking(draft.read, draft.spoken, things).find())


def _is_private(draft: Draft, request: Request) -> bool:
    """Whether the sentence, or one beside it where it names no place, says that it goes to us alone."""
    start, end = request.sentence
    if _says(draft, "in_private", start, end) or _has_address(draft, start, end):
        return True
    if _says(draft, "in_public", start, end):
        return False
    if _is_put(draft, request):
        return False
    if _says(draft, "self_service", start, end):
        return True
    sentences = draft.read.sentences
    at = next((number for number, one in enumerate(sentences) if one.start == start), None)
    beside = () if at is None else sentences[max(0, at - 1) : at] + sentences[at + 1 : at + 2]
    return any(_is_elsewhere(draft, one.start, one.end) for one in beside)


def _is_elsewhere(draft: Draft, start: int, end: int) -> bool:
    """Whether these words lead to a private message, or to a page where the customer enters it."""
    said = _says(draft, "in_private", start, end) or _says(draft, "self_service", start, end)
    return said or _has_address(draft, start, end)


def _is_open(draft: Draft, request: Request) -> bool:
    """Whether it only says to send it, not where."""
    sends = _says(draft, "sends", request.start, request.end) and not _is_put(draft, request)
    return sends and not _says(draft, "in_public", *request.sentence)


def _is_entered(draft: Draft, request: Request) -> bool:
    """Whether the customer enters it on a page or a machine, without anybody of us seeing it."""
    start, end = request.sentence
    if _says(draft, "to_us", request.start, request.end + 30) or _is_put(draft, request):
        return False
    return _says(draft, "self_service", start, end) or _has_address(draft, start, end)


def _is_put(draft: Draft, request: Request) -> bool:
    """Whether it is a question for the thing itself: "which password?", "what's the code on your screen?"."""
    start, end = request.sentence
    sentence = draft.read.folded[start:end].rstrip()
    return sentence.endswith("?") and bool(
        _WHICH.search(draft.read.folded, max(start, request.start - 12), request.end)
    )


def _says(draft: Draft, phrases: str, start: int, end: int) -> bool:
    return any(start <= at < end for at, _ in find_phrases(phrases, draft.spoken, draft.read))


def _has_address(draft: Draft, start: int, end: int) -> bool:
    if any(start <= one.start < end for one in list_addresses(draft.text)):
        return True
    return "@" in draft.text[start:end] and any(True for _ in find_emails(draft.text[start:end]))


def _places(asked: list[Request]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for start, end in sorted((request.start, request.end) for request in asked):
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return tuple(kept)
