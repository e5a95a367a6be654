"""A deterministic encoder without a model: words and character n-grams, hashed into a fixed number of columns.

Serves the tests in milliseconds and a first try without downloads. It sees spelling, never meaning: "log in" and
"sign in" share little. Signed feature hashing after Weinberger et al. 2009, https://arxiv.org/abs/0902.2206.
"""

import math
import re
import unicodedata
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from index.encoders.protocol import FloatMatrix

DIMENSION = 256
NGRAM_SIZES = (3, 4)
WORD_WEIGHT = 2.0  # a shared word says more than the n-grams that it consists of
FORMAT = 1

_WORDS = re.compile(r"\w+")


class HashingEncoder:
    """Similar spelling gives similar vectors, in any language; the same text gives the same bytes on every machine."""

    @property
    def name(self) -> str:
        """Always "hashing"."""
        return "hashing"

    @property
    def fingerprint(self) -> str:
        """Changes with the format of the features."""
        return f"hashing-{FORMAT}-{DIMENSION}"

    @property
    def dimension(self) -> int:
        """Columns of every matrix."""
        return DIMENSION

    @property
    def multilingual(self) -> bool:
        """True: spelling has no language."""
        return True

    def encode_queries(self, texts: Sequence[str]) -> FloatMatrix:
        """Encode questions: (n, 256) float32, unit rows."""
        vectors = np.zeros((len(texts), DIMENSION), dtype=np.float32)
        for row, text in zip(vectors, texts, strict=True):
            _fill(row, text)
        return vectors

    def encode_passages(self, texts: Sequence[str]) -> FloatMatrix:
        """Encode passages: the same vectors as for queries."""
        return self.encode_queries(texts)


def _fill(row: FloatMatrix, text: str) -> None:
    for (feature, weight), times in Counter(_list_features(text)).items():
        hashed = zlib.crc32(feature.encode("utf-8", "surrogatepass"))
        sign = 1.0 if hashed & 0x80000000 else -1.0
        row[hashed % DIMENSION] += sign * weight * math.sqrt(times)
    norm = float(np.linalg.norm(row))
    if norm == 0.0:  # no word at all, or features that cancel out: still a unit row
        row[0] = norm = 1.0
    row /= norm


def _list_features(text: str) -> Iterator[tuple[str, float]]:
    for word in _WORDS.findall(unicodedata.normalize("NFKC", text).casefold()):
        yield word, WORD_WEIGHT
        bounded = f"<{word}>"
        for size in NGRAM_SIZES:
            for start in range(len(bounded) - size + 1):
                yield bounded[start : start + size], 1.0
