"""Whose questions with departments somebody sees, and which are theirs to answer."""

from dataclasses import dataclass

from kb.actor import Actor
from kb.escalations import Escalation


@dataclass(frozen=True, slots=True)
class Reach:
    """Whose escalations somebody sees: those of the departments `seen` (None: of all), and always their own.

    Those of the departments `answerable` (None: of all) they may answer.
    """

    seen: frozenset[str] | None
    answerable: frozenset[str] | None
    own: Actor

    def includes(self, escalation: Escalation) -> bool:
        """Whether they see this one, and may take it back or up."""
        return self.seen is None or escalation.department in self.seen or self.is_own(escalation)

    def is_own(self, escalation: Escalation) -> bool:
        """Whether they handed it over."""
        return self.own.asker.is_known and escalation.asker == self.own.asker

    def may_answer(self, escalation: Escalation) -> bool:
        """Whether it is for them to answer."""
        return self.answerable is None or escalation.department in self.answerable
