"""Whether a message asks several things: the words propose, the library decides.

A cut stands only where the parts are about different entries and each is answered by itself; a part without an answer
stands where it spoils the answer of the message as a whole. Everything else stays one question. How careful the house
is with what is ready does not change what a message asks, so the usual tolerance decides here.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from answers.message.questions import Part
from answers.verdict import USUAL
from index.items import Ranked
from index.outcome import LEAST_READY

_ANSWERED = 0.7  # least confidence of a part; of invented double questions the lowest had .77
_UNLIKELY = 0.5  # a part that the library hardly answers
_SPOILT = 0.93  # a foreign question leaves less than this share of the other part's confidence to the whole

Ranking = Sequence[Ranked]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the message and what was found for it, best first."""

    part: Part
    ranked: Ranking

    @property
    def first(self) -> str | None:
        """The entry on top."""
        return self.ranked[0].group if self.ranked else None

    @property
    def confidence(self) -> float:
        """The first one's, 0 where nothing was found."""
        return self.ranked[0].confidence if self.ranked else 0.0


def list_texts(parts: Sequence[Part]) -> list[str]:
    """What has to be searched for the parts: each by itself, then those with a context within it."""
    return [part.text for part in parts] + [f"{part.context} {part.text}" for part in parts if part.context]


def confirm(text: str, parts: Sequence[Part], whole: Ranking, found: Sequence[Ranking]) -> tuple[Asked, ...]:
    """The questions that the message asks; empty where it is one. `found` is for `list_texts`, in its order."""
    contexts = iter(found[len(parts) :])
    asked: list[Asked] = []
    for part, ranked in zip(parts, found, strict=False):
        alone = Asked(part, ranked)
        within = Asked(part, next(contexts)) if part.context else None
        _take(text, asked, alone, within, whole)
    return tuple(asked) if len(asked) > 1 else ()


def _take(text: str, asked: list[Asked], alone: Asked, within: Asked | None, whole: Ranking) -> None:
    """Adds the next part as a question of its own, or to the one before."""
    if not asked:
        asked.append(alone)
        return
    before = asked[-1]
    best = _best(before, alone, within)
    if best is not None and _is_apart(before, best, whole):
        asked.append(best)
    else:
        asked[-1] = _merged(text, before, alone)


def _best(before: Asked, alone: Asked, within: Asked | None) -> Asked | None:
    """The reading that counts, by itself or within its context; None where only the question before gives it sense."""
    if within is None:
        return alone
    if alone.part.thin:  # "when will it arrive?" is nearest to whatever arrives: the context has to agree
        others = [hit.group for hit in within.ranked if hit.group != before.first]
        return alone if others[:1] == [alone.first] else None
    leads_on = within.first is not None and within.first != before.first
    return within if leads_on and within.confidence > alone.confidence else alone


def _is_apart(before: Asked, after: Asked, whole: Ranking) -> bool:
    if before.first == after.first or not (_makes_sense(before) and _makes_sense(after)):
        return False
    lower, higher = sorted((before, after), key=lambda it: it.confidence)
    if higher.confidence < _ANSWERED:
        return False
    if lower.confidence >= _ANSWERED:
        return True
    foreign = lower.confidence < _UNLIKELY and not lower.part.thin and not lower.part.context
    return foreign and USUAL.decide(higher.ranked) == "ready" and _is_spoilt(whole, higher)


def _makes_sense(asked: Asked) -> bool:
    """Whether the words say enough; "can you check" is near to much, so that its nearest entry has to be sure."""
    return not asked.part.thin or bool(asked.part.context) or asked.confidence > LEAST_READY


def _is_spoilt(whole: Ranking, answered: Asked) -> bool:
    return bool(whole) and USUAL.decide(whole) != "ready" and whole[0].confidence < _SPOILT * answered.confidence


def _merged(text: str, before: Asked, after: Asked) -> Asked:
    part = replace(before.part, text=text[before.part.start : after.part.end], end=after.part.end)
    return Asked(part, max(before, after, key=lambda it: it.confidence).ranked)
