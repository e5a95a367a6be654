"""An item as it is compared: its normalised phrasings and the passage that its title and answer make together."""

from collections.abc import Iterable
from dataclasses import dataclass

from index.items import Item
from index.languages import find_item_language
from index.texts import normalise
from index.vector_cache import Role

LEARNED_WEIGHT = 0.5  # of a learned phrasing, where one that a person wrote for the entry has 1


@dataclass(frozen=True, slots=True)
class Document:
    """One item, ready to be embedded and counted."""

    item: Item
    lang: str | None  # without region; None where nobody knows
    phrasings: tuple[str, ...]  # distinct and not empty, the title first, the learned ones last
    weights: tuple[float, ...]  # what each phrasing counts for, in (0, 1]; the one place that says it
    passage: str  # empty where there is no answer

    @property
    def title(self) -> str:
        """The first phrasing that was written for the item; empty where there is none."""
        return self.phrasings[0] if self.weights and self.weights[0] == 1.0 else ""

    def list_texts(self, role: Role) -> tuple[str, ...]:
        """Return what is embedded in a role: the phrasings as queries, title and answer as one passage."""
        if role == "query":
            return self.phrasings
        return (self.passage,) if self.passage else ()

    def list_weights(self, role: Role) -> tuple[float, ...]:
        """Return what each text of a role counts for."""
        if role == "query":
            return self.weights
        return (1.0,) if self.passage else ()


def prepare_document(item: Item) -> Document:
    """Return the item as it is compared."""
    weights = dict.fromkeys((text for question in item.questions if (text := normalise(question))), 1.0)
    title = next(iter(weights), "")
    for question in item.learned:
        if text := normalise(question):
            weights.setdefault(text, LEARNED_WEIGHT)
    answer = normalise(item.answer)
    passage = normalise(f"{title}\n{answer}" if title else answer) if answer else ""
    return Document(item, find_item_language(item), tuple(weights), tuple(weights.values()), passage)


def order_documents(documents: Iterable[Document]) -> tuple[Document, ...]:
    """Return the documents by item id, the order in which the index numbers them."""
    return tuple(sorted(documents, key=lambda document: document.item.id))
