"""A suggestion as a card of the page: where it comes from, how sure it is, and its draft."""

from dataclasses import dataclass
from datetime import date

from answers.suggestions import Suggestion
from web.pages.checklist import make_checklist
from web.pages.drafts import DraftCard, make_draft
from web.whys import Why, say_why_suggested
from web.words import say_authority, say_confidence, say_verified


@dataclass(frozen=True, slots=True)
class Card:
    """One suggestion, numbered as the keys are."""

    number: int
    entry: str
    lang: str
    title: str
    department: str
    verified: str
    stale: bool
    confidence: str
    percent: int
    authority: str
    authority_words: str
    matched: str
    draft: DraftCard
    notes: tuple[str, ...]
    why: Why | None


def make_card(number: int, suggestion: Suggestion, today: date) -> Card:
    """The card with this number, as of today."""
    entry = suggestion.entry
    reply = suggestion.reply
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
        draft=make_draft(
            str(number),
            f"Reply {number}",
            reply,
            lang=entry.lang,
            entry=entry.id,
            checklist=make_checklist(suggestion.checklist, reply.text, suggestion.not_applied),
        ),
        notes=suggestion.notes,
        why=say_why_suggested(suggestion.explanation),
    )
