"""How often the proposed department is the right one, and whether its confidence means what it says.

A library asks itself: its titles and phrasings, a part of them left out at a time and asked of the rest. Left out is
the phrasing alone (there is an answer), or its whole entry (there is none, which is when questions are handed over).
Without a folder it is the starter library; of a folder's sets, an entry's department is what the pattern finds in its
id.

python -m benchmarks.departments [DATA_FOLDER --by '^[^/]+'] [--sets account_help …] [--most 600] [--json]
"""

import json
import random
import re
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from answers.escalation.propose import Proposal, propose_departments
from answers.indexing import list_items
from benchmarks.command import get_encoders, make_parser, print_table
from benchmarks.datasets import list_datasets
from benchmarks.kept_vectors import open_vectors
from index.encoders.protocol import Encoder
from index.items import Item, Ranked
from index.metrics import expected_calibration_error
from index.searcher import Searcher
from index.vector_cache import VectorCache
from kb.database import Database
from kb.entries import list_published
from kb.starter import load_starter

PARTS = 5
SEED = 11
FLATTER = (1.0, 2.0, 2.5, 3.0, 4.0)


@dataclass(frozen=True)
class Owned:
    """A library whose entries have departments, by group."""

    name: str
    items: tuple[Item, ...]
    department_of: Mapping[str, str]


@dataclass(frozen=True)
class Asked:
    """A phrasing that was left out, and what the rest of the library found."""

    department: str
    ranked: tuple[Ranked, ...]


@dataclass(frozen=True)
class Figures:
    """Of one library, one way of leaving out and one flatness; shares in [0, 1]."""

    library: str
    left_out: str
    flatter: float
    questions: int
    departments: int
    largest: float
    accuracy: float
    ece: float
    brier: float


def read_starter() -> Owned:
    """The starter library, as it is imported."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/store.db")
        database.upgrade()
        load_starter(database)
        with database.session() as session:
            items = tuple(list_items(session))
            department_of = {entry.id: entry.department for entry in list_published(session)}
        database.close()
    return Owned("starter", items, department_of)


def read_owned(folder: Path, by: re.Pattern[str], sets: Sequence[str]) -> Iterator[Owned]:
    """Each library of the folder's sets once, with the departments that its ids name."""
    seen = set()
    for dataset in list_datasets(folder):
        found = {item.group: by.search(item.group) for item in dataset.items}
        department_of = {group: match[0] for group, match in found.items() if match}
        key = frozenset(department_of)
        if (not sets or dataset.source in sets) and len(set(department_of.values())) > 1 and key not in seen:
            seen.add(key)
            yield Owned(dataset.name, dataset.items, department_of)


def ask(owned: Owned, encoders: Sequence[Encoder], cache: VectorCache, *, whole_entry: bool, most: int) -> list[Asked]:
    """Asks what is left out, a part at a time."""
    chance = random.Random(SEED)
    texts = [(item, place) for item in owned.items for place in range(len(item.questions))]
    if not whole_entry:
        texts = [(item, place) for item, place in texts if len(item.questions) > 1]
    texts = chance.sample(texts, min(most, len(texts)))
    units = sorted({item.group if whole_entry else f"{item.id} {place}" for item, place in texts})
    chance.shuffle(units)
    part_of = {unit: number % PARTS for number, unit in enumerate(units)}
    asked: list[Asked] = []
    for part in range(PARTS):
        mine = [(i, p) for i, p in texts if part_of[i.group if whole_entry else f"{i.id} {p}"] == part]
        if whole_entry:
            rest = [item for item in owned.items if part_of.get(item.group) != part]
        else:
            out = {(item.id, place) for item, place in mine}
            rest = [_without(item, out) for item in owned.items]
        searcher = Searcher.build(rest, encoders, cache=cache)
        questions = [item.questions[place] for item, place in mine]
        found = searcher.search_many(questions, langs=[item.lang for item, _ in mine])
        asked += [Asked(owned.department_of[item.group], ranked) for (item, _), ranked in zip(mine, found, strict=True)]
    return asked


def _without(item: Item, out: set[tuple[str, int]]) -> Item:
    kept = tuple(text for place, text in enumerate(item.questions) if (item.id, place) not in out)
    return replace(item, questions=kept or item.questions[:1])


def measure(owned: Owned, asked: Sequence[Asked], left_out: str, flatter: float) -> Figures:
    """What the proposals are worth; a question that finds nothing counts as wrong."""
    made = [propose_departments(it.ranked, owned.department_of, flatter=flatter) for it in asked]
    firsts = [proposals[0] if proposals else Proposal("", 0.0) for proposals in made]
    right = [first.department == it.department for first, it in zip(firsts, asked, strict=True)]
    sizes = Counter(it.department for it in asked)
    return Figures(
        library=owned.name,
        left_out=left_out,
        flatter=flatter,
        questions=len(asked),
        departments=len(sizes),
        largest=max(sizes.values()) / len(asked),
        accuracy=sum(right) / len(right),
        ece=expected_calibration_error([first.confidence for first in firsts], right),
        brier=sum((first.confidence - hit) ** 2 for first, hit in zip(firsts, right, strict=True)) / len(right),
    )


def main() -> None:
    """Measure and print."""
    parser = make_parser(__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--by", type=re.compile, default=re.compile("^[^/]+"))
    parser.add_argument("--sets", nargs="*", default=())
    parser.add_argument("--most", type=int, default=600, help="questions of a library that are asked")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    encoders = get_encoders(arguments)
    libraries = read_owned(arguments.folder, arguments.by, arguments.sets) if arguments.folder else [read_starter()]
    figures = []
    with tempfile.TemporaryDirectory() as folder:
        cache = open_vectors(Path(folder) / "vectors.db")
        for owned in libraries:
            for left_out, whole in (("phrasing", False), ("entry", True)):
                asked = ask(owned, encoders, cache, whole_entry=whole, most=arguments.most)
                figures += [measure(owned, asked, left_out, flatter) for flatter in FLATTER if asked]
    if arguments.json:
        print(json.dumps([asdict(it) for it in figures]))
        return
    header = ("library", "left out", "questions", "departments", "largest", "flatter", "right", "ECE", "Brier")
    rows = [
        (
            *(it.library, it.left_out, str(it.questions), str(it.departments), f"{it.largest:.1%}"),
            *(f"{it.flatter:g}", f"{it.accuracy:.1%}", f"{it.ece:.3f}", f"{it.brier:.3f}"),
        )
        for it in figures
    ]
    print_table(header, rows)


if __name__ == "__main__":
    main()
