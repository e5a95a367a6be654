"""Slips of the hand in the longer words of the cues: two letters swapped, one left out, a double one made single."""

from collections.abc import Set
from itertools import chain

_SWAPPED_FROM = 6  # letters; a swap in a shorter word often gives another word
_LEFT_OUT_FROM = 8


def slips_of(known: Set[str]) -> dict[str, str]:
    """The mistyped forms and what each means; never a word that is known itself."""
    slips: dict[str, str] = {}
    for word in sorted(known):
        if len(word) < _SWAPPED_FROM or not word.isalpha():
            continue
        swapped = (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(1, len(word) - 1))
        shortened = (
            (word[:at] + word[at + 1 :] for at in range(1, len(word) - 2)) if len(word) >= _LEFT_OUT_FROM else ()
        )
        for slip in chain(swapped, shortened):
            if slip not in known:
                slips.setdefault(slip, word)
    return slips
