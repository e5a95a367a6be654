"""A department's answer: kept once, and kept for the library as a draft, in one transaction."""

from datetime import datetime

from answers.escalation.draft_entry import draft_entry
from kb.actor import Actor
from kb.database import Session
from kb.documents.text import CONTROL_CHARACTER
from kb.entries import save_entry
from kb.errors import EscalationClosed, ValueRefused
from kb.escalations import Escalation, answer_escalation, get_escalation

MAX_ANSWER_CHARACTERS = 10_000  # as many as a reply that is checked may have
MAX_NAME_CHARACTERS = 200


def keep_answer(
    session: Session, escalation_id: str, answer: str, *, by: str, actor: Actor, now: datetime
) -> Escalation:
    """Keeps the answer that somebody of the department gave; `by` is the name that they go by.

    The promise behind the question stays open: the customer has no answer yet.

    Raises:
        NotFound: There is no such escalation.
        EscalationClosed: It was answered or taken back before.
        ValueRefused: The answer or the name is empty or too long.
    """
    escalation = get_escalation(session, escalation_id)
    if escalation.state != "open":
        raise EscalationClosed(escalation_id, escalation.state)
    answer, by = _clean(answer), " ".join(by.split())
    if not answer or len(answer) > MAX_ANSWER_CHARACTERS:
        said = "is empty: write what the customer should hear" if not answer else "is too long: shorten it"
        raise ValueRefused("answer", f"The answer {said} (at most {MAX_ANSWER_CHARACTERS:,} characters).")
    if not by or len(by) > MAX_NAME_CHARACTERS:
        raise ValueRefused("name", f"Say who answers, in at most {MAX_NAME_CHARACTERS} characters.")
    document = draft_entry(session, escalation, answer)
    if document is not None:
        note = f"Answers a question that was handed to {escalation.department}."
        save_entry(session, document, expected_revision=None, author=actor.who, note=note)
    entry = None if document is None else document.id
    return answer_escalation(session, escalation_id, answer, by=by, draft_entry=entry, actor=actor, now=now)


def _clean(text: str) -> str:
    """Without the line ends of a browser's form, and without control characters, which no entry takes."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return CONTROL_CHARACTER.sub("", text).strip()
