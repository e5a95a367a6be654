"""To which entry a question belongs: a majority of distinct people, each with one vote, else to none."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from answers.learning.statement import Lesson, Statement


@dataclass(slots=True)
class Ballot:
    """All votes on one question in one language, in the words of who asked it first."""

    text: str
    sent: dict[str, str] = field(default_factory=dict)  # by person, the entry that they last sent
    against: dict[str, set[str]] = field(default_factory=dict)  # by entry, who last called it wrong

    def list_supporters(self) -> Mapping[str, list[str]]:
        """By entry, who last sent it."""
        counts: dict[str, list[str]] = {}
        for who, entry in self.sent.items():
            counts.setdefault(entry, []).append(who)
        return counts

    def find_winner(self) -> tuple[str, list[str]] | None:
        """The entry that the question belongs to, with who says so; None where it is nobody's."""
        for entry, people in self.list_supporters().items():
            if len(people) > len(self.against[entry]) and 2 * len(people) > len(self.sent):
                return entry, people
        return None

    def list_refused(self) -> list[str]:
        """The entries that more people call wrong than send, in order."""
        supporters = self.list_supporters()
        return sorted(it for it, people in self.against.items() if len(people) > len(supporters.get(it, ())))


def count_votes(statements: Iterable[Statement]) -> list[Lesson]:
    """The questions that belong to an entry, in the order in which they were first asked."""
    lessons = (_settle(lang, key, ballot) for (lang, key), ballot in collect_ballots(statements).items())
    return [lesson for lesson in lessons if lesson is not None]


def collect_ballots(statements: Iterable[Statement]) -> Mapping[tuple[str, str], Ballot]:
    """The votes by language and question key, in the order in which the questions were first asked.

    A person counts once for a question: for the entry that they last sent. Whoever called an entry wrong for it speaks
    against that entry until they send it themselves; as many against as for make it nobody's.
    """
    ballots: dict[tuple[str, str], Ballot] = {}
    for it in statements:
        ballot = ballots.setdefault((it.lang, it.key), Ballot(it.question))
        against = ballot.against.setdefault(it.entry, set())
        if it.in_favour:
            ballot.sent[it.who] = it.entry
            against.discard(it.who)
        else:
            against.add(it.who)
            if ballot.sent.get(it.who) == it.entry:
                del ballot.sent[it.who]
    return ballots


def _settle(lang: str, key: str, ballot: Ballot) -> Lesson | None:
    winner = ballot.find_winner()
    if winner is None:
        return None
    entry, people = winner
    left = len(people) - len(ballot.against[entry])
    return Lesson(entry, lang, key, ballot.text, left, people[0] if len(people) == 1 else None)
