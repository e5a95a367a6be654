"""To which entry a question belongs: a majority of distinct people, each with one vote, else to none."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from answers.learning.statement import Lesson, Statement


@dataclass(slots=True)
class _Ballot:
    """All votes on one question in one language."""

    text: str
    sent: dict[str, str] = field(default_factory=dict)  # by person, the entry that they last sent
    against: dict[str, set[str]] = field(default_factory=dict)  # by entry, who last called it wrong


def count_votes(statements: Iterable[Statement]) -> list[Lesson]:
    """The questions that belong to an entry, in the order in which they were first asked.

    A person counts once for a question: for the entry that they last sent. Whoever called an entry wrong for it speaks
    against that entry until they send it themselves; as many against as for make it nobody's.
    """
    ballots: dict[tuple[str, str], _Ballot] = {}
    for it in statements:
        ballot = ballots.setdefault((it.lang, it.key), _Ballot(it.question))
        against = ballot.against.setdefault(it.entry, set())
        if it.in_favour:
            ballot.sent[it.who] = it.entry
            against.discard(it.who)
        else:
            against.add(it.who)
            if ballot.sent.get(it.who) == it.entry:
                del ballot.sent[it.who]
    lessons = (_settle(lang, key, ballot) for (lang, key), ballot in ballots.items())
    return [lesson for lesson in lessons if lesson is not None]


def _settle(lang: str, key: str, ballot: _Ballot) -> Lesson | None:
    counts: dict[str, list[str]] = {}
    for who, entry in ballot.sent.items():
        counts.setdefault(entry, []).append(who)
    for entry, people in counts.items():
        left = len(people) - len(ballot.against[entry])
        if left > 0 and 2 * len(people) > len(ballot.sent):
            return Lesson(entry, lang, key, ballot.text, left, people[0] if len(people) == 1 else None)
    return None
