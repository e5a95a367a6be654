"""A ranking as offers: replies rendered for the channel, with their checklists and what keeps them from being sent."""

from collections.abc import Mapping, Sequence

from answers.checklist.run import run_checklist
from answers.drafting import draft_entry, draft_of_reply, scope_of
from answers.errors import TemplateFailed
from answers.obstacles import list_obstacles
from answers.question import Question
from answers.reading import Desk, Picked, answer_of
from answers.reply.compose import compose
from answers.suggestions import EntrySummary, Outcome, Suggestion
from answers.verdict import Verdict
from answers.withholding import NO_REPLY, find_withheld, say_withheld
from index.items import Ranked
from kb.entries import EntryRecord


def template_values(question: Question, facts: Mapping[str, object]) -> dict[str, object]:
    """What templates may name: what came with the question, and the house's facts."""
    return {**question.values, "customer": question.customer, "agent": question.agent, "facts": facts}


def offer(question: Question, desk: Desk, hits: Sequence[Ranked]) -> tuple[tuple[Suggestion, ...], tuple[str, ...]]:
    """A suggestion for each hit that can be rendered, and a sentence for each that cannot."""
    made: list[Suggestion] = []
    warnings: list[str] = []
    for hit in hits:
        try:
            made.append(_offered(question, desk, hit, desk.picked[hit.group]))
        except TemplateFailed as error:
            warnings.append(f"{hit.group} fits, but cannot be shown. {error} Ask its owner to mend it.")
    return tuple(made), tuple(warnings)


def _offered(question: Question, desk: Desk, hit: Ranked, picked: Picked) -> Suggestion:
    entry = picked.entry
    department = desk.department_name(entry.department)
    withheld = say_withheld(question, entry, department)
    if withheld is not None:
        return Suggestion(
            entry=_summary(entry, department, stale=entry.is_stale(desk.today)),
            confidence=hit.confidence,
            matched=hit.matched,
            authority=entry.authority,
            reply=NO_REPLY,
            checklist=(),
            withheld=withheld,
        )
    facts, lapsed = desk.facts(entry.lang)
    values = template_values(question, facts)
    reply = compose(answer_of(entry), desk.form(entry.lang), values)
    source = draft_entry(desk, entry, reply)
    draft = draft_of_reply(
        desk, reply, source, question=question, lang=entry.lang, department=entry.department, values=values
    )
    held = run_checklist(draft, desk.guidelines, scope_of(draft, entry.department, lang=entry.lang))
    return Suggestion(
        entry=_summary(entry, department, stale=source.stale),
        confidence=hit.confidence,
        matched=hit.matched,
        authority=entry.authority,
        reply=reply,
        checklist=held.items,
        not_applied=held.not_applied,
        notes=(
            *picked.notes,
            *(f"{name} has lapsed: ask {lapsed[name]} for its new value." for name in reply.facts if name in lapsed),
            *reply.notes,
        ),
    )


def _summary(entry: EntryRecord, department: str, *, stale: bool) -> EntrySummary:
    return EntrySummary(
        entry.id, entry.lang, entry.revision, entry.title, entry.department, department, entry.verified, stale
    )


def outcome_of(verdict: Verdict, suggestions: Sequence[Suggestion]) -> Outcome:
    """The verdict's outcome, at best "adapt" where the first reply is not fit to be sent as it stands.

    None where the first is withheld: what comes after it answers another question.
    """
    if find_withheld(verdict, suggestions) is not None:
        return "none"
    if verdict.outcome == "ready" and not (suggestions and _is_sendable(verdict.ranked[0], suggestions[0])):
        return "adapt"
    return verdict.outcome


def _is_sendable(hit: Ranked, first: Suggestion) -> bool:
    return first.entry.id == hit.group and not list_obstacles(first)
