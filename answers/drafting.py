"""From a rendered reply, or from free text, to the draft that checks look at."""

from collections.abc import Mapping
from datetime import datetime

from answers.checklist.draft import Draft, DraftChannel, DraftEntry
from answers.checklist.run import Scope
from answers.customer_zone import find_customer_zone
from answers.department import Department, department_of
from answers.errors import TemplateFailed
from answers.hours import HoursUnreadable, is_open
from answers.question import Question
from answers.reading import Desk
from answers.reply.blanks import settle
from answers.reply.counting import length_of
from answers.reply.form import ChannelForm
from answers.reply.liquid import fill_in
from answers.reply.split import in_parts
from answers.situations.situation import Situation, after_hours, plain_question
from answers.suggestions import Reply
from kb.channels import ChannelRecord
from kb.entries import EntryRecord


def draft_of_reply(
    desk: Desk,
    reply: Reply,
    entry: DraftEntry | None,
    *,
    question: Question,
    lang: str | None,
    department: str | None,
    values: Mapping[str, object],
) -> Draft:
    """A reply in `lang` for the desk's channel, rendered with these values."""
    return Draft(
        text=reply.text,
        lang=desk.lang or lang,
        blanks=reply.blanks,
        question=question.text,
        situations=frozenset(it.name for it in situations_of(desk, question, department)),
        customer_name=name_of(values),
        channel=_channel(desk.channel, desk.form(lang or "en"), reply, values),
        department=_department(desk, department),
        entry=entry,
        now=desk.now,
        zone=find_customer_zone(question.customer),
        house=desk.house.own,
        statement=_statement(desk, lang),
    )


def _statement(desk: Desk, lang: str | None) -> str | None:
    """The pinned one in the customer's language; None where there is none."""
    return desk.pin.texts.get(desk.lang or lang or "en") if desk.pin else None


def draft_of_text(
    desk: Desk,
    text: str,
    entry: DraftEntry | None,
    *,
    question: Question,
    department: str | None,
    values: Mapping[str, object],
) -> Draft:
    """A text as somebody typed it; its length and parts are those that the channel makes of it."""
    form = desk.form(desk.lang or "en")
    reply = Reply(
        text=text,
        parts=in_parts(text, form.limit, form.counting),
        html="",
        blanks=(),
        length=length_of(text, form.counting),
        limit=form.limit,
    )
    return draft_of_reply(desk, reply, entry, question=question, lang=desk.lang, department=department, values=values)


def scope_of(draft: Draft, department: str | None, *, lang: str | None = None) -> Scope:
    """Where the draft goes, as guidelines ask for it; `lang` is that of the reply where it is not the customer's."""
    channel = draft.channel
    return Scope(
        channel=channel.id if channel else None,
        audience=channel.audience if channel else None,
        department=department,
        lang=lang or draft.lang,
        situations=draft.situations,
        engagement=channel.engagement if channel else None,
    )


def situations_of(desk: Desk, question: Question, department: str | None) -> tuple[Situation, ...]:
    """What the customer's message is; after hours where the department is not there now."""
    found = question.situations or (plain_question(),)
    record = _department(desk, department)
    return (*found, after_hours(record.name)) if record and not _is_there(record, desk.now) else found


def _is_there(department: Department, now: datetime) -> bool:
    try:
        return is_open(department, now)
    except HoursUnreadable:
        return True  # said where a time is promised; here nothing follows from it


def _department(desk: Desk, department: str | None) -> Department | None:
    record = desk.house.departments.get(department or "")
    return department_of(record, desk.channel_id) if record else None


def draft_entry(desk: Desk, entry: EntryRecord, reply: Reply) -> DraftEntry:
    """What a check may know of the library's answer behind a draft."""
    return DraftEntry(
        id=entry.id,
        text=reply.text,
        verified_on=entry.verified,
        stale=entry.is_stale(desk.today),
        owner=desk.department_name(entry.department),
        written="\n".join(filter(None, [entry.answer, entry.short])),
    )


def name_of(values: Mapping[str, object]) -> str | None:
    """The customer's first name where it was given."""
    customer = values.get("customer")
    name = customer.get("first_name") if isinstance(customer, Mapping) else None
    return name.strip() or None if isinstance(name, str) else None


def _channel(
    channel: ChannelRecord | None, form: ChannelForm, reply: Reply, values: Mapping[str, object]
) -> DraftChannel | None:
    if channel is None:
        return None
    return DraftChannel(
        id=channel.id,
        audience=channel.audience,
        length=reply.length,
        limit=reply.limit,
        parts=reply.parts,
        greeting=_line(form.greeting, form, values),
        close=_line(form.close, form, values),
        signature=_line(form.signature, form, values),
        signs=bool(form.signature.strip()),
        address=form.address,
        emoji=channel.emoji,
        engagement=channel.engagement,
    )


def _line(template: str, form: ChannelForm, values: Mapping[str, object]) -> str:
    """A greeting or signature as it is shown; one that cannot be filled in is none that can be asked for."""
    try:
        return settle(fill_in(template, form.complete(values), markdown=False), form.lang).text.strip()
    except TemplateFailed:
        return ""
