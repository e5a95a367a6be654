"""What goes into the rules and what comes out of them."""

import re
import unicodedata
from dataclasses import dataclass

from answers.redaction.marks import without_marks
from kb.outcomes import Verdict

_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Statement:
    """What one person said, by sending or by dismissing, about one question and one entry.

    `first` is the entry that the engine suggested first, with the `confidence` that ships, under an index of this
    `fingerprint`. `as_shown` is False for a reply that was changed before it was sent. Rules take statements in the
    order of their time.
    """

    question: str
    key: str
    lang: str
    entry: str
    in_favour: bool
    first: str | None
    who: str
    as_shown: bool = True
    confidence: float = 0.0
    receipt: str = ""
    fingerprint: str = ""

    @classmethod
    def of(cls, verdict: Verdict) -> "Statement":
        """What an outcome in the store says."""
        return cls(
            question=verdict.question,
            key=key_of(verdict.question),
            lang=verdict.lang,
            entry=verdict.entry_id,
            in_favour=verdict.in_favour,
            first=verdict.first,
            who=verdict.who,
            as_shown=verdict.as_shown,
            confidence=verdict.confidence,
            receipt=verdict.receipt_id,
            fingerprint=verdict.index_fingerprint,
        )


@dataclass(frozen=True, slots=True)
class Lesson:
    """A question that belongs to an entry, in the words of who asked it first; `people` is how many say so."""

    entry: str
    lang: str
    key: str
    text: str
    people: int
    alone: str | None  # who, where it rests on one person's word


def key_of(question: str) -> str:
    """The question's words in lower case without accents and personal data: equal keys ask the same."""
    folded = unicodedata.normalize("NFKD", without_marks(question).casefold())
    return " ".join(_WORDS.findall("".join(char for char in folded if not unicodedata.combining(char))))
