"""Asking the questions: of the whole library, or of one that lacks what the question itself has taught."""

from collections.abc import Callable, Collection, Iterator, Sequence

from answers.matching.asked import Answered, Asked
from answers.matching.leaving_out import Part
from answers.verdict import USUAL, Tolerance, judge
from index.items import Item
from index.searcher import Searcher

Build = Callable[[Sequence[Item]], Searcher]
Progress = Callable[[int, int], None]

RANKING_LENGTH = 10
_AT_ONCE = 256


def ask_all(
    searcher: Searcher,
    build: Build,
    asked: Sequence[Asked],
    parts: Sequence[Part],
    *,
    shown: Collection[str],
    tolerance: Tolerance = USUAL,
    progress: Progress | None = None,
) -> list[Answered]:
    """What the engine says to each, in order; of the entries only those that are `shown` count, as for an agent.

    Match tests are asked of the whole library: what it was taught may make them fail. `progress` is told (asked, to
    ask).
    """
    answers: dict[int, Answered] = {}
    by_part = [[place for place, it in enumerate(asked) if _belongs(it, part)] for part in parts]
    apart = {place for places in by_part for place in places}
    whole = [place for place in range(len(asked)) if place not in apart]
    for of, places in [(None, whole), *zip(parts, by_part, strict=True)]:
        if not places:
            continue
        lacking = searcher if of is None else build(of.items)
        for batch in _batches(places):
            answers.update(zip(batch, ask(lacking, [asked[place] for place in batch], shown, tolerance), strict=True))
            if progress:
                progress(len(answers), len(asked))
    return [answers[place] for place in range(len(asked))]


def _belongs(asked: Asked, part: Part) -> bool:
    return asked.source == "outcomes" and asked.key in part.keys


def ask(
    searcher: Searcher, asked: Sequence[Asked], shown: Collection[str], tolerance: Tolerance = USUAL
) -> list[Answered]:
    """What the engine says to each, in order, in one search; of the entries only those that are `shown` count."""
    found = searcher.search_many([it.text for it in asked], langs=[it.lang for it in asked], limit=RANKING_LENGTH)
    answered = []
    for it, hits in zip(asked, found, strict=True):
        verdict = judge(it.text, [hit for hit in hits if hit.group in shown], tolerance)
        answered.append(Answered(it, verdict.outcome, tuple(verdict.ranked)))
    return answered


def _batches(places: Sequence[int]) -> Iterator[Sequence[int]]:
    return (places[start : start + _AT_ONCE] for start in range(0, len(places), _AT_ONCE))
