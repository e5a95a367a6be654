"""Receipts of suggestions: what was said to which question, without personal data, so that it can be learned from.

Invariant: a receipt that cannot be written costs a warning, never an answer.
"""

import logging
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial

from answers.question import Question
from answers.redaction.redact import redact
from answers.suggestions import Holding, Suggestions
from index.items import Ranked
from kb.database import Database
from kb.holdings import NamedDue, add_named_dues
from kb.receipts import Receipt, Shown, add_receipt
from kb.reference_digest import digest_of_reference

Rankings = Mapping[
    int | None, Sequence[Ranked]
]  # by the number of the question where the message asks several, or None

_log = logging.getLogger(__name__)

_UNKEPT = "This suggestion could not be recorded: the answer counts, but what becomes of it cannot be noted."


class ReceiptBook:
    """Writes receipts, in the thread that answers: a fifth of a millisecond on a disk that is not busy."""

    def __init__(self, database: Database, reference_key: str) -> None:
        self._database = database
        self._reference_key = reference_key

    def keep(
        self,
        question: Question,
        said: Suggestions,
        rankings: Rankings,
        *,
        fingerprint: str,
        revision: int,
        now: datetime,
    ) -> tuple[str, ...]:
        """Writes the receipt of what was said, and the times that its holding replies name, as heard at `now`.

        Gives the warnings that follow. A question by nobody leaves none.
        """
        if not question.asker.is_known:
            return ()
        try:
            receipt = self._make(question, said, rankings, fingerprint, revision)
            with self._database.adding() as session:
                add_receipt(session, receipt)
                add_named_dues(session, _list_dues(said, now))
        except Exception as error:  # whatever it was, somebody waits for the answer
            _log.error("The receipt %s could not be written: %s", said.id, type(error).__name__)
            return (_UNKEPT,)
        return ()

    def _make(
        self, question: Question, said: Suggestions, rankings: Rankings, fingerprint: str, revision: int
    ) -> Receipt:
        reference = question.reference
        hide = partial(
            redact, lang=said.language, customer=question.customer, values=question.values, reference=reference
        )
        return Receipt(
            id=said.id,
            at=datetime.now(UTC),
            question=hide(question.text),
            lang=said.language,
            channel=question.channel,
            outcome=said.outcome,
            shown=tuple(_list_shown(said, [hide(part.text) for part in said.questions], rankings)),
            index_fingerprint=fingerprint,
            store_revision=revision,
            asker=question.asker,
            role=question.role,
            reference_digest=digest_of_reference(self._reference_key, reference) if reference else None,
        )


def _list_dues(said: Suggestions, now: datetime) -> Iterator[NamedDue]:
    """One a department: the earliest, where it promises two times in one message."""
    holdings = [it for it in (said.holding, *(part.holding for part in said.questions)) if it]
    for department in dict.fromkeys(it.department for it in holdings):
        first = min((it for it in holdings if it.department == department), key=lambda it: it.due_at)
        yield named_due(said.id, first, now)


def named_due(receipt_id: str, holding: Holding, now: datetime) -> NamedDue:
    """What a holding reply named, as it is kept until somebody says that it was sent."""
    return NamedDue(receipt_id, holding.department, holding.due_at, now, holding.timezone, holding.takes_days)


def _list_shown(said: Suggestions, parts: Sequence[str], rankings: Rankings) -> Iterator[Shown]:
    """Every entry that was shown, once; of several questions in one message, with the one that it answers."""
    seen: set[str] = set()
    for it in (*said.suggestions, *(it for part in said.questions for it in part.suggestions)):
        if it.entry.id not in seen:
            seen.add(it.entry.id)
            asked = None if it.question is None else parts[it.question - 1]
            hits = rankings.get(it.question, ())
            shipped = next((hit.shipped for hit in hits if hit.group == it.entry.id), None)
            yield Shown(it.entry.id, it.entry.lang, it.entry.revision, it.confidence, asked, shipped)
