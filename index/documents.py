"""An item as it is compared: its normalised phrasings and the passage that its title and answer make together."""

from collections.abc import Iterable
from dataclasses import dataclass

from index.items import Item
from index.languages import find_item_language
from index.texts import normalise
from index.vector_cache import Role


@dataclass(frozen=True, slots=True)
class Document:
    """One item, ready to be embedded and counted."""

    item: Item
    lang: str | None  # without region; None where nobody knows
    phrasings: tuple[str, ...]  # distinct and not empty, the title first
    passage: str  # empty where there is no answer

    def list_texts(self, role: Role) -> tuple[str, ...]:
        """Return what is embedded in a role: the phrasings as queries, title and answer as one passage."""
        if role == "query":
            return self.phrasings
        return (self.passage,) if self.passage else ()


def prepare_document(item: Item) -> Document:
    """Return the item as it is compared."""
    phrasings = tuple(dict.fromkeys(text for question in item.questions if (text := normalise(question))))
    answer = normalise(item.answer)
    passage = normalise(f"{phrasings[0]}\n{answer}" if phrasings else answer) if answer else ""
    return Document(item, find_item_language(item), phrasings, passage)


def order_documents(documents: Iterable[Document]) -> tuple[Document, ...]:
    """Return the documents by item id, the order in which the index numbers them."""
    return tuple(sorted(documents, key=lambda document: document.item.id))
