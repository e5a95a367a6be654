"""From a question to the groups that may answer it, strongest first.

FAISS and the word counts propose items, then every text of those items is compared exactly: the cost follows the
number of candidates, and only the scan of FAISS, a short one where rows are coded, the size of the library.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from index.embedded import Vector
from index.encoders.protocol import Tokens
from index.fusion import Evidence, fuse, weigh_encoders
from index.languages import Relation
from index.late import compare_tokens
from index.library import Library
from index.neighbours import FloatArray, IdArray

FIRST_ROWS = 32  # rows that each index proposes at first
WIDER = 4  # times as many when too few groups were found
CONTEXT = 10  # groups that a confidence looks at, whatever the caller's limit

Allowed = Callable[[str], bool]
Vectors = tuple[Vector, ...]  # one an encoder, in the library's order


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it is compared: one unit vector an encoder, in the library's order."""

    text: str
    lang: str | None
    stems: tuple[str, ...]
    vectors: Vectors
    tokens: tuple[Tokens | None, ...]  # by encoder; None where it does not tell them


@dataclass(frozen=True, slots=True)
class Candidate:
    """One group, by its best item."""

    group: str
    item: int  # the document's number
    strength: float  # fused; 0 is unrelated
    cosine: float  # of the nearest text; where no encoder reads it, the share of the question's words in it
    place: int  # which phrasing that is; -1 for the passage
    crossing: bool  # whether question and item are in two languages
    log_odds: float  # that the question is its, as learned; NaN where nothing was learned


@dataclass(frozen=True, slots=True)
class Compared:
    """The items that were compared, and by what."""

    items: IdArray
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Ranking:
    """The candidates, strongest first, and what else is asked of that kind."""

    candidates: tuple[Candidate, ...]
    contrast: float  # how much nearer something is that is asked elsewhere: see `Contrast.measure`
    elsewhere: str  # what that is
    compared: Compared | None = None  # what it was made from; None where it was not


def rank(library: Library, question: Question, *, limit: int, allowed: Allowed | None) -> Ranking:
    """Find the strongest `limit` groups, but at least `CONTEXT`, where there are as many; equal ones by group id."""
    centred = tuple(
        of_encoder.phrasings.centre(vector) for of_encoder, vector in zip(library.dense, question.vectors, strict=True)
    )
    wanted = max(limit, CONTEXT)
    verdicts: dict[int, bool] = {}
    rows = FIRST_ROWS
    while True:
        items = _propose(library, question, rows)
        if allowed is not None:
            items = _filter_allowed(library, items, allowed, verdicts)
        if len(np.unique(library.group_numbers[items])) >= wanted or rows >= library.text_count:
            evidence = _collect(library, question, items, centred)
            evidence = _look_closer(library, question, items, evidence)
            candidates = _order(library, items, evidence, wanted)
            contrast, elsewhere = _contrast(library, question, centred, candidates)
            return Ranking(candidates, contrast, elsewhere, Compared(items, evidence))
        rows *= WIDER


def find_log_odds(candidates: Sequence[Candidate]) -> float:
    """Return the largest log-odds that a question is one's of some candidates; 0 where nothing was learned."""
    return max((c.log_odds for c in candidates if not math.isnan(c.log_odds)), default=0.0)


def _contrast(
    library: Library, question: Question, centred: Vectors, candidates: tuple[Candidate, ...]
) -> tuple[float, str]:
    if not candidates or library.contrast is None:
        return 0.0, ""
    # In the language of the nearest item: a text in the question's own language would always be nearer.
    lang = library.documents[candidates[0].item].lang
    return library.contrast.measure(centred, question.lang, lang)


def _propose(library: Library, question: Question, rows: int) -> IdArray:
    """Return the items that are among the nearest by any encoder or by words, ascending."""
    found = [
        index.find_items(vector, rows)
        for of_encoder, vector in zip(library.dense, question.vectors, strict=True)
        for index in (of_encoder.phrasings, of_encoder.passages)
    ]
    # Half as many: words say of whole items what FAISS says of single rows.
    found += [words.find_items(question.stems, rows // 2) for words in (library.words, library.answer_words)]
    items: IdArray = np.unique(np.concatenate(found))
    return items


def _filter_allowed(library: Library, items: IdArray, allowed: Allowed, verdicts: dict[int, bool]) -> IdArray:
    for item in items.tolist():
        if item not in verdicts:
            verdicts[item] = allowed(library.documents[item].item.id)
    return items[[verdicts[item] for item in items.tolist()]]


def _collect(library: Library, question: Question, items: IdArray, centred: Vectors) -> Evidence:
    learned = library.learned
    log_odds = np.full(len(items), np.nan) if learned is None else learned.measure(centred, items)
    pairs = list(zip(library.dense, question.vectors, strict=True))
    return Evidence(
        phrasing=[of_encoder.phrasings.measure(vector, items) for of_encoder, vector in pairs],
        passage=[of_encoder.passages.measure(vector, items) for of_encoder, vector in pairs],
        words=library.words.measure(question.stems, items),
        answer_words=library.answer_words.measure(question.stems, items),
        relations=library.relate_items(question.lang, items),
        multilingual=[of_encoder.encoder.multilingual for of_encoder in library.dense],
        log_odds=log_odds,
        learned=np.zeros(len(items)) if learned is None else learned.compare(log_odds, items),
        tokens=np.zeros(len(items)),
        trust=np.zeros(len(items)) if learned is None else learned.trust[items],
    )


def _look_closer(library: Library, question: Question, items: IdArray, evidence: Evidence) -> Evidence:
    shares = weigh_encoders(evidence.multilingual, evidence.relations)
    found = compare_tokens(library.dense, question.vectors, question.tokens, items, fuse(evidence), shares)
    return replace(evidence, tokens=found)


def _order(library: Library, items: IdArray, evidence: Evidence, wanted: int) -> tuple[Candidate, ...]:
    # Rounded, so that equal texts tie: a float32 product differs by 1e-6 with the place of its row.
    strengths = np.round(fuse(evidence), 4)
    cosines, places = _find_nearest(evidence, len(items))
    best: dict[str, Candidate] = {}
    for number in np.lexsort((items, library.group_numbers[items], -strengths)).tolist():
        item = int(items[number])
        group = library.documents[item].item.group
        if group not in best:
            best[group] = Candidate(
                group,
                item,
                strength=float(strengths[number]),
                cosine=float(cosines[number]),
                place=int(places[number]),
                crossing=bool(evidence.relations[number] == Relation.CROSSING),
                log_odds=float(evidence.log_odds[number]),
            )
        if len(best) == wanted:
            break
    return tuple(best.values())


def _find_nearest(evidence: Evidence, count: int) -> tuple[FloatArray, IdArray]:
    """Return the cosine and the place of each item's nearest text, as the first encoder sees it that reads the pair."""
    cosine, place = np.full(count, np.nan), np.full(count, -1, dtype=np.int64)
    shares = weigh_encoders(evidence.multilingual, evidence.relations)
    for share, phrasing, passage in zip(shares, evidence.phrasing, evidence.passage, strict=True):
        unseen = np.isnan(cosine) & (share > 0)
        in_passage = np.isnan(phrasing.cosine) | (passage.cosine > phrasing.cosine)
        cosine = np.where(unseen, np.fmax(phrasing.cosine, passage.cosine), cosine)
        place = np.where(unseen, np.where(in_passage, -1, phrasing.place), place)
    unread = np.isnan(cosine)
    by_words = np.where(evidence.words >= evidence.answer_words, 0, -1)
    return np.where(unread, np.maximum(evidence.words, evidence.answer_words), cosine), np.where(
        unread, by_words, place
    )
