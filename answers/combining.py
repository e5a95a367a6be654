"""One reply to several questions: their first answers in order, under one greeting, close and signature."""

from collections.abc import Sequence

from answers.checklist.registry import Draft
from answers.checklist.run import Scope, run_checklist
from answers.errors import TemplateFailed
from answers.offers import template_values
from answers.question import Question
from answers.reading import Desk
from answers.reply.compose import Answer, compose_several
from answers.seen import Seen
from answers.suggestions import AskedQuestion, ChecklistItem, Combined, Reply
from kb.entries import EntryRecord


def combine(question: Question, seen: Sequence[Seen], questions: Sequence[AskedQuestion]) -> Combined | None:
    """The joint reply; None unless at least two questions have an answer, and all answers one language."""
    entries = [
        desk_seen.desk.picked[asked.suggestions[0].entry.id].entry
        for desk_seen, asked in zip(seen, questions, strict=True)
        if asked.suggestions
    ]
    if len({entry.id for entry in entries}) < 2 or len({entry.lang for entry in entries}) > 1:
        return None
    desk = seen[0].desk
    facts, _ = desk.facts(entries[0].lang)
    answers = [Answer(entry.answer, entry.short) for entry in entries]
    try:
        reply = compose_several(answers, desk.form(entries[0].lang), template_values(question, facts))
    except TemplateFailed:
        return None  # the suggestion by itself says what fails
    unanswered = tuple(number for number, asked in enumerate(questions, 1) if not asked.suggestions)
    return Combined(reply=reply, checklist=_checklist(desk, reply, entries), unanswered=unanswered)


def _checklist(desk: Desk, reply: Reply, entries: Sequence[EntryRecord]) -> tuple[ChecklistItem, ...]:
    """The guidelines of all departments that answer, each once."""
    days = [entry.verified for entry in entries]
    names = dict.fromkeys(desk.department_name(entry.department) for entry in entries)
    draft = Draft.of(
        reply,
        lang=desk.lang,
        verified_on=None if None in days else min(day for day in days if day is not None),
        stale=any(entry.is_stale(desk.today) for entry in entries),
        owner=" and ".join(names),
    )
    held = [
        item
        for department in dict.fromkeys(entry.department for entry in entries)
        for item in run_checklist(
            draft, desk.guidelines, Scope(desk.channel_id, desk.audience, department, entries[0].lang)
        )
    ]
    once = {item.guideline: item for item in held}.values()
    return tuple(sorted(once, key=lambda item: (item.level != "must", item.guideline)))
