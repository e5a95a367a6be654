"""What recorded outcomes do to the confidence: half of a set's queries are told, the other half is measured.

Agents see three suggestions; each sends the right one as it is, or dismisses all as wrong. The real rules draw the
adaptation. With --spoiler one agent in five calls the first suggestion right, whatever it is.

python -m benchmarks.adaptation DATA_FOLDER [--sets live_bot_logs near_miss …] [--spoiler] [--json]
"""

import json
import random
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from answers.learning.adapting import Drawn, draw_adaptations
from answers.learning.statement import Statement, key_of
from answers.verdict import Verdict, judge
from benchmarks.command import get_encoders, make_parser, print_table
from benchmarks.datasets import DataSet, Query, list_datasets
from benchmarks.remembering import Remembering
from index.items import Ranked
from index.metrics import expected_calibration_error, find_expected, matthews
from index.searcher import Searcher

SETS = ("live_bot_logs", "near_miss", "canned_replies", "product_faq")
SEED = 7
AGENTS = ("ann", "bob", "cas", "dia", "eva")
SHOWN = 3


@dataclass(frozen=True)
class Step:
    """Figures of one half; shares in [0, 1], `ready` of the answerable questions, None where there is no ready one."""

    name: str
    when: str
    outcomes: int
    shift: float
    slope: float
    raises_from: float
    ece: float
    ready: float
    ready_wrong: float | None
    in_scope: float
    out_of_scope: float | None
    matthews: float


def tell(query: Query, ranked: Sequence[Ranked], who: str, fingerprint: str, *, spoils: bool) -> list[Statement]:
    """What the agent says of the suggestions."""
    shown = ranked[:SHOWN]
    if not shown:
        return []
    right = next((hit.group for hit in shown if hit.group in query.relevant), None)
    sent = shown[0].group if spoils else right
    told = [(sent, True)] if sent is not None else [(hit.group, False) for hit in shown]
    lang, key = query.lang or "en", key_of(query.text)
    confidence = shown[0].confidence if shown[0].shipped is None else shown[0].shipped
    return [
        Statement(
            *(query.text, key, lang, entry, in_favour, shown[0].group, who),
            confidence=confidence,
            receipt=f"{who} {key}",
            fingerprint=fingerprint,
        )
        for entry, in_favour in told
    ]


def measure(name: str, when: str, drawn: Drawn, queries: Sequence[Query], verdicts: Sequence[Verdict]) -> Step:
    """The figures of one half under one adaptation."""
    pairs = list(zip(queries, verdicts, strict=True))
    firsts = [verdict.ranked[0].group if verdict.ranked else None for verdict in verdicts]
    right = [first in query.relevant for first, query in zip(firsts, queries, strict=True)]
    confidences = [verdict.ranked[0].confidence if verdict.ranked else 0.0 for verdict in verdicts]
    chosen = [None if v.outcome == "none" else first for v, first in zip(verdicts, firsts, strict=True)]
    inside = [(choice, q) for choice, q in zip(chosen, queries, strict=True) if q.relevant]
    outside = [choice for choice, q in zip(chosen, queries, strict=True) if not q.relevant]
    ready = [was for was, verdict in zip(right, verdicts, strict=True) if verdict.outcome == "ready"]
    ready_inside = sum(verdict.outcome == "ready" for query, verdict in pairs if query.relevant)
    expected = [find_expected(q.relevant, choice) for q, choice in zip(queries, chosen, strict=True)]
    return Step(
        name,
        when,
        drawn.outcomes,
        drawn.adaptation.shift,
        drawn.adaptation.slope,
        drawn.adaptation.raises_from,
        expected_calibration_error(confidences, right),
        ready_inside / len(inside),
        1.0 - sum(ready) / len(ready) if ready else None,
        sum(choice in q.relevant for choice, q in inside) / len(inside),
        sum(choice is None for choice in outside) / len(outside) if outside else None,
        matthews(expected, chosen),
    )


def adapt_and_measure(dataset: DataSet, encoders: Sequence[Remembering], *, spoiled: bool) -> list[Step]:
    """One set: half of its queries told, the other half before and after."""
    queries, chooser = list(dataset.queries), random.Random(SEED)
    chooser.shuffle(queries)
    told, held = queries[: len(queries) // 2], queries[len(queries) // 2 :]
    searcher = Searcher.build(dataset.items, encoders)
    statements: list[Statement] = []
    for query, ranked in zip(told, _search(searcher, told), strict=True):
        who = chooser.choice(AGENTS)
        spoils = spoiled and who == AGENTS[-1]
        statements += tell(query, ranked, who, searcher.fingerprint, spoils=spoils)
    drawn = draw_adaptations(statements).get(searcher.fingerprint, Drawn())
    adapted = searcher.with_adaptation(drawn.adaptation)
    return [
        measure(dataset.name, "before", Drawn(), held, _judge(searcher, held)),
        measure(dataset.name, "after", drawn, held, _judge(adapted, held)),
    ]


def _judge(searcher: Searcher, queries: Sequence[Query]) -> list[Verdict]:
    return [judge(query.text, ranked) for query, ranked in zip(queries, _search(searcher, queries), strict=True)]


def _search(searcher: Searcher, queries: Sequence[Query]) -> list[tuple[Ranked, ...]]:
    return searcher.search_many([query.text for query in queries], langs=[query.lang for query in queries])


def main() -> None:
    """Read the options, adapt, print."""
    parser = make_parser(__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sets", nargs="+", default=SETS, help="folders of sets")
    parser.add_argument("--spoiler", action="store_true", help="one agent in five calls everything right")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    encoders = [Remembering(encoder) for encoder in get_encoders(arguments)]
    wanted = [it for name in arguments.sets for it in list_datasets(arguments.folder / name)]
    steps = [step for it in wanted for step in adapt_and_measure(it, encoders, spoiled=arguments.spoiler)]
    if arguments.json:
        print(json.dumps([asdict(step) for step in steps], indent=2))
        return
    header = ["set", "", "told", "shift", "slope", "from", "ECE", "ready", "wrong", "in acc", "oos rec", "MCC"]
    print_table(
        header, [[it.name, it.when, str(it.outcomes), *map(_show, list(asdict(it).values())[3:])] for it in steps]
    )


def _show(figure: float | None) -> str:
    return "" if figure is None else f"{figure:.3f}"


if __name__ == "__main__":
    main()
