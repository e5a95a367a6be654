"""A suggestion as a card of the page: where it comes from, how sure it is, and its draft."""

from dataclasses import dataclass
from datetime import date

from answers.suggestions import Suggestion
from web.pages.checklist import make_checklist
from web.pages.drafts import DraftCard, make_draft
from web.whys import Why, say_why_suggested
from web.words import say_authority, say_confidence, say_fixed, say_verified


@dataclass(frozen=True, slots=True)
class Card:
    """One suggestion, numbered as the keys are; without a draft where `withheld` says that its department answers."""

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
    draft: DraftCard | None
    withheld: str | None
    notes: tuple[str, ...]
    why: Why | None


def make_card(number: int, suggestion: Suggestion, today: date, role: str = "agent") -> Card:
    """The card with this number, as of today, for somebody of this role."""
    entry = suggestion.entry
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
        draft=None if suggestion.withheld else _make_draft(number, suggestion, role),
        withheld=suggestion.withheld,
        notes=suggestion.notes,
        why=say_why_suggested(suggestion.explanation),
    )


def _make_draft(number: int, suggestion: Suggestion, role: str) -> DraftCard:
    entry, reply = suggestion.entry, suggestion.reply
    return make_draft(
        str(number),
        f"Reply {number}",
        reply,
        lang=entry.lang,
        entry=entry.id,
        checklist=make_checklist(suggestion.checklist, reply.text, suggestion.not_applied),
        fixed=say_fixed((suggestion.authority,), role),
    )
