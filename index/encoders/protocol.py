"""What every encoder promises: texts in, unit vectors out.

Knows no model and no library. The rest of `index` is written against this protocol only, so a test's hashing
encoder, an ONNX model and any sentence-transformers model are interchangeable.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

FloatMatrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one text, in their order and possibly none, without those that every text has."""

    ids: NDArray[np.int32]  # (tokens,)
    vectors: NDArray[np.int8]  # (tokens, columns), unit rows times 127


@runtime_checkable
class Encoder(Protocol):
    """Turns texts into vectors whose inner product is the cosine of their meanings.

    Implementations are deterministic, may be called from several threads at once, and accept any text: an empty one,
    one beyond the model's limit (it is cut there) and one with control characters.
    """

    @property
    def name(self) -> str:
        """A short name for people and settings, such as "minilm"."""
        ...

    @property
    def fingerprint(self) -> str:
        """Changes whenever the vectors would: equal fingerprints mean vectors that may be compared and cached."""
        ...

    @property
    def dimension(self) -> int:
        """Columns of every matrix that this encoder returns."""
        ...

    @property
    def multilingual(self) -> bool:
        """False for an encoder that understands English only."""
        ...

    def __hash__(self) -> int:
        """Encoders are told apart by who they are: what one said may be remembered by it."""
        ...

    def encode_queries(self, texts: Sequence[str]) -> FloatMatrix:
        """Encode what people ask.

        Returns:
            (n, dimension) float32, unit rows in the order of the texts; n == 0 gives (0, dimension).
        """
        ...

    def encode_passages(self, texts: Sequence[str]) -> FloatMatrix:
        """Encode what the library holds; same shape as for queries. Some models want another prefix here."""
        ...


@runtime_checkable
class TokenEncoder(Encoder, Protocol):
    """An encoder that also says what each token of a text means there, in one run with the text's vector."""

    def encode_tokens(self, texts: Sequence[str], *, passages: bool) -> tuple[FloatMatrix, list[Tokens]]:
        """Encode as `encode_queries` or `encode_passages` does; the tokens of each text in the order of the texts."""
        ...
