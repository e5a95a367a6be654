"""Receipts of suggestions: what was said to which question, without personal data, so that it can be learned from.

Invariant: a receipt that cannot be written costs a warning, never an answer.
"""

import logging
from datetime import UTC, datetime

from answers.question import Question
from answers.redaction.redact import redact
from answers.suggestions import Suggestions
from kb.database import Database
from kb.receipts import Receipt, Shown, add_receipt

_log = logging.getLogger(__name__)

_UNKEPT = "This suggestion could not be recorded: the answer counts, but what becomes of it cannot be noted."


class ReceiptBook:
    """Writes receipts, in the thread that answers: a fifth of a millisecond on a disk that is not busy."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, question: Question, said: Suggestions, *, fingerprint: str, revision: int) -> tuple[str, ...]:
        """Writes the receipt of what was said; gives the warnings that follow. A question by nobody leaves none."""
        if not question.asker.is_known:
            return ()
        try:
            receipt = _make(question, said, fingerprint, revision)
            with self._database.adding() as session:
                add_receipt(session, receipt)
        except Exception as error:  # whatever it was, somebody waits for the answer
            _log.error("The receipt %s could not be written: %s", said.id, type(error).__name__)
            return (_UNKEPT,)
        return ()


def _make(question: Question, said: Suggestions, fingerprint: str, revision: int) -> Receipt:
    return Receipt(
        id=said.id,
        at=datetime.now(UTC),
        question=redact(question.text, lang=said.language, customer=question.customer, values=question.values),
        lang=said.language,
        channel=question.channel,
        outcome=said.outcome,
        shown=tuple(Shown(it.entry.id, it.entry.lang, it.entry.revision, it.confidence) for it in said.suggestions),
        index_fingerprint=fingerprint,
        store_revision=revision,
        asker=question.asker,
        role=question.role,
    )
