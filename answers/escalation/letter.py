"""What a department reads when a question is handed to it. In English, as everything that colleagues read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_datetime

from answers.escalation.message import Message
from answers.language import say_language
from kb.asker_names import name_askers
from kb.channels import list_channels
from kb.contacts import Contact
from kb.database import Session
from kb.deliveries import Delivery
from kb.departments import DepartmentRecord, get_department
from kb.entries import list_variants_of
from kb.errors import NotFound
from kb.escalations import Escalation, find_escalation, find_promise_behind, note_link
from kb.promises import Promise, get_promise

MakeLink = Callable[[str, int, datetime], str]  # from an escalation, a delivery and when the link ends
_ENGLISH = Locale("en", "GB")
_MOST_TITLES = 3


@dataclass(frozen=True, slots=True)
class LetterWriter:
    """Writes the message that goes with a delivery; without `link_days` answering takes an account.

    `make_link` makes an answer link, `list_address` is where people with an account find what waits for them.
    """

    make_link: MakeLink
    list_address: str
    link_days: int

    def write(self, session: Session, delivery: Delivery, _contact: Contact, now: datetime) -> Message | None:
        """The message; None where the question needs no answer any more."""
        escalation = find_escalation(session, delivery.subject_id)
        if escalation is None or escalation.state != "open":
            return None
        record = get_department(session, escalation.department)
        return Message(
            title=f"A customer's question for {record.name}",
            paragraphs=tuple(_list_paragraphs(session, escalation, record)),
            last=self._where_to_answer(session, escalation, delivery, record, now),
        )

    def _where_to_answer(
        self, session: Session, escalation: Escalation, delivery: Delivery, record: DepartmentRecord, now: datetime
    ) -> str:
        if not self.link_days:
            return f"Answer it here, with your account: {self.list_address}"
        expires_at = now + timedelta(days=self.link_days)
        note_link(session, escalation.id, expires_at=expires_at)
        until = say_short(expires_at, record.timezone)
        link = self.make_link(escalation.id, delivery.number, expires_at)
        return f"Answer it here (this question only, until {until}):\n{link}"


def find_promise_of(session: Session, escalation: Escalation) -> Promise | None:
    """What the customer was promised, also where that was done after the question was handed over; None for nothing."""
    promise_id = escalation.promise_id
    if promise_id is None and escalation.receipt_id is not None:
        promise_id = find_promise_behind(session, escalation.receipt_id, escalation.department)
    return None if promise_id is None else _find_promise(session, promise_id)


def find_due(session: Session, escalation: Escalation) -> datetime | None:
    """By when the customer was told to hear from us; None where nothing was promised, or it is kept already."""
    promise = find_promise_of(session, escalation)
    return promise.due_at if promise is not None and promise.is_owed else None


def _find_promise(session: Session, promise_id: str) -> Promise | None:
    try:
        return get_promise(session, promise_id)
    except NotFound:  # forgotten since
        return None


def list_nearest_titles(session: Session, escalation: Escalation) -> tuple[str, ...]:
    """The titles of the library's nearest answers, in the question's language where there is one."""
    found = list_variants_of(session, escalation.nearest)
    titles: dict[str, str] = {}
    for entry in found:
        if entry.id not in titles or entry.lang == escalation.lang:
            titles[entry.id] = entry.title
    return tuple(titles.values())


def say_asked(session: Session, question: str, lang: str | None, channel: str | None) -> str:
    """The customer's question, with its language and its channel where they are known."""
    names = {it.id: it.name for it in list_channels(session)} if channel else {}
    said = [f"in {say_language(lang)}"] if lang else []
    said += [f"on {names.get(channel, channel)}"] if channel else []
    return f"{' '.join(['A customer asks', *said])}:\n“{question}”"


def say_short(moment: datetime, timezone: str) -> str:
    """Tuesday 1 December, 17:00 (Europe/Amsterdam)."""
    local = moment.astimezone(ZoneInfo(timezone))
    return f"{format_datetime(local, 'EEEE d MMMM, HH:mm', locale=_ENGLISH)} ({timezone})"


def _list_paragraphs(session: Session, escalation: Escalation, record: DepartmentRecord) -> Sequence[str]:
    """What matters most first: a short service leaves out from the end."""
    lines = [say_asked(session, escalation.question, escalation.lang, escalation.channel)]
    due = find_due(session, escalation)
    if due is not None:
        lines.append(f"The customer was told to hear from us by {say_short(due, record.timezone)}.")
    who = name_askers(session, {escalation.asker}).get(escalation.asker, "a colleague")
    if escalation.note:
        lines.append(f"{who} adds: {escalation.note}")
    else:
        lines.append(f"Handed over by {who}.")
    if escalation.reference:
        lines.append(f"Case: {escalation.reference}")
    titles = list_nearest_titles(session, escalation)[:_MOST_TITLES]
    if titles:
        lines.append("Nearest answers in the library:\n" + "\n".join(f"- {it}" for it in titles))
    return lines
