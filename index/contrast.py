"""What a question has in common with what is asked elsewhere: the other side of "nothing here answers it".

The nearest entry of a library is always there, and it is often near. A question of which something else is nearer
still, something that is not in the library either, is probably not for this library. For every text of the background
it is measured once how near the library comes to it; a question's contrast is how much nearer than that it is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from index.background import USUAL_LANGUAGE, find_list, load_background
from index.dense import DenseIndex
from index.embedded import Vector
from index.embedding import embed_texts, stack_vectors
from index.encoders.protocol import Encoder, FloatMatrix
from index.fusion import weigh_encoders
from index.languages import relate
from index.neighbours import FloatArray, IdArray
from index.vector_cache import VectorCache

MOST_EMBEDDED = 16  # lists that are kept in memory, 2 MB each
_EMBEDDED: dict[tuple[str, str], FloatMatrix] = {}
AT_ONCE = 256  # texts of the background that are compared with the whole library: 100 MB at 100,000 phrasings


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The background in one language, as one encoder sees it."""

    vectors: FloatMatrix  # (texts, d), unit rows as they were embedded
    centred: FloatMatrix  # the same without the library's mean, unit rows again
    nearest: FloatArray  # (texts,) how near the library's nearest phrasing is, in spreads


@dataclass(frozen=True, slots=True)
class Contrast:
    """The background as one library sees it."""

    multilingual: tuple[bool, ...]  # by encoder
    spreads: tuple[float, ...]  # by encoder
    by_language: Mapping[str, tuple[Elsewhere | None, ...]]  # by encoder; None for one that does not read the language

    def measure(self, queries: Sequence[Vector], asked: str | None, lang: str | None) -> tuple[float, str]:
        """Return how much nearer than the library some text is to centred unit queries, one an encoder, and that text.

        `asked` is the question's language and `lang` that of the texts. In spreads: about 1 to 3 for what is asked
        elsewhere, below 0 for what the library has; 0 and "" where no encoder reads both.
        """
        listed = find_list(lang)
        relation = np.array([int(relate(asked or listed, listed))], dtype=np.int64)
        shares = weigh_encoders(self.multilingual, relation)[:, 0].tolist()
        pairs = zip(shares, self.by_language.get(listed, ()), queries, self.spreads, strict=False)
        heard = [(share, of, query, spread) for share, of, query, spread in pairs if of is not None and share > 0]
        if not heard:
            return 0.0, ""
        # Not "@", for the reason given in `DenseIndex.measure`.
        nearer = [np.einsum("ij,j->i", of.centred, query) / spread - of.nearest for _, of, query, spread in heard]
        found = np.average(nearer, axis=0, weights=[share for share, *_ in heard])
        best = int(np.argmax(found))
        return float(found[best]), load_background(listed)[best]

    def list_rows(self, encoders: Sequence[int], lang: str | None) -> tuple[list[FloatMatrix], FloatArray] | None:
        """Return the centred texts (n, d) as some encoders see them, and the mean of how near the library comes.

        None where the language was not looked at: an edit brought it.
        """
        seen = self.by_language.get(find_list(lang), ())
        found = [of for number, of in enumerate(seen) if of is not None and number in encoders]
        if len(found) != len(encoders):
            return None
        nearest: FloatArray = np.mean([of.nearest for of in found], axis=0)
        return [of.centred for of in found], nearest


def build_contrast(
    phrasings: Sequence[DenseIndex], langs: Sequence[str | None], *, known: Contrast | None, cache: VectorCache | None
) -> Contrast:
    """Compare the background with the phrasings, by encoder; `langs` are those of the library's items.

    `known` is the contrast of the same encoders with another library: its texts are not embedded again.

    Raises:
        VectorsUnusable: an encoder returned something that can't be searched.
    """
    multilingual = tuple(index.encoder.multilingual for index in phrasings)
    listed = sorted({find_list(lang) for lang in langs}) if phrasings else []

    def look(lang: str, number: int, index: DenseIndex) -> Elsewhere | None:
        if not (multilingual[number] or lang == USUAL_LANGUAGE or not any(multilingual)):
            return None
        before = known.by_language[lang][number] if known is not None and lang in known.by_language else None
        vectors = _embed(lang, index.encoder, cache) if before is None else before.vectors
        centred = index.centre_rows(vectors)
        return Elsewhere(vectors, centred, _find_nearest(centred, index, np.arange(len(index.sizes))))

    by_language = {lang: tuple(look(lang, *pair) for pair in enumerate(phrasings)) for lang in listed}
    return Contrast(multilingual, tuple(index.spread for index in phrasings), by_language)


def follow_contrast(old: Contrast, phrasings: Sequence[DenseIndex], new: IdArray) -> Contrast:
    """Return the contrast with a library that has changed a little: `new` are the items that the old one did not see.

    What has gone still counts, and a new language is not looked at, until the contrast is built again.
    """

    def look(of: Elsewhere | None, index: DenseIndex) -> Elsewhere | None:
        if of is None:
            return None
        centred = index.centre_rows(of.vectors)
        return Elsewhere(of.vectors, centred, np.maximum(of.nearest, _find_nearest(centred, index, new)))

    by_language = {
        lang: tuple(look(of, index) for of, index in zip(seen, phrasings, strict=True))
        for lang, seen in old.by_language.items()
    }
    return Contrast(old.multilingual, tuple(index.spread for index in phrasings), by_language)


def _embed(lang: str, encoder: Encoder, cache: VectorCache | None) -> FloatMatrix:
    """Return the vectors of a list, embedded once a process: they belong to no library."""
    key = (encoder.fingerprint, lang)
    if key not in _EMBEDDED:
        texts = load_background(lang)
        embedded = embed_texts(texts, "query", encoder, cache=cache, report=lambda _: None)
        if len(_EMBEDDED) >= MOST_EMBEDDED:
            _EMBEDDED.clear()
        _EMBEDDED[key] = stack_vectors([embedded[text].vector for text in texts], encoder)
    return _EMBEDDED[key]


def _find_nearest(centred: FloatMatrix, index: DenseIndex, items: IdArray) -> FloatArray:
    """Return how near each row's nearest phrasing of the items is, in spreads; -1 / spread where they have none."""
    own = index.list_centred(items)
    if not len(own):
        return np.full(len(centred), -1.0 / index.spread)
    starts = range(0, len(centred), AT_ONCE)
    nearest = np.concatenate([(centred[start : start + AT_ONCE] @ own.T).max(axis=1) for start in starts])
    found: FloatArray = nearest.astype(np.float64) / index.spread
    return found
