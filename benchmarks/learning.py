"""What learning from use gains, and what one agent can spoil: simulated outcomes through the real rules.

The library is clinc150 with one phrasing an entry. Its other phrasings come in as questions; an agent gets three
suggestions and sends the right one, or dismisses all as wrong. The spoiler sends one entry for every question, the
quiet one for some. "Without the spoiler" is what the three others teach by themselves: what a spoiled run loses
against it is the harm done.

python -m benchmarks.learning DATA_FOLDER [--outcomes 3000] [--json]
"""

import json
import random
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from answers.learning.choose import choose_lessons, list_candidates
from answers.learning.curated import View
from answers.learning.statement import Lesson, Statement, key_of
from answers.learning.votes import count_votes
from benchmarks.command import get_encoders, make_parser, print_table
from benchmarks.datasets import Query, read_dataset
from benchmarks.remembering import Remembering
from index.items import Item
from index.searcher import Searcher
from index.vector_cache import MemoryVectorCache

SEED = 7
BATCH = 250  # outcomes between two lessons: what a busy minute brings
AGENTS = ("ann", "bob", "cas", "spoiler")
QUIETLY = 0.15  # of the quiet spoiler's questions get its entry; the rest are answered honestly
VICTIM_OF_CHOICE = 0  # the spoiler's entry, by its place in the library
Choose = Callable[[Sequence[Statement]], list[Lesson]]


@dataclass(frozen=True)
class Step:
    """One measurement; shares in [0, 1]."""

    run: str
    outcomes: int
    success_at_1: float
    others_success_at_1: float  # on the questions of all entries but the spoiler's
    captured: int  # questions of other entries that find the spoiler's first
    learned: int
    learned_by_victim: int


class Simulation:
    """A library that learns, and the people who use it."""

    def __init__(self, items: Sequence[Item], asked: Sequence[tuple[str, str]], held_back: Sequence[Query]) -> None:
        """Take the library, questions with their right entries, and questions to measure with."""
        self.items = {item.id: item for item in items}
        self.asked = asked
        self.held_back = held_back
        self.victim = sorted(self.items)[VICTIM_OF_CHOICE]
        self.views: dict[tuple[str, str], View] = {}

    def run(self, name: str, base: Searcher, *, spoiled: float, absent: str | None, choose: Choose) -> list[Step]:
        """Let all questions come in; measure before, and after every thousand.

        `spoiled` is the share of the last agent's questions that get its entry; `absent` is who does not work at all.
        """
        searcher, statements, steps = base, list[Statement](), [self.measure(name, base, 0)]
        chooser, spoiling = random.Random(SEED), random.Random(SEED + 1)
        for start in range(0, len(self.asked), BATCH):
            batch = [(*pair, chooser.choice(AGENTS)) for pair in self.asked[start : start + BATCH]]
            here = [it for it in batch if it[2] != absent]
            results = searcher.search_many([text for text, _, _ in here], langs=["en"] * len(here), limit=3)
            for (text, right, who), hits in zip(here, results, strict=True):
                shown = [hit.group for hit in hits]
                spoils = who == AGENTS[-1] and spoiling.random() < spoiled
                sent = self.victim if spoils else right if right in shown else None
                statements += _state(text, sent, shown, who)
            lessons = choose(statements)
            searcher = self.taught(searcher, lessons)
            if (start + BATCH) % 1_000 == 0 or start + BATCH >= len(self.asked):
                steps.append(self.measure(name, searcher, min(start + BATCH, len(self.asked))))
        return steps

    def by_the_rules(self, base: Searcher) -> Choose:
        """The rules as they are."""
        own = {(item.id, "en"): {key_of(text) for text in item.questions} for item in self.items.values()}

        def choose(statements: Sequence[Statement]) -> list[Lesson]:
            candidates = list_candidates(statements, own=own, settled=())
            new = [it for it in candidates if it.alone and (it.lang, it.key) not in self.views]
            found = base.search_many([it.text for it in new], langs=["en"] * len(new))
            for lesson, hits in zip(new, found, strict=True):
                self.views[lesson.lang, lesson.key] = {hit.group: hit.confidence for hit in hits}
            return choose_lessons(candidates, self.views)

        return choose

    def taught(self, searcher: Searcher, lessons: Sequence[Lesson]) -> Searcher:
        """The searcher after these lessons, and no others."""
        texts: dict[str, list[str]] = {}
        for lesson in lessons:
            texts.setdefault(lesson.entry, []).append(lesson.text)
        now = {document.item.id: document.item for document in searcher.library.documents}
        wanted = {key: replace(item, learned=tuple(sorted(texts.get(key, ())))) for key, item in self.items.items()}
        return searcher.updated([item for key, item in wanted.items() if item != now[key]], [])

    def measure(self, run: str, searcher: Searcher, outcomes: int) -> Step:
        """Ask what was held back."""
        results = searcher.search_many([q.text for q in self.held_back], langs=["en"] * len(self.held_back), limit=1)
        firsts = [hits[0].group if hits else "" for hits in results]
        pairs = list(zip(firsts, self.held_back, strict=True))
        others = [(first, query) for first, query in pairs if self.victim not in query.relevant]
        learned = {document.item.id: len(document.item.learned) for document in searcher.library.documents}
        return Step(
            run,
            outcomes,
            sum(first in query.relevant for first, query in pairs) / len(pairs),
            sum(first in query.relevant for first, query in others) / len(others),
            sum(first == self.victim for first, _ in others),
            sum(learned.values()),
            learned[self.victim],
        )


def _state(text: str, sent: str | None, shown: Sequence[str], who: str) -> list[Statement]:
    first = shown[0] if shown else None
    told = [(sent, True)] if sent is not None else [(entry, False) for entry in shown]
    return [Statement(text, key_of(text), "en", entry, in_favour, first, who) for entry, in_favour in told]


def simulate(folder: Path, encoders: Sequence[Remembering], outcomes: int) -> list[Step]:
    """All runs over one data folder."""
    full = read_dataset(folder / "clinc150" / "entries_full.jsonl", folder / "clinc150" / "queries_val.jsonl")
    items = [replace(item, questions=item.questions[:1]) for item in full.items]
    asked = [(text, item.id) for item in full.items for text in item.questions[1:]]
    random.Random(SEED).shuffle(asked)
    simulation = Simulation(items, asked[:outcomes], [query for query in full.queries if query.relevant])
    cache = MemoryVectorCache()
    base = Searcher.build(items, encoders, cache=cache)
    rules = simulation.by_the_rules(base)
    steps = simulation.run("honest", base, spoiled=0.0, absent=None, choose=rules)
    steps += simulation.run("without the spoiler", base, spoiled=0.0, absent=AGENTS[-1], choose=rules)
    steps += simulation.run("spoiled", base, spoiled=1.0, absent=None, choose=rules)
    steps += simulation.run("spoiled, no rules", base, spoiled=1.0, absent=None, choose=count_votes)
    steps += simulation.run("quietly spoiled", base, spoiled=QUIETLY, absent=None, choose=rules)
    steps += simulation.run("quietly, no rules", base, spoiled=QUIETLY, absent=None, choose=count_votes)
    whole = Searcher.build(full.items, encoders, cache=cache)
    return [*steps, simulation.measure("full library", whole, 0)]


def main() -> None:
    """Read the options, simulate, print."""
    parser = make_parser(__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--outcomes", type=int, default=3_000)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    encoders = [Remembering(encoder) for encoder in get_encoders(arguments)]
    steps = simulate(arguments.folder, encoders, arguments.outcomes)
    if arguments.json:
        print(json.dumps([asdict(step) for step in steps], indent=2))
        return
    rows = [
        [it.run, f"{it.outcomes:,}", f"{it.success_at_1:.3f}", f"{it.others_success_at_1:.3f}", str(it.captured),
         f"{it.learned:,}", str(it.learned_by_victim)]
        for it in steps
    ]  # fmt: skip
    print_table(["run", "outcomes", "S@1", "S@1 others", "captured", "learned", "by the one entry"], rows)


if __name__ == "__main__":
    main()
