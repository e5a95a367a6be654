"""How a question and an item stand to each other in language, and what that says about the evidence.

An English-only encoder sees nothing in another language, and words say little across languages.
"""

from enum import IntEnum

from index.items import Item
from index.texts import find_language


class Relation(IntEnum):
    """The languages of a question and an item."""

    ENGLISH = 0  # both English
    SAME = 1  # both in one other language
    CROSSING = 2  # in two languages
    UNKNOWN = 3  # somebody does not know


def relate(question: str | None, item: str | None) -> Relation:
    """Return how two languages stand to each other; codes are compared without their region."""
    if question is None or item is None:
        return Relation.UNKNOWN
    if question != item:
        return Relation.CROSSING
    return Relation.ENGLISH if question == "en" else Relation.SAME


def find_item_language(item: Item) -> str | None:
    """Return the item's language without region, or what its texts say."""
    return find_question_language(" ".join((*item.questions, item.answer)), item.lang)


def find_question_language(text: str, lang: str | None) -> str | None:
    """Return the given language without region ("en-GB" is "en"), else what the text says; None where nobody knows."""
    return lang.replace("_", "-").split("-")[0].lower() if lang else find_language(text)
