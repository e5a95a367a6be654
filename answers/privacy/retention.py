"""For how long what is kept."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from kb.purge import Kept


@dataclass(frozen=True, slots=True)
class Retention:
    """Days; None is for ever. Promises and escalations count from when they were settled, the rest from its moment."""

    questions_days: int | None = None
    promises_days: int | None = None
    escalations_days: int | None = None
    deliveries_days: int | None = None
    evaluations_days: int | None = None
    sessions_days: int | None = None
    failed_sign_ins_days: int | None = None

    def days_of(self, kind: Kept) -> int | None:
        """How long this kind is kept."""
        return {
            "suggestions": self.questions_days,
            "rises": self.questions_days,
            "shift notes": self.questions_days,
            "promises": self.promises_days,
            "escalations": self.escalations_days,
            "deliveries": self.deliveries_days,
            "sessions": self.sessions_days,
            "failed sign-ins": self.failed_sign_ins_days,
        }[kind]

    def find_cut_off(self, kind: Kept, now: datetime) -> datetime | None:
        """What is older than this goes; None where nothing does."""
        return cut_off(self.days_of(kind), now)


def cut_off(days: int | None, now: datetime) -> datetime | None:
    """So many days before now."""
    return now - timedelta(days=days) if days else None
