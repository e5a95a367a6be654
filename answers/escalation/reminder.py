"""What a department reads before a promise of theirs is due. In English, as everything that colleagues read."""

from dataclasses import dataclass
from datetime import datetime

from answers.escalation.letter import say_asked, say_short
from answers.escalation.message import Message
from answers.promises.reminders import key_of_reminder
from kb.asker_names import name_askers
from kb.contacts import Contact
from kb.database import Session
from kb.deliveries import Delivery
from kb.departments import get_department
from kb.errors import NotFound
from kb.promises import get_promise

KIND = "reminder"


@dataclass(frozen=True, slots=True)
class ReminderWriter:
    """Writes reminders; `list_address` is where people with an account find what they promised."""

    list_address: str

    def write(self, session: Session, delivery: Delivery, _contact: Contact, _now: datetime) -> Message | None:
        """The message; None where the promise is kept, or was moved to a time that has a reminder of its own."""
        try:
            promise = get_promise(session, delivery.subject_id)
        except NotFound:  # forgotten since
            return None
        if not promise.is_owed or key_of_reminder(promise) != delivery.origin:
            return None
        record = get_department(session, promise.department)
        due = say_short(promise.due_at, record.timezone)
        who = name_askers(session, {promise.asker}).get(promise.asker, "a colleague")
        lines = [
            f"A customer was told to hear from us by {due}, and has no answer yet.",
            say_asked(session, promise.question, promise.lang, promise.channel),
            f"Promised by {who}.",
        ]
        if promise.reference:
            lines.append(f"Case: {promise.reference}")
        title = f"{record.name}: an answer is due by {due}"
        return Message(title=title, paragraphs=tuple(lines), last=f"All that was promised: {self.list_address}")
