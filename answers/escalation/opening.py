"""What is handed over, as it is kept: the question without personal data, its department, and what came nearest."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from answers.errors import QuestionRefused
from answers.escalation.propose import Proposal
from answers.language import detect
from answers.question import Question, checked
from answers.redaction.redact import redact
from kb.asker import NOBODY, Asker
from kb.database import Session
from kb.departments import list_departments
from kb.documents.nearest import nearest_hint
from kb.errors import ValueRefused
from kb.escalations import Escalation, find_promise_behind
from kb.promises import get_promise
from kb.receipts import Receipt
from kb.reference_digest import digest_of_reference

MAX_NOTE_CHARACTERS = 2000


@dataclass(frozen=True, slots=True)
class HandOver:
    """What somebody wants to hand over: a suggestion by its receipt's id, or a question in words.

    Without a `department` the likeliest one gets it. `departments` are those that the asker may see, all without any;
    `sees_all` says whether others' suggestions are theirs to hand over, too.
    """

    suggestion: str | None = None
    question: str | None = None
    department: str | None = None
    note: str | None = None
    reference: str | None = None
    channel: str | None = None
    lang: str | None = None
    promise: str | None = None
    asker: Asker = NOBODY
    sees_all: bool = False
    departments: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Asked:
    """The question as it is kept; from a receipt where there is one."""

    text: str
    lang: str | None
    channel: str | None
    receipt: Receipt | None = None


def read_asked(wanted: HandOver, receipt: Receipt | None) -> Asked:
    """The question without personal data.

    Raises:
        QuestionRefused: It is missing, empty, too long, or in no language that there is.
    """
    if receipt is not None:
        return Asked(receipt.question, receipt.lang, receipt.channel, receipt)
    if wanted.question is None:
        raise QuestionRefused("question", "Say what to hand over: the question, or the suggestion that was made to it.")
    question = checked(Question(wanted.question, lang=wanted.lang, reference=wanted.reference))
    lang = question.lang or detect(question.text).lang
    return Asked(redact(question.text, lang=lang, reference=question.reference), lang, wanted.channel)


def make_escalation(
    session: Session, wanted: HandOver, asked: Asked, proposals: Sequence[Proposal], nearest: Sequence[str], *,
    reference_key: str, now: datetime,
) -> Escalation:  # fmt: skip
    """The escalation, not yet kept.

    Raises:
        ValueRefused: The department does not exist, or nobody can say whose it is.
        NotFound: The promise does not exist.
    """
    department = _choose_department(session, wanted, proposals)
    reference, receipt = " ".join((wanted.reference or "").split()) or None, asked.receipt
    digest = digest_of_reference(reference_key, reference) if reference else None
    return Escalation(
        id=uuid.uuid4().hex,
        question=asked.text,
        department=department,
        asker=wanted.asker,
        made_at=now,
        receipt_id=receipt.id if receipt else None,
        promise_id=wanted.promise or (find_promise_behind(session, receipt.id, department) if receipt else None),
        note=_note(wanted, asked, reference),
        lang=asked.lang,
        channel=asked.channel,
        reference=reference,
        reference_digest=digest or (receipt.reference_digest if receipt else None),
        confidence=next((it.confidence for it in proposals if it.department == department), None),
        nearest=tuple(nearest),
    )


def _choose_department(session: Session, wanted: HandOver, proposals: Sequence[Proposal]) -> str:
    known = [it.id for it in list_departments(session) if not wanted.departments or it.id in wanted.departments]
    if wanted.promise is not None:
        get_promise(session, wanted.promise)
    if wanted.department is None:
        if proposals:
            return proposals[0].department
        names = ", ".join(known) or "none"
        raise ValueRefused("department", f"Nobody can say whose question this is: name a department, one of {names}.")
    if wanted.department not in known:
        hint = nearest_hint(wanted.department, known)
        names = ", ".join(known) or "none"
        raise ValueRefused(
            "department", f"There is no department `{wanted.department[:80]}`{hint}: name one of {names}."
        )
    return wanted.department


def _note(wanted: HandOver, asked: Asked, reference: str | None) -> str | None:
    note = (wanted.note or "").strip()
    if len(note) > MAX_NOTE_CHARACTERS:
        raise ValueRefused("note", f"The note is too long: say it in {MAX_NOTE_CHARACTERS:,} characters.")
    return redact(note, lang=asked.lang, reference=reference) if note else None
