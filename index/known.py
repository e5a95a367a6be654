"""What a library that is there saves the next one: its vectors and its stems, by text. Views; nothing is copied."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from index.embedded import Embedded
from index.encoders.protocol import FloatMatrix, Tokens
from index.tokens import TokenIndex
from index.vector_cache import Role
from index.words import NOTHING as NO_WORDS
from index.words import KnownWords


@dataclass(frozen=True, slots=True)
class KnownTexts:
    """What one encoder said in one role, and which text has which row."""

    rows: Mapping[str, int]
    vectors: FloatMatrix
    tokens: TokenIndex | None = None  # of both roles
    behind: int = 0  # rows of the other role that come first in it

    def list_missing(self, texts: Iterable[str]) -> list[str]:
        """Return the texts without a vector, each once."""
        return [text for text in dict.fromkeys(texts) if text not in self.rows]

    def stack(self, texts: Sequence[str], fresh: Mapping[str, Embedded]) -> FloatMatrix:
        """Return the vectors of all texts as rows (n, d), known or fresh."""
        places = np.fromiter((self.rows.get(text, -1) for text in texts), np.int64, len(texts))
        stacked = np.empty((len(texts), self.vectors.shape[1]), np.float32)
        known = places >= 0
        stacked[known] = self.vectors[places[known]]
        for place in np.flatnonzero(~known).tolist():
            stacked[place] = fresh[texts[place]].vector
        return stacked

    def list_tokens(self, texts: Sequence[str], fresh: Mapping[str, Embedded]) -> list[Tokens]:
        """Return the tokens of all texts, known or fresh; nothing where the encoder does not tell them."""
        found = (self._find_tokens(text, fresh) for text in texts)
        return [tokens for tokens in found if tokens is not None]

    def _find_tokens(self, text: str, fresh: Mapping[str, Embedded]) -> Tokens | None:
        row = self.rows.get(text)
        if row is None:
            return fresh[text].tokens
        return None if self.tokens is None else self.tokens.get_tokens(self.behind + row)


@dataclass(frozen=True, slots=True)
class Known:
    """Vectors by an encoder's fingerprint and role, words by role."""

    vectors: Mapping[tuple[str, Role], KnownTexts]
    words: Mapping[Role, KnownWords]

    def get_vectors(self, fingerprint: str, role: Role, dimension: int) -> KnownTexts:
        """Return what is known of an encoder in a role, possibly nothing."""
        nothing = KnownTexts({}, np.empty((0, dimension), np.float32))
        return self.vectors.get((fingerprint, role), nothing)

    def get_words(self, role: Role) -> KnownWords:
        """Return what is known of the words in a role, possibly nothing."""
        return self.words.get(role, NO_WORDS)


NOTHING = Known({}, {})
