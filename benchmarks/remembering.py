"""An encoder that encodes each question once, for simulations that ask the same again and again."""

from collections.abc import Sequence

import numpy as np

from index.embedded import Vector
from index.encoders.protocol import Encoder, FloatMatrix


class Remembering:
    """Another encoder's vectors, kept in memory without a bound."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._seen: dict[str, Vector] = {}

    @property
    def name(self) -> str:
        """The other's name."""
        return self._encoder.name

    @property
    def fingerprint(self) -> str:
        """The other's fingerprint: the vectors are the same."""
        return self._encoder.fingerprint

    @property
    def dimension(self) -> int:
        """The other's dimension."""
        return self._encoder.dimension

    @property
    def multilingual(self) -> bool:
        """Whether the other reads all languages."""
        return self._encoder.multilingual

    def encode_queries(self, texts: Sequence[str]) -> FloatMatrix:
        """Encode what was not asked before."""
        missing = [text for text in dict.fromkeys(texts) if text not in self._seen]
        for start in range(0, len(missing), 64):
            chunk = missing[start : start + 64]
            self._seen.update(zip(chunk, self._encoder.encode_queries(chunk), strict=True))
        return np.array([self._seen[text] for text in texts], dtype=np.float32).reshape(-1, self.dimension)

    def encode_passages(self, texts: Sequence[str]) -> FloatMatrix:
        """As the other does."""
        return self._encoder.encode_passages(texts)
