"""What the library's own phrasings teach: which questions belong to which of its entries, and which to none.

A logistic regression of each entry against all others and against the background, over the centred vectors of all
encoders, one for the items of each language, fitted in seconds. It knows nothing of words, answers or other languages.
Where entries have a single phrasing it orders them no better than the cosine to that phrasing, so it is not trusted
with the order there; that a question is none of theirs it knows even then.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.contrast import Contrast
from index.dense import DenseIndex
from index.documents import Document
from index.embedded import Vector
from index.encoders.protocol import FloatMatrix
from index.logistic import NO_CLASS, fit_each_against_rest
from index.neighbours import FloatArray, IdArray

MOST_CELLS = 45_000_000  # phrasings times groups beyond which a fit takes longer than 2 s on one core
WORK = 1_200_000_000  # phrasings times groups times columns: beyond, only the strongest columns are looked at
FEWEST_COLUMNS = 64  # of 768: keep two thirds of what is gained with all
SMALLEST_SPREAD = 1e-6
USUAL_OTHER = -5.0  # log-odds of an entry's question to be another's, where there is no other
ALIKE = 0.05  # share of an entry's phrasings that are farther from its others than a text of the background may be near
USUAL_ALIKE = 2.1  # spreads; seen: 1.8 to 2.4
USUAL_COUNT = 20.0  # phrasings that a library needs before its own number counts more than the usual one


@dataclass(frozen=True, slots=True)
class Learned:
    """A linear value for each item: the log-odds that a question is its, about -5 for an unrelated one."""

    weights: tuple[FloatMatrix, ...]  # by encoder (items, d); rows of 0 where nothing was learned
    offsets: FloatArray  # by item; NaN where nothing was learned
    usual: FloatArray  # by item: the mean value of other entries' phrasings
    spread: FloatArray  # by item: the spread of those values
    trust: FloatArray  # by item, in [0, 1): what its value counts for in the order

    def list_arrays(self) -> tuple[FloatMatrix | FloatArray, ...]:
        """Return everything that has a row for each item."""
        return (*self.weights, self.offsets, self.usual, self.spread, self.trust)

    def measure(self, queries: Sequence[Vector], items: IdArray) -> FloatArray:
        """Return the value of each item for centred unit queries, one an encoder; NaN where nothing was learned."""
        values = self.offsets[items].copy()
        for weights, query in zip(self.weights, queries, strict=True):
            # Not "@", for the reason given in `DenseIndex.measure`.
            values += np.einsum("ij,j->i", weights[items], query)
        return values

    def compare(self, values: FloatArray, items: IdArray) -> FloatArray:
        """Return the values in spreads above those of other entries; 0 where nothing was learned."""
        return np.nan_to_num((values - self.usual[items]) / self.spread[items])


def learn(documents: Sequence[Document], phrasings: Sequence[DenseIndex], contrast: Contrast) -> Learned | None:
    """Fit what the phrasings of each language teach, by the indexes of every encoder; None where that is nothing."""
    learned = _make_empty(len(documents), phrasings)
    for lang in dict.fromkeys(document.lang for document in documents):
        if lesson := _prepare(lang, documents, phrasings, contrast):
            _fit(lesson, np.arange(lesson.classes), learned)
    return learned if np.isfinite(learned.offsets).any() else None


def learn_again(
    documents: Sequence[Document],
    phrasings: Sequence[DenseIndex],
    contrast: Contrast,
    old: Learned | None,
    places: IdArray,
) -> Learned | None:
    """Fit only what is new and keep the rest; `places` says which item of `old` each document was, -1 for a new one.

    A group of which any item is new is fitted again; the others do not hear of it before everything is learned anew.
    """
    if old is None:
        return learn(documents, phrasings, contrast)
    learned = _make_empty(len(documents), phrasings)
    kept = np.flatnonzero(places >= 0)
    for fresh, before in zip(learned.list_arrays(), old.list_arrays(), strict=True):
        fresh[kept] = before[places[kept]]
    new = np.flatnonzero(places < 0)
    for lang in dict.fromkeys(documents[number].lang for number in new.tolist()):
        if lesson := _prepare(lang, documents, phrasings, contrast):
            _fit(lesson, np.unique(lesson.class_of_item[np.isin(lesson.items, new)]), learned)
    return learned if np.isfinite(learned.offsets).any() else None


@dataclass(frozen=True, slots=True)
class _Lesson:
    """What the items of one language are fitted on."""

    items: IdArray
    class_of_item: IdArray
    classes: int
    reading: Sequence[int]  # the encoders that read the language
    rows: FloatMatrix  # (n, d) of all these encoders together
    labels: IdArray
    weights: FloatArray
    dimensions: Sequence[int]  # of each of the encoders
    trust: float


def _make_empty(count: int, phrasings: Sequence[DenseIndex]) -> Learned:
    return Learned(
        tuple(np.zeros((count, index.encoder.dimension), np.float32) for index in phrasings),
        *(np.full(count, np.nan), np.zeros(count), np.ones(count), np.zeros(count)),
    )


def _prepare(
    lang: str | None, documents: Sequence[Document], phrasings: Sequence[DenseIndex], contrast: Contrast
) -> _Lesson | None:
    """Return what the items of a language have to teach; None where that is nothing, or too much to be fitted."""
    items = np.array([number for number, d in enumerate(documents) if d.lang == lang and d.phrasings], dtype=np.int64)
    reading = [number for number, index in enumerate(phrasings) if len(items) and index.sizes[items].all()]
    if not reading:
        return None
    groups, class_of_item = np.unique([documents[item].item.group for item in items], return_inverse=True)
    sizes = phrasings[reading[0]].sizes[items]
    if int(sizes.sum()) * len(groups) > MOST_CELLS:
        return None
    background = contrast.list_rows(reading, lang)
    if background is None:
        return None
    nobodys, nearness = background
    labels = np.repeat(class_of_item, sizes)
    own = [phrasings[number].list_centred(items) for number in reading]
    apart = nearness < _find_alike(own, labels, [phrasings[number].spread for number in reading])
    count = int(apart.sum())
    rows = np.vstack([np.hstack(own), np.hstack([of_encoder[apart] for of_encoder in nobodys])])
    return _Lesson(
        items,
        class_of_item,
        len(groups),
        reading,
        rows * np.float32(len(reading) ** -0.5),
        np.concatenate([labels, np.full(count, NO_CLASS)]),
        np.concatenate([phrasings[reading[0]].list_row_weights(items), np.ones(count)]),
        [phrasings[number].encoder.dimension for number in reading],
        _find_trust(np.bincount(class_of_item, weights=sizes).astype(np.float64)),
    )


def _find_alike(own: Sequence[FloatMatrix], labels: IdArray, spreads: Sequence[float]) -> float:
    """Return how near the nearest other phrasing of the same entry usually is at least, in spreads.

    A text of the background that is nearer to the library than that may well be one of its questions.
    """
    nearest: list[float] = []
    stops = np.cumsum(np.bincount(labels))
    order = np.argsort(labels, kind="stable")
    for rows in np.split(order, stops[:-1]):
        if len(rows) > 1:
            seen = [of_encoder[rows] @ of_encoder[rows].T / s for of_encoder, s in zip(own, spreads, strict=True)]
            near = np.mean(seen, axis=0)
            np.fill_diagonal(near, -np.inf)
            nearest.extend(near.max(axis=1).tolist())
    if not nearest:
        return USUAL_ALIKE
    trust = len(nearest) / (len(nearest) + USUAL_COUNT)
    return float(trust * np.quantile(nearest, ALIKE) + (1.0 - trust) * USUAL_ALIKE)


def _find_trust(sizes: FloatArray) -> float:
    """Return what the values count for where entries have that many phrasings: 0 where each has one.

    A value favours entries with many phrasings over those with one: where 7 entries in 10 have one, it loses 2 to 5
    points at full weight, and by this power 0 to .8.
    """
    return float((1.0 - (1.0 / sizes).mean()) ** 3)


def _fit(lesson: _Lesson, wanted: IdArray, into: Learned) -> None:
    """Fill in the items of the wanted classes."""
    mean = lesson.rows.mean(axis=0)
    centred = lesson.rows - mean
    axes = _find_axes(centred, max(FEWEST_COLUMNS, WORK // (len(centred) * len(wanted))))
    projected = centred if axes is None else centred @ axes
    fitted, offsets = fit_each_against_rest(projected, lesson.labels, lesson.classes, lesson.weights, wanted)
    usual, spread = _measure_others(projected @ fitted + offsets, lesson.labels, wanted)
    coefficients = (fitted if axes is None else axes @ fitted).T * np.float32(len(lesson.reading) ** -0.5)
    offsets = offsets - coefficients @ mean * len(lesson.reading) ** 0.5
    chosen = np.isin(lesson.class_of_item, wanted)
    items, columns = lesson.items[chosen], np.searchsorted(wanted, lesson.class_of_item[chosen])
    parts = np.split(coefficients, np.cumsum(lesson.dimensions)[:-1], axis=1)
    for number, part in zip(lesson.reading, parts, strict=True):
        into.weights[number][items] = part[columns]
    into.offsets[items], into.usual[items], into.spread[items] = offsets[columns], usual, spread
    into.trust[items] = lesson.trust


def _measure_others(values: FloatArray, labels: IdArray, wanted: IdArray) -> tuple[float, float]:
    """Return mean and spread of what the phrasings of other entries have for an entry."""
    owned = labels != NO_CLASS
    others = values[owned][labels[owned][:, None] != wanted[None, :]]
    return (float(others.mean()), max(float(others.std()), SMALLEST_SPREAD)) if len(others) else (USUAL_OTHER, 1.0)


def _find_axes(centred: FloatMatrix, most: int) -> FloatMatrix | None:
    """Return the `most` principal axes as columns; None where there are no more columns than that."""
    if centred.shape[1] <= most:
        return None
    axes: FloatMatrix = np.linalg.eigh((centred.T @ centred).astype(np.float64))[1][:, ::-1][:, :most]
    return np.ascontiguousarray(axes, dtype=np.float32)
