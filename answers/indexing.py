"""From entries as the store keeps them to items as the index takes them.

The index sees what a customer would read: no Markdown, no template tags. A fact's value is not part of it, so that a
changed fact needs no embedding.
"""

import re
from collections.abc import Collection, Sequence

from answers.reply.markup import to_html_and_text
from index.items import Item
from kb.database import Session
from kb.entries import EntryRecord, list_published
from kb.learned import list_live

_TAGS = re.compile(r"\{[{%].*?[}%]\}|\[\[cursor\]\]", re.DOTALL)


def item_id(entry_id: str, lang: str) -> str:
    """The id of one entry in one language; the group is the entry's own id."""
    return f"{entry_id}#{lang}"


def item_of(entry: EntryRecord, learned: Sequence[str] = ()) -> Item:
    """One published entry in one language, with the phrasings that use taught it, ready for the index."""
    _, answer = to_html_and_text(_TAGS.sub(" ", entry.answer), "plain")
    return Item(
        id=item_id(entry.id, entry.lang),
        group=entry.id,
        lang=entry.lang,
        questions=(entry.title, *entry.questions),
        answer=re.sub(r"[ \t]+", " ", answer).strip(),
        learned=tuple(learned),
    )


def list_items(session: Session, *, only: Collection[tuple[str, str]] | None = None) -> list[Item]:
    """All published entries, ready for the index; `only` narrows them to these ids and languages."""
    learned = list_live(session, only=only)
    return [item_of(entry, learned.get((entry.id, entry.lang), ())) for entry in list_published(session, only=only)]
