"""Deleting what is older than the settings keep it, in small steps; what it taught stays learned.

Invariant: what is deleted in one transaction is held there as learned, so that a purge which is killed loses no lesson.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from answers.clockwork import Job
from answers.learning.statement import key_of
from answers.learning.verdicts import list_statements
from answers.matching.kept_runs import count_older_runs, delete_older_runs
from answers.privacy.answered import hide_answers
from answers.privacy.retention import Retention, cut_off
from kb.actor import SPEEDDIAL, Actor
from kb.audit import list_audit, record_audit
from kb.curated_views import forget_views
from kb.database import Database, Session
from kb.learned import hold_live
from kb.purge import KINDS, Kept, count_older, delete_older, delete_receipts, list_older_receipts
from kb.receipts import Receipt

_AUDITED = "retention"
_EVERY = timedelta(hours=23)  # once a day, also where the processes start anew every night
_HOUR_SECONDS = 3_600.0
EVALUATIONS = "evaluations"


@dataclass(frozen=True, slots=True)
class Purged:
    """How many of each kind went, or would go; `is_scrubbed` says whether their texts are off the disk already."""

    counts: Mapping[str, int] = field(default_factory=dict)
    is_scrubbed: bool = True

    @property
    def total(self) -> int:
        """All together."""
        return sum(self.counts.values())


class Purger:
    """Safe to be killed at any moment and to run again."""

    def __init__(self, database: Database, retention: Retention, evaluations_folder: Path) -> None:
        self._database = database
        self.retention = retention
        self._evaluations = evaluations_folder

    def look(self, now: datetime) -> Purged:
        """What a purge would delete now.

        Raises:
            DatabaseError: The store cannot be read.
        """
        with self._database.session() as session:
            counts: dict[str, int] = {
                kind: count_older(session, kind, before) if (before := self._find_cut_off(kind, now)) else 0
                for kind in KINDS
            }
        before = cut_off(self.retention.evaluations_days, now)
        counts[EVALUATIONS] = count_older_runs(self._evaluations, before) if before else 0
        return Purged(counts)

    def purge(self, now: datetime, *, actor: Actor = SPEEDDIAL, compact: bool = False) -> Purged:
        """Deletes it; `compact` also writes the store's file anew.

        Raises:
            DatabaseError: The store cannot be written; what was deleted before stays deleted.
        """
        hide_answers(self._database, now)
        counts: dict[str, int] = {kind: self._purge_kind(kind, now) for kind in KINDS}
        if counts["suggestions"]:
            self._forget_views()
        before = cut_off(self.retention.evaluations_days, now)
        counts[EVALUATIONS] = delete_older_runs(self._evaluations, before) if before else 0
        with self._database.transaction() as session:
            record_audit(session, actor, "purged", _AUDITED, "store", after=counts, at=now)
        return Purged(counts, self._database.scrub(compact=compact))

    def purge_when_due(self, now: datetime) -> Purged | None:
        """The same once a day; None where it was done already."""
        with self._database.session() as session:
            last = find_last_purge(session)
        return None if last is not None and now - last < _EVERY else self.purge(now)

    def _find_cut_off(self, kind: Kept, now: datetime) -> datetime | None:
        return self.retention.find_cut_off(kind, now)

    def _purge_kind(self, kind: Kept, now: datetime) -> int:
        before, deleted = self._find_cut_off(kind, now), 0
        if before is None:
            return 0
        while True:
            with self._database.transaction() as session:
                gone = (
                    _delete_suggestions(session, before, now)
                    if kind == "suggestions"
                    else delete_older(session, kind, before)
                )
            if not gone:
                return deleted
            deleted += gone

    def _forget_views(self) -> None:
        """What the library made of questions that are not kept any more is not kept either."""
        with self._database.transaction() as session:
            forget_views(session, but={(it.lang, it.key) for it in list_statements(session)})


def purge_daily(purger: Purger) -> Job:
    """Looks every hour whether a day has passed: a process that starts anew every night would never wait a day."""
    return Job("purge", _HOUR_SECONDS, purger.purge_when_due)


def find_last_purge(session: Session) -> datetime | None:
    """When the last one ended; None where there was none."""
    lines = list_audit(session, kind=_AUDITED, limit=1)
    return lines[0].at if lines else None


def list_question_keys(receipt: Receipt) -> set[tuple[str, str]]:
    """Language and key of all that was asked there, by which learned phrasings are known."""
    asked = (receipt.question, *(shown.asked for shown in receipt.shown if shown.asked))
    return {(receipt.lang, key_of(text)) for text in asked} if receipt.lang else set()


def _delete_suggestions(session: Session, before: datetime, now: datetime) -> int:
    old = list_older_receipts(session, before)
    hold_live(session, {key for receipt in old for key in list_question_keys(receipt)}, now=now)
    return delete_receipts(session, [receipt.id for receipt in old])
