"""What a mistyped or stretched word of small talk means: "heyyy", "thnaks", "bednakt"."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from answers.message.phrasebook import LANGUAGES, load_phrasebook
from answers.message.words import is_stretched, squeeze

_SWAPPED_FROM = 6  # letters; "bonen" is a swap away from "bonne"
_SLIPPED_FROM = 7  # letters; "banken" is one letter from "danken", "tanks" one from "thanks"


@dataclass(frozen=True, slots=True)
class Spelling:
    """The words that are known, and the ways to miss them."""

    known: frozenset[str]
    squeezed: Mapping[str, str]
    shortened: Mapping[str, str]  # a long word with one letter left out

    def find(self, word: str) -> str | None:
        """The word that is meant, or None."""
        if word in self.known:
            return word
        if is_stretched(word):
            return self.squeezed.get(squeeze(word))
        if not word.isalpha():
            return None
        return self._swapped(word) or self._slipped(word) or self._doubled(word)

    def _doubled(self, word: str) -> str | None:
        found = self.squeezed.get(squeeze(word)) if len(word) >= _SWAPPED_FROM else None
        return found if found and abs(len(found) - len(word)) <= 1 else None

    def _swapped(self, word: str) -> str | None:
        if len(word) < _SWAPPED_FROM:
            return None
        swaps = (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1))
        return next((swap for swap in swaps if swap in self.known), None)

    def _slipped(self, word: str) -> str | None:
        """One letter missing, too many or another one, but never the first."""
        if len(word) < _SLIPPED_FROM - 1:
            return None
        if word in self.shortened:
            return self.shortened[word]
        if len(word) < _SLIPPED_FROM:
            return None
        for shorter in (word[:at] + word[at + 1 :] for at in range(1, len(word))):
            if shorter in self.shortened:
                return self.shortened[shorter]
            if len(shorter) >= _SLIPPED_FROM and shorter in self.known:
                return shorter
        return None


@cache
def load_spelling() -> Spelling:
    """The spelling of all languages together."""
    known = frozenset().union(*(load_phrasebook(lang).words for lang in LANGUAGES))
    shortened = {
        word[:at] + word[at + 1 :]: word
        for word in sorted(known)
        if len(word) >= _SLIPPED_FROM
        for at in range(1, len(word))
    }
    return Spelling(known, {squeeze(word): word for word in sorted(known, key=len, reverse=True)}, shortened)
