"""One reply to several questions: their first answers in order, under one greeting, close and signature."""

from collections.abc import Sequence

from answers.checklist.draft import DraftEntry
from answers.checklist.run import Held, order_of, run_checklist
from answers.drafting import draft_of_reply, scope_of
from answers.errors import TemplateFailed
from answers.offers import template_values
from answers.question import Question
from answers.reading import Desk, answer_of
from answers.reply.compose import compose_several
from answers.seen import Seen
from answers.suggestions import AskedQuestion, Combined, Reply
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
    answers = [answer_of(entry) for entry in entries]
    try:
        reply = compose_several(answers, desk.form(entries[0].lang), template_values(question, facts))
    except TemplateFailed:
        return None  # the suggestion by itself says what fails
    unanswered = tuple(number for number, asked in enumerate(questions, 1) if not asked.suggestions)
    held = _hold(question, desk, reply, entries)
    return Combined(reply=reply, checklist=held.items, unanswered=unanswered, not_applied=held.not_applied)


def _hold(question: Question, desk: Desk, reply: Reply, entries: Sequence[EntryRecord]) -> Held:
    """The guidelines of all departments that answer, each once."""
    days = [entry.verified for entry in entries]
    source = DraftEntry(
        id=" ".join(entry.id for entry in entries),
        text=reply.text,
        verified_on=None if None in days else min(day for day in days if day is not None),
        stale=any(entry.is_stale(desk.today) for entry in entries),
        owner=" and ".join(dict.fromkeys(desk.department_name(entry.department) for entry in entries)),
    )
    lang = entries[0].lang
    facts, _ = desk.facts(lang)
    values = template_values(question, facts)
    draft = draft_of_reply(
        desk,
        reply,
        source,
        question=question,
        lang=lang,
        department=entries[0].department,
        values=values,
    )
    held = [
        run_checklist(draft, desk.guidelines, scope_of(draft, department, lang=lang))
        for department in dict.fromkeys(entry.department for entry in entries)
    ]
    items = {item.guideline: item for one in held for item in one.items}
    left_out = {it.guideline: it for one in held for it in one.not_applied if it.guideline not in items}
    return Held(tuple(sorted(items.values(), key=order_of)), tuple(left_out.values()))
