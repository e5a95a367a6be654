"""A situation that a message brings the agent into, and the words that show it."""

from collections.abc import Sequence
from dataclasses import dataclass

SITUATIONS = ("question", "complaint", "praise", "crisis", "after_hours")

_SAID = {"complaint": "A complaint", "praise": "Praise", "crisis": "Danger or a rumour"}
_NOTHING = "Nothing in it complains, praises or warns of danger."
_MOST_QUOTED = 3
_LONGEST_QUOTE = 60  # characters


@dataclass(frozen=True, slots=True)
class Situation:
    """`name` is one of SITUATIONS; `reason` is a sentence for the agent; `matches` are ranges of the message."""

    name: str
    reason: str
    matches: tuple[tuple[int, int], ...] = ()


def shown_by(name: str, message: str, matches: Sequence[tuple[int, int]]) -> Situation:
    """The situation that these stretches of the message show, quoted in its reason."""
    quotes = [" ".join(message[start:end].split()) for start, end in matches]
    short = [quote if len(quote) <= _LONGEST_QUOTE else quote[:_LONGEST_QUOTE].rstrip() + "…" for quote in quotes]
    said = ", ".join(f"“{quote}”" for quote in dict.fromkeys(short[:_MOST_QUOTED]))
    return Situation(name, f"{_SAID[name]}: {said}.", tuple(matches))


def sensed(name: str, probability: float) -> Situation:
    """The situation that only the message's meaning shows, with its probability."""
    return Situation(name, f"{_SAID[name]}, by its meaning ({probability:.0%} sure): no word alone shows it.")


def plain_question() -> Situation:
    """What a message is that shows nothing else."""
    return Situation("question", _NOTHING)


def after_hours(department: str) -> Situation:
    """That nobody of the department, by its name, is there now."""
    return Situation("after_hours", f"{department} is closed now.")
