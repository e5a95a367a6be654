"""Noting what became of a suggestion: one verb for the API and the pages."""

from dataclasses import dataclass

from answers.learning.learner import Learner
from answers.redaction.redact import redact
from kb.asker import Asker
from kb.database import Database
from kb.errors import NotFound
from kb.outcomes import Kind, Outcome, Reason, record_outcome
from kb.receipts import Receipt, get_receipt


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody says became of a suggestion.

    Without an `entry` it is the first that was suggested, or the holding reply where there was no answer; a dismissal
    without one is of all that was suggested.
    """

    kind: Kind
    entry: str | None = None
    text: str | None = None
    reason: Reason | None = None

    @property
    def may_teach(self) -> bool:
        """Whether it says of a question that an entry answers it, or that it does not."""
        return self.kind in {"sent", "edited"} or self.reason == "wrong_answer"


class OutcomeBook:
    """Keeps outcomes and lets what they teach be learned; safe to use from several threads."""

    def __init__(self, database: Database, learner: Learner) -> None:
        self._database = database
        self._learner = learner

    def note(self, suggestion_id: str, told: Told, *, asker: Asker, sees_all: bool) -> Outcome:
        """Keeps the outcome, its text without personal data; the same again changes nothing.

        Raises:
            NotFound: There is no such suggestion, or it was another's and `sees_all` is False.
            ValueRefused: The entry was not suggested, or the reason is missing or out of place.
            OutcomeConflict: Something else was said about the same before.
        """
        with self._database.transaction() as session:
            receipt = get_receipt(session, suggestion_id)
            if not sees_all and receipt.asker != asker:
                raise NotFound("suggestion", suggestion_id)
            text = None if told.text is None else redact(told.text, lang=receipt.lang)
            outcome = record_outcome(
                session,
                receipt,
                told.kind,
                entry_id=_entry(told, receipt),
                text=text,
                reason=told.reason,
                asker=asker,
            )
        if told.may_teach:
            self._learner.note()
        return outcome


def _entry(told: Told, receipt: Receipt) -> str | None:
    if told.entry is not None or told.kind == "dismissed" or receipt.outcome == "none" or not receipt.shown:
        return told.entry
    return receipt.shown[0].entry_id
