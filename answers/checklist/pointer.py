"""The public reply that only points to a private message: what is left when a reply moves there.

Invariant: the draft's own greeting and signature stay as they are; nothing of what stood between them is left.
"""

import re
from collections.abc import Sequence

from answers.checklist.draft import Address, Draft
from answers.checklist.finding import Span

_POINTERS: dict[tuple[str, Address | None], str] = {
    ("en", None): "We've sent you a private message, so that your details stay between us. Just reply to us there.",
    ("nl", "informal"): "We hebben je een privébericht gestuurd, zo blijven je gegevens tussen ons. Antwoord ons daar.",
    ("nl", "formal"): "We hebben u een privébericht gestuurd, zo blijven uw gegevens tussen ons. Antwoord ons daar.",
    ("da", "informal"): "Vi har sendt dig en privat besked, så dine oplysninger bliver mellem os. Svar os bare dér.",
    ("da", "formal"): "Vi har sendt Dem en privat besked, så Deres oplysninger bliver mellem os. Svar os blot dér.",
    ("de", "formal"): "Wir haben Ihnen eine private Nachricht geschickt, damit Ihre Daten unter uns bleiben. "
    "Antworten Sie uns einfach dort.",
    ("de", "informal"): "Wir haben dir eine private Nachricht geschickt, damit deine Daten unter uns bleiben. "
    "Antworte uns einfach dort.",
    ("fr", "formal"): "Nous vous avons écrit en message privé, pour que vos données restent entre nous. "
    "Répondez-nous simplement là-bas.",
    ("fr", "informal"): "Nous t’avons écrit en message privé, pour que tes données restent entre nous. "
    "Réponds-nous simplement là-bas.",
}
_USUAL: dict[str, Address | None] = {"en": None, "nl": "informal", "da": "informal", "de": "formal", "fr": "formal"}
_GREETING = re.compile(
    r"\s{0,3}(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|beste|hoi|hallo|dag|geachte|goede(?:morgen|"
    r"middag|navond)|"
    r"hej|kære|goddag|godmorgen|guten (?:tag|morgen|abend)|liebe[rs]?|sehr geehrte[rs]?|bonjour|bonsoir|salut|"
    r"ch(?:er|ère))"
    r"\b(?:, ?|)[^,.!?\n]{0,40}(?:[.!,]|(?=\s{0,3}\n))",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(
    r"(?:\s+\^[A-Za-z]{1,4}|\n\s*(?:[-–—] ?)?[A-ZÀ-ÖØ-Þ][^\n.!?]{0,40}(?:\n[A-ZÀ-ÖØ-Þ][^\n.!?]{0,40}){0,2})\s*\Z"
)
_LONGEST_SIGNATURE = 140


def point_to_private(draft: Draft, secrets: Sequence[Span]) -> tuple[int, int, str]:
    """The edit (start, end, text) after which the draft only says that a private message has come.

    A greeting or signature that holds one of the `secrets` does not stay.
    """
    start, end = _greeting_end(draft), _signature_start(draft)
    if any(begin < start for begin, _ in secrets) or start >= end:
        start = 0
    if any(stop > end for _, stop in secrets):
        end = len(draft.text)
    between = draft.text[start:end]
    behind = between[len(between.rstrip()) :] or ("" if end == len(draft.text) else " ")
    if draft.text[max(0, start - 1) : start] == "," and not between[:3].strip(" ").startswith("\n"):
        return start - 1, end, f". {_pointer(draft)}{behind}"
    before = between[: len(between) - len(between.lstrip())] or (" " if start else "")
    return start, end, f"{before}{_pointer(draft)}{behind}"


def _pointer(draft: Draft) -> str:
    lang = next((code for code in (draft.spoken, draft.lang) if code in _USUAL), "en") or "en"
    asked = draft.channel.address if draft.channel else None
    return _POINTERS.get((lang, asked)) or _POINTERS[lang, _USUAL[lang]]


def _greeting_end(draft: Draft) -> int:
    known = draft.channel.greeting if draft.channel else ""
    if known and draft.text.startswith(known):
        return len(known)
    found = _GREETING.match(draft.text)
    return found.end() if found else 0


def _signature_start(draft: Draft) -> int:
    text = draft.text.rstrip()
    known = draft.channel.signature if draft.channel else ""
    if known and text.endswith(known):
        return len(text) - len(known)
    found = _SIGNATURE.search(draft.text, max(0, len(draft.text) - _LONGEST_SIGNATURE))
    return found.start() + len(found[0]) - len(found[0].lstrip()) if found else len(draft.text)
