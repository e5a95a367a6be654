"""Messages that ask nothing: greetings, thanks, goodbyes, praise, abuse, chatter, noise and trials of the line.

Word lists and structure only. Invariant: a message with one word that the lists do not account for is no small talk; a
question that is taken for small talk is worse than the contrary.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from answers.message.noise import is_mashed, is_wordless
from answers.message.phrasebook import cover
from answers.message.spelling import load_spelling
from answers.message.words import Word, clauses_of, words_of

Kind = Literal["greeting", "thanks", "goodbye", "praise", "abuse", "chatter", "noise", "test"]

_WEIGHTIEST: tuple[Kind, ...] = ("abuse", "thanks", "goodbye", "praise", "greeting", "test", "chatter")
_MOST_WORDS = 40
_MOST_UNKNOWN = 4  # mistyped, or a name; more is content
_LONGEST_NAME = 3
_SIGNED = frozenset({"thanks", "goodbye"})
_MOST_CHARACTERS = 400

SAID: dict[Kind, str] = {
    "greeting": "This says hello and asks nothing.",
    "thanks": "This says thanks and asks nothing.",
    "goodbye": "This says goodbye and asks nothing.",
    "praise": "This is praise and asks nothing.",
    "abuse": "This is abuse and asks nothing.",
    "chatter": "This makes conversation and asks nothing.",
    "noise": "This has no words that could ask something.",
    "test": "This tries whether messages arrive, and asks nothing.",
}


@dataclass(frozen=True, slots=True)
class SmallTalk:
    """What a message is instead of a question; of several kinds the weightiest."""

    kind: Kind

    @property
    def said(self) -> str:
        """It in one sentence, for the person at the keyboard."""
        return SAID[self.kind]


def find_small_talk(text: str) -> SmallTalk | None:
    """What kind of small talk the whole message is; None where anything in it may be a question."""
    if len(text) > _MOST_CHARACTERS:
        return None
    if is_wordless(text):
        return SmallTalk("noise")
    spelling = load_spelling()
    words = words_of(text)
    unknown = [word for word in words if word not in spelling.known]
    if len(words) > _MOST_WORDS or len(unknown) > _MOST_UNKNOWN:
        return None
    if unknown and is_mashed(words):
        return SmallTalk("noise")
    clauses = clauses_of(text)
    if any(not word.name_like and spelling.find(word.text) is None for clause in clauses for word in clause):
        return None
    kinds = _kinds(clauses, may_be_signed="?" not in text)
    return SmallTalk(next(kind for kind in _WEIGHTIEST if kind in kinds)) if kinds else None


def _kinds(clauses: Sequence[Sequence[Word]], *, may_be_signed: bool) -> frozenset[str]:
    """The kinds of all clauses together; none where one of them is not accounted for."""
    kinds: frozenset[str] = frozenset()
    greeted = False
    for number, clause in enumerate(clauses):
        found = _cover(clause)
        if found is None and may_be_signed:
            found, named_in_greeting = _cover_named(clause, kinds, is_last=number == len(clauses) - 1)
            greeted = greeted or named_in_greeting
        if found is None:
            return frozenset()
        kinds |= found
    return kinds if not greeted or kinds & {*_SIGNED, "praise"} else frozenset()


def _cover(words: Sequence[Word]) -> frozenset[str] | None:
    spelling = load_spelling()
    spelt: list[str] = []
    for word in words:
        meant = spelling.find(word.text)
        if meant is None:
            return None
        spelt.append(meant)
    found = cover(spelt)
    return found[1] if found else None


def _cover_named(words: Sequence[Word], before: frozenset[str], *, is_last: bool) -> tuple[frozenset[str] | None, bool]:
    """The cover of a clause that ends in a name: "Thanks Lotte", or a signature; and whether a greeting names it.

    "Hi Lotte" alone might as well be "Hi Delivery", so the rest of the message has to be more than a greeting.
    """
    if is_last and before & _SIGNED and len(words) <= _LONGEST_NAME and words[0].name_like and words[-1].name_like:
        return frozenset(), False
    if len(words) < 2 or not words[-1].name_like:
        return None, False
    found = _cover(words[:-1])
    if not found:
        return None, False
    if found & _SIGNED:
        return found, False
    return (found, True) if found <= {"greeting"} else (None, False)
