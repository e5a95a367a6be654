"""What a confidence is fitted on: questions to libraries of which we know the answers.

Each set is asked as it is, and twice with three in ten of its entries taken out, so that every set has questions
without an answer whose nearest entries are their neighbours, which is the hard kind.
"""

from dataclasses import dataclass

import numpy as np

from benchmarks.datasets import DataSet, Query
from index.confidence import list_features
from index.embedding import Vector
from index.encoders.protocol import Encoder
from index.items import Ranked
from index.languages import find_question_language
from index.ranking import CONTEXT, Question, rank
from index.searcher import Searcher
from index.texts import has_words, list_stems, normalise
from index.vector_cache import MemoryVectorCache

TAKEN_OUT = 0.3
SEEDS = (0, 1)
REDUCED_QUESTIONS = 1_200  # asked of a reduced library


@dataclass(frozen=True)
class Observation:
    """One question: the features of its first candidate, and what was true."""

    features: dict[str, float]
    lead: float  # of the first over the second, in widths of the library's scale
    answerable: bool
    right: bool
    expected: str | None
    first: str

    def make_ranking(self, confidence: float, second: float) -> tuple[Ranked, Ranked]:
        """Return the ranking that these confidences make, as `outcome.decide` wants it."""
        return Ranked(self.first, confidence, 0.0, "", ""), Ranked("", second, 0.0, "", "")


@dataclass(frozen=True)
class Observed:
    """A library and all it was asked; `whole` where nothing was taken out of it."""

    name: str
    source: str
    whole: bool
    observations: tuple[Observation, ...]


def observe(dataset: DataSet, encoders: list[Encoder], cache: MemoryVectorCache) -> list[Observed]:
    """Ask the set and its reduced libraries."""
    asked = [query for query in dataset.queries if has_words(normalise(query.text))]
    texts = [normalise(query.text) for query in asked]
    vectors = list(zip(*(encoder.encode_queries(texts) for encoder in encoders), strict=True)) or [()] * len(asked)
    found = [_ask(dataset, frozenset(), asked, vectors, Searcher.build(dataset.items, encoders, cache=cache))]
    groups = sorted({item.group for item in dataset.items})
    for seed in SEEDS:
        random = np.random.default_rng(seed)
        gone = frozenset(random.choice(groups, int(len(groups) * TAKEN_OUT), replace=False).tolist())
        kept = [item for item in dataset.items if item.group not in gone]
        some = random.permutation(len(asked))[:REDUCED_QUESTIONS].tolist()
        searcher = Searcher.build(kept, encoders, cache=cache)
        found.append(_ask(dataset, gone, [asked[i] for i in some], [vectors[i] for i in some], searcher))
    return found


def _ask(
    dataset: DataSet, gone: frozenset[str], asked: list[Query], vectors: list[tuple[Vector, ...]], searcher: Searcher
) -> Observed:
    pairs = zip(asked, vectors, strict=True)
    made = (_observe(query, query.relevant - gone, of_query, searcher) for query, of_query in pairs)
    observations = tuple(observation for observation in made if observation is not None)
    return Observed(dataset.name, dataset.source, not gone, observations)


def _observe(
    query: Query, relevant: frozenset[str], vectors: tuple[Vector, ...], searcher: Searcher
) -> Observation | None:
    text = normalise(query.text)
    lang = find_question_language(text, query.lang)
    stems = tuple(list_stems(text, lang or searcher.library.main_language))
    candidates = rank(searcher.library, Question(text, lang, stems, vectors), limit=CONTEXT, allowed=None)
    if not candidates:
        return None
    second = candidates[1].strength if len(candidates) > 1 else 0.0
    return Observation(
        list_features(candidates, searcher.scale, searcher.library.group_count),
        max(0.0, candidates[0].strength - second) / searcher.scale.width,
        bool(relevant),
        candidates[0].group in relevant,
        min(relevant, default=None),
        candidates[0].group,
    )
