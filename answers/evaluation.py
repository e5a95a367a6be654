"""The real engine, with its default settings, over a library and queries given as lines of JSON.

Touches no data folder. `outcome` is the ranking's own; replies are not rendered.
"""

import json
import math
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from answers.language import detect, warm_up
from answers.suggestions import Outcome
from answers.verdict import USUAL, Tolerance, judge
from index import metrics
from index.encoders import Encoder
from index.items import Item, Ranked
from index.searcher import Searcher

RANKING_LENGTH = 10


class EvaluationRefused(Exception):
    """A file that cannot be evaluated; `str()` names file, line and what is wrong."""


@dataclass(frozen=True, slots=True)
class Query:
    """One question and the ids of the entries that answer it; empty where none does."""

    text: str
    relevant: frozenset[str]
    lang: str | None


@dataclass(frozen=True, slots=True)
class Prediction:
    """What the engine said to one query; the ranking has at most ten entries, best first."""

    text: str
    outcome: Outcome
    ranking: tuple[Ranked, ...]
    took_ms: float

    @property
    def chosen(self) -> str | None:
        """The entry that the engine stands for, None where it says that there is no answer."""
        return self.ranking[0].group if self.ranking and self.outcome != "none" else None


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of one run; shares are 0 to 1, and None where the queries cannot tell (no unanswerable ones)."""

    entries: int
    queries: int
    success_at_1: float | None
    success_at_3: float | None
    mrr_at_10: float | None
    auroc: float | None
    in_scope_accuracy: float | None
    out_of_scope_recall: float | None
    matthews: float
    ready_share: float | None
    ready_wrong: float | None
    ece: float
    brier: float
    build_seconds: float
    p50_ms: float
    p95_ms: float

    def as_dict(self) -> dict[str, Any]:
        """The report as JSON takes it."""
        return asdict(self)


def read_items(path: Path) -> list[Item]:
    """The library of a file of lines `{"id", "question", "questions"?, "answer", "lang"?}`.

    Raises:
        EvaluationRefused: The file cannot be read, or a line is not of that form or repeats an id.
    """
    items: dict[str, Item] = {}
    for number, line in _lines(path):
        questions = (_text(line, "question", path, number), *_texts(line, "questions", path, number))
        entry_id = _text(line, "id", path, number)
        if entry_id in items:
            raise EvaluationRefused(f"{path}, line {number}: the id “{entry_id}” is there twice; give each its own.")
        answer = _text(line, "answer", path, number, default="")
        items[entry_id] = Item(
            entry_id, entry_id, _optional(line, "lang", path, number), tuple(filter(None, questions)), answer
        )
    if not items:
        raise EvaluationRefused(f"{path} has no entries: give at least one line.")
    return list(items.values())


def read_queries(path: Path, known: set[str]) -> list[Query]:
    """The queries of a file of lines `{"text", "relevant": [ids], "lang"?}`.

    Raises:
        EvaluationRefused: The file cannot be read, or a line is not of that form or names an unknown entry.
    """
    queries = []
    for number, line in _lines(path):
        relevant = frozenset(_texts(line, "relevant", path, number, required=True))
        if relevant - known:
            unknown = ", ".join(sorted(relevant - known))
            raise EvaluationRefused(
                f"{path}, line {number}: no entry has the id {unknown}; correct it or add the entry."
            )
        queries.append(Query(_text(line, "text", path, number), relevant, _optional(line, "lang", path, number)))
    if not queries:
        raise EvaluationRefused(f"{path} has no queries: give at least one line.")
    return queries


def evaluate(
    items: Sequence[Item],
    queries: Sequence[Query],
    encoders: Sequence[Encoder],
    progress: Callable[[int, int], None] | None = None,
    tolerance: Tolerance = USUAL,
) -> tuple[Report, list[Prediction]]:
    """Builds the index, asks every query one by one as a person would, and counts."""
    warm_up()
    started = time.perf_counter()
    searcher = Searcher.build(items, encoders)
    build_seconds = time.perf_counter() - started
    predictions = []
    for number, query in enumerate(queries, 1):
        predictions.append(_predicted(searcher, query, tolerance))
        if progress:
            progress(number, len(queries))
    return _report(items, queries, predictions, build_seconds), predictions


def prediction_line(prediction: Prediction) -> str:
    """One line of the predictions file, without its line end."""
    ranking = [{"entry": hit.group, "confidence": round(hit.confidence, 6)} for hit in prediction.ranking]
    line = {"text": prediction.text, "outcome": prediction.outcome, "ranking": ranking}
    return json.dumps(line, ensure_ascii=False)


def _predicted(searcher: Searcher, query: Query, tolerance: Tolerance) -> Prediction:
    started = time.perf_counter()
    lang = query.lang
    if lang is None:
        found = detect(query.text)
        lang = found.lang if found.sure else None
    ranked = searcher.search(query.text, lang=lang, limit=RANKING_LENGTH)
    verdict = judge(query.text, ranked, tolerance)
    return Prediction(query.text, verdict.outcome, tuple(verdict.ranked), (time.perf_counter() - started) * 1000)


def _report(
    items: Sequence[Item], queries: Sequence[Query], predictions: Sequence[Prediction], build_seconds: float
) -> Report:
    rankings = [[hit.group for hit in prediction.ranking] for prediction in predictions]
    relevant = [query.relevant for query in queries]
    tops = [prediction.ranking[0].confidence if prediction.ranking else 0.0 for prediction in predictions]
    right = [bool(ranking) and ranking[0] in wanted for ranking, wanted in zip(rankings, relevant, strict=True)]
    chosen = [prediction.chosen for prediction in predictions]
    answerable = [number for number, wanted in enumerate(relevant) if wanted]
    hopeless = [number for number, wanted in enumerate(relevant) if not wanted]
    ready = [number for number, prediction in enumerate(predictions) if prediction.outcome == "ready"]
    expected = [metrics.find_expected(wanted, choice) for wanted, choice in zip(relevant, chosen, strict=True)]
    took = np.asarray([prediction.took_ms for prediction in predictions])
    return Report(
        entries=len(items),
        queries=len(queries),
        success_at_1=_known(metrics.success_at(rankings, relevant, k=1)),
        success_at_3=_known(metrics.success_at(rankings, relevant, k=3)),
        mrr_at_10=_known(metrics.mrr(rankings, relevant, at=RANKING_LENGTH)),
        auroc=_known(metrics.auroc([tops[number] for number in answerable], [tops[number] for number in hopeless])),
        in_scope_accuracy=_share(chosen[number] in relevant[number] for number in answerable),
        out_of_scope_recall=_share(chosen[number] is None for number in hopeless),
        matthews=metrics.matthews(expected, chosen),
        ready_share=_share(predictions[number].outcome == "ready" for number in answerable),
        ready_wrong=_share(not right[number] for number in ready),
        ece=metrics.expected_calibration_error(tops, right),
        brier=metrics.brier(tops, right),
        build_seconds=round(build_seconds, 3),
        p50_ms=round(float(np.percentile(took, 50)), 3),
        p95_ms=round(float(np.percentile(took, 95)), 3),
    )


def _known(figure: float) -> float | None:
    return None if math.isnan(figure) else figure


def _share(flags: Iterable[bool]) -> float | None:
    counted = list(flags)
    return sum(counted) / len(counted) if counted else None


def _lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        with path.open(encoding="utf-8") as lines:
            for number, text in enumerate(lines, 1):
                if text.strip():
                    yield number, _object(text, path, number)
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationRefused(f"{path} cannot be read ({error}): give a readable file in UTF-8.") from error


def _object(text: str, path: Path, number: int) -> dict[str, Any]:
    try:
        line = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise EvaluationRefused(f"{path}, line {number}: this is no JSON ({error}); mend the line.") from error
    if not isinstance(line, dict):
        raise EvaluationRefused(f"{path}, line {number}: write an object in braces, with its fields by name.")
    return line


def _text(line: dict[str, Any], field: str, path: Path, number: int, default: str | None = None) -> str:
    value = line.get(field, default)
    if not isinstance(value, str):
        raise EvaluationRefused(f"{path}, line {number}: “{field}” must be there and be a text.")
    return value


def _optional(line: dict[str, Any], field: str, path: Path, number: int) -> str | None:
    return None if line.get(field) is None else _text(line, field, path, number)


def _texts(line: dict[str, Any], field: str, path: Path, number: int, *, required: bool = False) -> list[str]:
    value = line.get(field, None if required else [])
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise EvaluationRefused(f"{path}, line {number}: “{field}” must be a list of texts.")
    return value
