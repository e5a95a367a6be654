"""What people told by sending and dismissing: to which entry a question belongs, and to which it does not.

By the rules that learning has: a person has one vote for a question, the majority decides, and stretches in which
somebody sent one entry for everything do not count.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from answers.learning.one_sided import drop_one_sided
from answers.learning.statement import Statement
from answers.learning.votes import Ballot, collect_ballots
from answers.matching.asked import Asked

MOST_QUESTIONS = 5_000  # the newest: half a minute of one core


@dataclass(frozen=True, slots=True)
class Told:
    """The questions, in the order in which they were first asked, and how many say nothing and why."""

    asked: tuple[Asked, ...]
    disputed: int  # people disagree, without a majority
    withdrawn: int  # only about entries that cannot be shown any more
    older: int  # beyond the newest


def read_told(statements: Iterable[Statement], known: Collection[str], *, most: int = MOST_QUESTIONS) -> Told:
    """The questions about the entries that are `known`."""
    asked: list[Asked] = []
    disputed = withdrawn = 0
    for (lang, key), ballot in collect_ballots(drop_one_sided(statements)).items():
        question = _judge(ballot, lang, key)
        if question is None:
            disputed += 1
        elif not (question.right or question.wrong) & set(known):
            withdrawn += 1
        else:
            asked.append(question)
    return Told(tuple(asked[-most:] if most else ()), disputed, withdrawn, max(0, len(asked) - most))


def _judge(ballot: Ballot, lang: str, key: str) -> Asked | None:
    winner = ballot.find_winner()
    right = None if winner is None else frozenset({winner[0]})
    wrong = frozenset(ballot.list_refused())
    return Asked(ballot.text, lang, "outcomes", right, wrong, key=key) if right or wrong else None
