"""What a confidence is fitted on: questions to libraries of which we know the answers.

Each set is asked as it is, twice with three in ten of its entries taken out, so that every set has questions without an
answer whose nearest entries are their neighbours, which is the hard kind, and once with six entries left, which is also
asked small talk and noise: a library that has just begun must be silent about them, too.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.datasets import DataSet, Query
from index.confidence import Features, list_features
from index.embedded import Embedded
from index.encoders.protocol import Encoder
from index.items import Ranked
from index.languages import find_question_language
from index.ranking import CONTEXT, Question, rank
from index.searcher import Searcher, encode_questions
from index.texts import has_words, list_stems, normalise
from index.vector_cache import MemoryVectorCache

TAKEN_OUT = 0.3
SEEDS = (0, 1)
REDUCED_QUESTIONS = 1_200  # asked of a reduced library
SMALL = 6  # entries of the smallest library
SMALL_QUESTIONS = 200
NO_QUESTIONS = (
    *("hello", "hi there", "hey", "good morning", "thanks!", "thank you very much", "ok great", "perfect, bye"),
    *("lol", "what's up", "how are you?", "you are useless", "this is rubbish", "I love you", "yes", "no", "test"),
    *("are you a robot?", "tell me a joke", "happy new year", "hallo", "goedemorgen", "bedankt!", "danke schön"),
    *("guten Tag", "merci beaucoup", "bonjour", "tak for hjælpen", "god morgen", "hej", "oké, doei", "super, danke"),
    *("zxqv wlrk pffft grmbl", "asdf asdf", "qwertyuiop", "blorp snarg vextil", "xxxxx", "jkl jkl 123", "aaaaaa bbbb"),
)

Asked = Sequence[tuple[Query, tuple[Embedded, ...]]]


@dataclass(frozen=True)
class Observation:
    """One question: the features of its first candidate, and what was true."""

    features: Features
    leads: tuple[float, ...]  # of the first over the others, in widths of the library's scale
    answerable: bool
    right: bool
    expected: str | None
    first: str
    kind: str | None

    def make_ranking(self, confidences: Sequence[float], answered: float) -> list[Ranked]:
        """Return the ranking that these probabilities make, as `outcome.decide` wants it."""
        groups = [self.first] + [""] * (len(confidences) - 1)
        pairs = zip(groups, confidences, strict=True)
        return [Ranked(group, confidence, 0.0, "", "", answered) for group, confidence in pairs]


@dataclass(frozen=True)
class Observed:
    """A library and all it was asked; `whole` where nothing was taken out of it."""

    name: str
    source: str
    whole: bool
    observations: tuple[Observation, ...]


def observe(dataset: DataSet, encoders: list[Encoder], cache: MemoryVectorCache) -> list[Observed]:
    """Ask the set and its reduced libraries."""
    asked = _encode([query for query in dataset.queries if has_words(normalise(query.text))], encoders)
    nothing = _encode([Query(text, frozenset(), None) for text in NO_QUESTIONS], encoders)
    groups = sorted({item.group for item in dataset.items})

    def ask(gone: frozenset[str], questions: Asked) -> Observed:
        kept = [item for item in dataset.items if item.group not in gone]
        return _ask(dataset, gone, questions, Searcher.build(kept, encoders, cache=cache))

    found = [ask(frozenset(), asked)]
    for seed in SEEDS:
        random = np.random.default_rng(seed)
        gone = frozenset(random.choice(groups, int(len(groups) * TAKEN_OUT), replace=False).tolist())
        found.append(ask(gone, _take(asked, REDUCED_QUESTIONS, random, lambda _: True)))
    random = np.random.default_rng(len(SEEDS))
    gone = frozenset(groups) - frozenset(random.choice(groups, min(SMALL, len(groups)), replace=False).tolist())
    inside = _take(asked, SMALL_QUESTIONS, random, lambda query: bool(query.relevant - gone))
    outside = _take(asked, len(inside) // 2, random, lambda query: not query.relevant - gone)
    found.append(ask(gone, [*inside, *outside, *nothing]))
    return found


def _encode(queries: list[Query], encoders: list[Encoder]) -> Asked:
    texts = [normalise(query.text) for query in queries]
    embedded = list(zip(*(encode_questions(encoder, texts) for encoder in encoders), strict=True))
    return list(zip(queries, embedded or [()] * len(queries), strict=True))


def _take(asked: Asked, count: int, random: np.random.Generator, wanted: Callable[[Query], bool]) -> Asked:
    fitting = [pair for pair in asked if wanted(pair[0])]
    return [fitting[place] for place in random.permutation(len(fitting))[:count].tolist()]


def _ask(dataset: DataSet, gone: frozenset[str], asked: Asked, searcher: Searcher) -> Observed:
    made = (_observe(query, query.relevant - gone, of_query, searcher) for query, of_query in asked)
    observations = tuple(observation for observation in made if observation is not None)
    return Observed(dataset.name, dataset.source, not gone, observations)


def _observe(
    query: Query, relevant: frozenset[str], embedded: tuple[Embedded, ...], searcher: Searcher
) -> Observation | None:
    text = normalise(query.text)
    lang = find_question_language(text, query.lang)
    stems = tuple(list_stems(text, lang or searcher.library.main_language))
    vectors, tokens = tuple(e.vector for e in embedded), tuple(e.tokens for e in embedded)
    question = Question(text, lang, stems, vectors, tokens)
    ranking = rank(searcher.library, question, limit=CONTEXT, allowed=None)
    candidates = ranking.candidates
    if not candidates:
        return None
    width = searcher.scale.width
    return Observation(
        list_features(ranking, searcher.library, searcher.scale, searcher.foreseen),
        tuple(max(0.0, candidates[0].strength - other.strength) / width for other in candidates[1:]),
        bool(relevant),
        candidates[0].group in relevant,
        min(relevant, default=None),
        candidates[0].group,
        query.kind,
    )
