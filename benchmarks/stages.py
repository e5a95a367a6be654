"""Where a question's time goes: the encoders, the nearest rows, the words, and the whole ranking."""

import time
from collections.abc import Callable, Sequence
from typing import ParamSpec, TypeVar

import numpy as np

from benchmarks.datasets import Query
from index.languages import find_question_language
from index.library import Library
from index.ranking import CONTEXT, FIRST_ROWS, Question, rank
from index.searcher import Searcher, encode_questions
from index.texts import list_stems, normalise

STAGES = ("encode_ms", "nearest_ms", "words_ms", "rank_ms")

P = ParamSpec("P")
T = TypeVar("T")


def measure_stages(searcher: Searcher, queries: Sequence[Query]) -> dict[str, float]:
    """Return the median milliseconds of each stage.

    The encoders run one after another here, and side by side in a search. Rows and words are parts of the ranking.
    """
    seconds = [_time_stages(searcher, query) for query in queries]
    return dict(zip(STAGES, (1000 * np.median(seconds, axis=0)).tolist(), strict=True))


def _time_stages(searcher: Searcher, query: Query) -> list[float]:
    library, text = searcher.library, normalise(query.text)
    lang = find_question_language(text, query.lang)
    stems = tuple(list_stems(text, lang or library.main_language))
    encoded = [time_call(encode_questions, encoder, [text]) for encoder in searcher.encoders]
    embedded = [found[0] for found, _ in encoded]
    question = Question(text, lang, stems, tuple(e.vector for e in embedded), tuple(e.tokens for e in embedded))
    _, nearest = time_call(_find_nearest, library, question)
    _, words = time_call(_find_words, library, question)
    _, whole = time_call(rank, library, question, limit=CONTEXT, allowed=None)
    return [sum(spent for _, spent in encoded), nearest, words, whole]


def _find_nearest(library: Library, question: Question) -> None:
    for of_encoder, vector in zip(library.dense, question.vectors, strict=True):
        of_encoder.phrasings.find_items(vector, FIRST_ROWS)
        of_encoder.passages.find_items(vector, FIRST_ROWS)


def _find_words(library: Library, question: Question) -> None:
    library.words.find_items(question.stems, FIRST_ROWS // 2)
    library.answer_words.find_items(question.stems, FIRST_ROWS // 2)


def time_call(call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> tuple[T, float]:
    """Return what a call returned, and its seconds."""
    started = time.perf_counter()
    found = call(*args, **kwargs)
    return found, time.perf_counter() - started
