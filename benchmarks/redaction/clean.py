"""Real questions without personal data, as a data folder holds them: what must stay as it is."""

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from benchmarks.datasets import list_datasets

_MARK = re.compile(r"\[[a-z ]+\]")


def sample_questions(folder: Path, count: int, *, seed: int = 8) -> list[tuple[str, str | None]]:
    """So many different questions with their languages, the same number from each source as far as it has them."""
    by_source: dict[tuple[str, str | None], set[str]] = defaultdict(set)
    for dataset in list_datasets(folder):
        for query in dataset.queries:
            by_source[dataset.source, query.lang].add(query.text)
        for item in dataset.items:
            by_source[dataset.source, item.lang].update(item.questions)
    chance = random.Random(seed)  # no secret
    piles = {source: chance.sample(sorted(texts), len(texts)) for source, texts in sorted(by_source.items(), key=str)}
    found: dict[str, str | None] = {}
    while len(found) < count and any(piles.values()):
        for (_, lang), pile in piles.items():
            if pile and len(found) < count:
                found.setdefault(pile.pop(), lang)
    return list(found.items())


def count_marks(before: str, after: str) -> Counter[str]:
    """The marks that redaction has put in, by what they say."""
    return Counter(_MARK.findall(after)) - Counter(_MARK.findall(before))


def count_changed(pairs: Iterable[tuple[str, str]]) -> tuple[int, Counter[str]]:
    """How many texts were changed, and what was taken for what in them."""
    changed, marks = 0, Counter[str]()
    for before, after in pairs:
        changed += before != after
        marks += count_marks(before, after)
    return changed, marks
