"""A ranking as one person may see it: the entries behind it, read from the store, and the hits that have one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from answers.house import House
from answers.question import Question
from answers.reading import Desk, read_desk
from index.items import Ranked
from kb.database import Session


@dataclass(frozen=True, slots=True)
class Seen:
    """The hits that may be shown, best first, and the desk that has their entries.

    `found` are those and the ones that only a freeze leaves out.
    """

    desk: Desk
    found: tuple[Ranked, ...]

    @property
    def hits(self) -> tuple[Ranked, ...]:
        """Those that may be shown."""
        return tuple(hit for hit in self.found if hit.group in self.desk.picked)


def see_ranked(
    session: Session, house: House, question: Question, ranked: Sequence[Ranked], lang: str | None, now: datetime
) -> Seen:
    """What the asker may see of a ranking; at most about `question.limit` hits.

    Raises:
        QuestionRefused: The store has no such channel.
    """
    desk = read_desk(session, house, question, [hit.group for hit in ranked], lang, now)
    return Seen(desk, tuple(hit for hit in ranked if hit.group in desk.picked or hit.group in desk.frozen))
