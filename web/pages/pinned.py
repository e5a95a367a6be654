"""The pinned statement as a card of the results."""

from dataclasses import dataclass

from answers.suggestions import PinnedStatement
from web.pages.drafts import DraftCard, make_draft
from web.words import say_language


@dataclass(frozen=True, slots=True)
class PinnedCard:
    """The statement, ready to copy; where the customer's language is missing, `missing` says so instead of a draft."""

    number: int
    title: str
    draft: DraftCard | None
    missing: str = ""


def make_pinned(pinned: PinnedStatement | None, lang: str | None) -> PinnedCard | None:
    """The card, None where nothing is pinned for the channel."""
    if pinned is None:
        return None
    if pinned.reply is not None:
        draft = make_draft("p", "Pinned statement", pinned.reply, lang=lang)
        return PinnedCard(pinned.number, pinned.title, draft)
    there = ", ".join(say_language(code) for code in pinned.languages)
    wanted = say_language(lang) if lang else "English"
    missing = f"It is not there in {wanted}, only in {there}: ask whoever pinned it for a translation."
    return PinnedCard(pinned.number, pinned.title, None, missing)
