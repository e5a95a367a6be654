"""How two languages stand to each other."""

import pytest

from index.items import Item
from index.languages import Relation, find_item_language, find_question_language, relate


@pytest.mark.parametrize(
    ("question", "item", "relation"),
    [
        ("en", "en", Relation.ENGLISH),
        ("nl", "nl", Relation.SAME),
        ("nl", "en", Relation.CROSSING),
        ("en", "da", Relation.CROSSING),
        (None, "en", Relation.UNKNOWN),
        ("en", None, Relation.UNKNOWN),
        (None, None, Relation.UNKNOWN),
    ],
)
def test_relations(question: str | None, item: str | None, relation: Relation) -> None:
    assert relate(question, item) is relation


@pytest.mark.parametrize(
    ("lang", "expected"), [("en-GB", "en"), ("NL_be", "nl"), ("da", "da"), (None, "de"), ("", "de")]
)
def test_a_given_language_wins_over_the_words(lang: str | None, expected: str) -> None:
    assert find_question_language("wann kommt das Paket und wie", lang) == expected


def test_an_item_without_a_language_is_judged_by_all_its_texts() -> None:
    assert find_item_language(Item("a", "a", None, ("reset password",), "You can do this with the link.")) == "en"
    assert find_item_language(Item("a", "a", None, ("reset password",), "")) is None
