"""From a question to the groups that may answer it, strongest first.

FAISS and the word counts propose items, then every text of those items is compared exactly: the cost follows the
number of candidates, and only the scan of FAISS the size of the library.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from index.embedding import Vector
from index.fusion import Evidence, Fused, fuse, weigh_encoders
from index.languages import Relation
from index.library import Library
from index.neighbours import FloatArray, IdArray

FIRST_ROWS = 64  # rows that each index proposes at first
WIDER = 4  # times as many when too few groups were found
CONTEXT = 10  # groups that a confidence looks at, whatever the caller's limit

Allowed = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it is compared: one unit vector an encoder, in the library's order."""

    text: str
    lang: str | None
    stems: tuple[str, ...]
    vectors: tuple[Vector, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One group, by its best item."""

    group: str
    item: int  # the document's number
    strength: float  # fused; 0 is unrelated
    dense: float  # the encoders' part of it
    words: float  # share in [0, 1] of the question's words that one of its texts has, weighted by rarity
    cosine: float  # of the nearest text, or `words` where there is no encoder
    place: int  # which phrasing that is; -1 for the passage
    crossing: bool  # whether question and item are in two languages


def rank(library: Library, question: Question, *, limit: int, allowed: Allowed | None) -> list[Candidate]:
    """Return at least `limit` and `CONTEXT` candidates where there are as many; equal strengths by group id."""
    words = library.words.measure(question.stems)
    answer_words = library.answer_words.measure(question.stems)
    verdicts: dict[int, bool] = {}
    rows = FIRST_ROWS
    while True:
        items = _propose(library, question, np.maximum(words, answer_words), rows)
        if allowed is not None:
            items = _filter_allowed(library, items, allowed, verdicts)
        groups = {library.documents[item].item.group for item in items.tolist()}
        if len(groups) >= max(limit, CONTEXT) or rows >= library.text_count:
            return _order(library, items, _collect(library, question, items, words[items], answer_words[items]))
        rows *= WIDER


def _propose(library: Library, question: Question, words: FloatArray, rows: int) -> IdArray:
    found = [
        index.find_items(vector, rows)
        for of_encoder, vector in zip(library.dense, question.vectors, strict=True)
        for index in (of_encoder.phrasings, of_encoder.passages)
    ]
    # With encoders, an item that only shares words can win only when it shares many of them.
    best = np.argpartition(-words, min(rows, len(words) - 1))[:rows] if len(words) else np.empty(0, np.int64)
    items: IdArray = np.unique(np.concatenate([*found, best[words[best] > 0]]))
    return items


def _filter_allowed(library: Library, items: IdArray, allowed: Allowed, verdicts: dict[int, bool]) -> IdArray:
    for item in items.tolist():
        if item not in verdicts:
            verdicts[item] = allowed(library.documents[item].item.id)
    return items[[verdicts[item] for item in items.tolist()]]


def _collect(
    library: Library, question: Question, items: IdArray, words: FloatArray, answer_words: FloatArray
) -> Evidence:
    pairs = list(zip(library.dense, question.vectors, strict=True))
    return Evidence(
        phrasing=[of_encoder.phrasings.measure(vector, items) for of_encoder, vector in pairs],
        passage=[of_encoder.passages.measure(vector, items) for of_encoder, vector in pairs],
        words=words,
        answer_words=answer_words,
        relations=library.relate_items(question.lang)[items],
        multilingual=[of_encoder.encoder.multilingual for of_encoder in library.dense],
    )


def _order(library: Library, items: IdArray, evidence: Evidence) -> list[Candidate]:
    fused = fuse(evidence)
    nearest = _find_nearest(evidence, len(items))
    best: dict[str, int] = {}
    # Rounded, so that equal texts tie whatever the order of a sum was.
    strengths = np.round(fused.strength, 6).tolist()
    for number in sorted(range(len(items)), key=lambda n: (-strengths[n], n)):
        best.setdefault(library.documents[items[number]].item.group, number)
    groups = sorted(best, key=lambda group: (-strengths[best[group]], group))
    return [_make_candidate(group, best[group], items, fused, evidence, nearest) for group in groups]


def _make_candidate(
    group: str, number: int, items: IdArray, fused: Fused, evidence: Evidence, nearest: tuple[FloatArray, IdArray]
) -> Candidate:
    words = float(max(evidence.words[number], evidence.answer_words[number]))
    cosine, place = float(nearest[0][number]), int(nearest[1][number])
    if np.isnan(cosine):
        cosine, place = words, 0 if evidence.words[number] >= evidence.answer_words[number] else -1
    return Candidate(
        group,
        int(items[number]),
        strength=float(fused.strength[number]),
        dense=float(fused.dense[number]),
        words=words,
        cosine=cosine,
        place=place,
        crossing=bool(evidence.relations[number] == Relation.CROSSING),
    )


def _find_nearest(evidence: Evidence, count: int) -> tuple[FloatArray, IdArray]:
    """Return the cosine and the place of each item's nearest text, as the first encoder sees it that reads the pair."""
    cosine, place = np.full(count, np.nan), np.full(count, -1, dtype=np.int64)
    shares = weigh_encoders(evidence.multilingual, evidence.relations)
    for share, phrasing, passage in zip(shares, evidence.phrasing, evidence.passage, strict=True):
        unseen = np.isnan(cosine) & (share > 0)
        in_passage = np.isnan(phrasing.cosine) | (passage.cosine > phrasing.cosine)
        cosine = np.where(unseen, np.fmax(phrasing.cosine, passage.cosine), cosine)
        place = np.where(unseen, np.where(in_passage, -1, phrasing.place), place)
    return cosine, place
