"""Libraries of any size out of one file of distinct questions, a line each, sorted.

Neighbouring lines say much the same, so an entry is five of them; its answer is made of the same words, because answers
take as much of an index as phrasings do. One line in 51 is no phrasing: it is asked, and belongs to the entry of the
line before. Smaller libraries are even samples of the largest.
"""

import gzip
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.datasets import Query, list_datasets
from index.items import Item

PHRASINGS = 5
ASKED = 51  # one line in so many is asked
LINES = Path("scale") / "questions.txt.gz"


@dataclass(frozen=True)
class ScaleSet:
    """Entries in the order of the file, and questions that were left out of them."""

    items: tuple[Item, ...]
    queries: tuple[Query, ...]

    def take(self, entries: int) -> "ScaleSet":
        """Return an even sample of the entries, with the questions that belong to them."""
        places = np.unique(np.linspace(0, len(self.items) - 1, min(entries, len(self.items))).astype(np.int64))
        items = tuple(self.items[place] for place in places.tolist())
        ids = {item.id for item in items}
        return ScaleSet(items, tuple(query for query in self.queries if query.relevant <= ids))


def read_scale_set(folder: Path) -> ScaleSet:
    """Read the lines of a data folder and group them."""
    with gzip.open(folder / LINES, "rt", encoding="utf-8") as file:
        lines = [line.strip() for line in file if line.strip()]
    kept = [(number, line) for number, line in enumerate(lines) if number % ASKED != ASKED - 1]
    items: list[Item] = []
    owners: dict[int, str] = {}
    for start in range(0, len(kept) - PHRASINGS + 1, PHRASINGS):
        block = kept[start : start + PHRASINGS]
        texts = tuple(line for _, line in block)
        name = f"entry-{len(items):05}"
        owners.update({number: name for number, _ in block})
        items.append(Item(name, name, "en", texts, ". ".join(texts[1:4]) + "."))
    asked = range(ASKED - 1, len(lines), ASKED)
    queries = [Query(lines[n], frozenset({owners[n - 1]}), "en") for n in asked if n - 1 in owners]
    return ScaleSet(tuple(items), tuple(queries))


def sample_questions(folder: Path, count: int) -> list[Query]:
    """Return about `count` questions of all other sets of the folder, as many of each, in turns."""
    sets = list_datasets(folder)
    share = -(-count // len(sets))
    taken = [
        [dataset.queries[n] for n in np.linspace(0, len(dataset.queries) - 1, share).astype(np.int64).tolist()]
        for dataset in sets
    ]
    return [query for row in zip(*taken, strict=True) for query in row][:count]
