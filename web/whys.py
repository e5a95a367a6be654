"""How reasons are shown: a sentence first, further sentences, then the numbers as rows of a label and a value.

For the page and the command line alike; English only, like the rest of the interface.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from answers.explanation import WhyOutcome, WhySuggested
from index.explanation import Counted
from web.words import say_language

_COUNTED = {
    "phrasings": "Meaning, against its questions",
    "passage": "Meaning, against title and answer",
    "words": "Words, against its questions",
    "passage_words": "Words, against title and answer",
    "tokens": "Word by word, in their contexts",
    "learned": "What all questions of the library teach",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One number and what it is."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Why:
    """Sentences, the most telling first, and rows."""

    said: tuple[str, ...]
    rows: tuple[Row, ...]


def say_why_suggested(why: WhySuggested | None) -> Why | None:
    """The reasons of a suggestion; None where there are none."""
    return Why((why.said,), tuple(_list_suggested(why))) if why else None


def say_why_outcome(why: WhyOutcome | None) -> Why | None:
    """The reasons of an outcome; None where there are none, also for small talk, which its remark explains."""
    return Why((why.said, *why.remarks), tuple(_list_outcome(why))) if why and why.because != "small_talk" else None


def _list_suggested(why: WhySuggested) -> Iterator[Row]:
    if why.words:
        yield Row("Words in common", ", ".join(why.words))
    if why.lang:
        yield Row("Language of what matched", say_language(why.lang))
    yield Row("Nearest text (cosine)", f"{why.similarity:.2f}")
    for counted in why.counted:
        if counted.strength:
            yield Row(_say_counted(counted), f"{counted.strength:+.1f}")
    yield Row("Strength, all together", f"{why.strength:.1f}")
    if why.lead is not None:
        ahead = "Ahead of" if why.lead.strength >= 0 else "Behind"
        yield Row(f"{ahead} “{why.lead.title}” by", f"{abs(why.lead.strength):.1f}")


def _say_counted(counted: Counted) -> str:
    return f"{_COUNTED[counted.kind]} ({counted.encoder})" if counted.encoder else _COUNTED[counted.kind]


def _list_outcome(why: WhyOutcome) -> Iterator[Row]:
    yield Row("The library has an answer", f"{why.answered:.1%}, wanted {why.least_answered:.1%}")
    yield Row("The first one is it", f"{why.confidence:.1%}, ready above {why.least_confidence:.1%}")
    yield Row("Strength of the first one", f"{why.strength:.1f}")
    if why.foreseen is not None:
        yield Row("Usual here with an answer", f"{why.foreseen.with_answer:.1f}")
        yield Row("Usual here without one", f"{why.foreseen.without_answer:.1f}")
    if why.elsewhere is not None:
        yield Row("Nearer to what is asked elsewhere by", f"{why.elsewhere.nearer:.1f} spreads")
