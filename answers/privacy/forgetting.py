"""Forgetting one customer or case: all that was kept under their reference, and what only they have taught.

What stays: the audit trail, which has no words of theirs; entries that an owner wrote from their questions, which are
named so that somebody looks; backups, until they are deleted.
"""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from answers.errors import ReferenceUnknown
from answers.learning.verdicts import list_statements
from answers.matching.kept_runs import delete_runs, list_runs_with
from answers.privacy.purging import list_question_keys
from kb.actor import Actor
from kb.audit import record_audit
from kb.bell import ring
from kb.curated_views import forget_views, list_views
from kb.database import Database, Session
from kb.errors import ValueRefused
from kb.forgetting import Belongings, delete_belongings, find_belongings
from kb.learned import forget_learned
from kb.reference_digest import MAX_REFERENCE_CHARACTERS, clean_reference, digest_of_reference


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How much of each kind was deleted, or would be; `drafts` are entries to look at, as they came of a question."""

    counts: Mapping[str, int]
    drafts: tuple[str, ...]
    is_scrubbed: bool = True  # whether the texts are off the disk already


class Forgetter:
    """Deletes what belongs to a reference."""

    def __init__(self, database: Database, reference_key: str, evaluations_folder: Path) -> None:
        self._database = database
        self._reference_key = reference_key
        self._evaluations = evaluations_folder

    def look(self, reference: str) -> Forgotten:
        """What would be deleted; nothing is.

        Raises:
            ReferenceUnknown: Nothing is kept under it.
            ValueRefused: It is empty or too long.
        """
        return self._forget(self._digest(reference), self._database.session(), None)  # which is rolled back

    def forget(self, reference: str, *, actor: Actor, now: datetime) -> Forgotten:
        """Deletes it all, in one transaction.

        Raises:
            ReferenceUnknown: Nothing is kept under it.
            ValueRefused: It is empty or too long.
        """
        done = self._forget(self._digest(reference), self._database.transaction(), (actor, now))
        return Forgotten(done.counts, done.drafts, self._database.scrub())

    def _forget(
        self, digest: str, sessions: AbstractContextManager[Session], by: tuple[Actor, datetime] | None
    ) -> Forgotten:
        with sessions as session:
            found = find_belongings(session, digest)
            if found.is_empty:
                raise ReferenceUnknown
            counts = {**delete_belongings(session, found), **_unlearn(session, found)}
            runs = list_runs_with(self._evaluations, _texts(found))
            counts["evaluations"] = len(runs)
            if by is not None:
                actor, now = by
                record_audit(session, actor, "forgot", "reference", digest, after=counts, at=now)
                ring(session)
                delete_runs(runs)
        return Forgotten(counts, found.drafts)

    def _digest(self, reference: str) -> str:
        cleaned = clean_reference(reference)
        if cleaned is None:
            raise ValueRefused("reference", "The reference is empty: give the case or the customer as it was named.")
        if len(cleaned) > MAX_REFERENCE_CHARACTERS:
            message = f"The reference is too long: {MAX_REFERENCE_CHARACTERS} characters are the most that one has."
            raise ValueRefused("reference", message)
        return digest_of_reference(self._reference_key, cleaned)


def _unlearn(session: Session, found: Belongings) -> dict[str, int]:
    """What only they taught goes at once; what others asked, too, is decided anew with the next lessons."""
    theirs = {key for receipt in found.receipts for key in list_question_keys(receipt)}
    others = {(it.lang, it.key) for it in list_statements(session)} if theirs else set()
    only_theirs = theirs - others
    learned = forget_learned(session, only_theirs) if only_theirs else 0
    views = list_views(session).keys() if only_theirs else set()
    if views & only_theirs:
        forget_views(session, but=views - only_theirs)
    return {"learned phrasings": learned}


def _texts(found: Belongings) -> set[str]:
    return {
        text
        for receipt in found.receipts
        for text in (receipt.question, *(shown.asked for shown in receipt.shown))
        if text
    }
