"""Leaving out of the library what the very questions that are asked have taught it: else they find themselves.

A library for each question would cost a build each, so they share a few: each lacks a fifth of what was taught, spread
so that an entry loses as little as possible at a time. What is measured errs on the careful side.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from answers.learning.statement import key_of
from index.items import Item

PARTS = 5


@dataclass(frozen=True, slots=True)
class Part:
    """The library without what these questions, by their keys, have taught it."""

    keys: frozenset[str]
    items: tuple[Item, ...]


def list_parts(
    items: Sequence[Item], asked: Collection[str], kept: Collection[tuple[str, str | None, str]], *, parts: int = PARTS
) -> list[Part]:
    """At most so many parts, none where nothing that is asked was ever learned.

    `asked` are keys of questions; `kept` has entry, language and key of learned phrasings that an owner made the
    entry's own.
    """
    places: dict[str, int] = {}
    for item in items:
        for key in _list_taught(item, kept):
            if key in asked:
                places.setdefault(key, len(places) % parts)
    by_part = [frozenset(key for key, place in places.items() if place == number) for number in range(parts)]
    return [Part(keys, tuple(_without(item, keys, kept) for item in items)) for keys in by_part if keys]


def _list_taught(item: Item, kept: Collection[tuple[str, str | None, str]]) -> Iterator[str]:
    yield from map(key_of, item.learned)
    yield from (key for key in map(key_of, item.questions[1:]) if (item.group, item.lang, key) in kept)


def _without(item: Item, keys: frozenset[str], kept: Collection[tuple[str, str | None, str]]) -> Item:
    if keys.isdisjoint(_list_taught(item, kept)):
        return item
    title, *others = item.questions
    stays = [it for it in others if (key := key_of(it)) not in keys or (item.group, item.lang, key) not in kept]
    return replace(item, questions=(title, *stays), learned=tuple(it for it in item.learned if key_of(it) not in keys))
