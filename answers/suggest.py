"""The question's way: language, ranked entries, the entries themselves, replies, checklists, outcome.

Status and audience are checked here, on the entries as the store has them now, never on what the index remembers.
"""

import time
import uuid
from collections.abc import Sequence
from datetime import UTC, date, datetime

from answers.checklist.registry import Draft
from answers.checklist.run import Scope, run_checklist
from answers.errors import QuestionRefused, SearchFailed, TemplateFailed
from answers.house import HouseKeeper
from answers.language import Detected, detect
from answers.question import Question, checked
from answers.reading import Desk, Picked, read_desk
from answers.reply.compose import Answer, compose
from answers.suggestions import EntrySummary, Outcome, Suggestion, Suggestions
from answers.sync import LiveIndex
from index.items import Ranked
from index.outcome import decide
from kb.database import Database
from kb.errors import KbError

_CANDIDATES = 10  # groups that are read; some may be hidden from the one who asks


class Suggester:
    """Answers questions from the store's entries; safe to use from several threads."""

    def __init__(self, database: Database, index: LiveIndex) -> None:
        self._database = database
        self._index = index
        self._housekeeper = HouseKeeper()

    def suggest(self, question: Question, *, today: date | None = None) -> Suggestions:
        """Up to `question.limit` suggestions, best first, with the outcome that the engine stands for.

        Raises:
            QuestionRefused: The question, its channel or its language makes no sense.
            SearchFailed: There is nothing to search with, or the search broke.
            KbError: The store cannot be read.
        """
        started = time.perf_counter()
        question = checked(question)
        found = Detected(question.lang, sure=True) if question.lang else detect(question.text)
        ranked = self._ranked(question, found)
        lang = _language(found, ranked)
        with self._database.session() as session:
            house = self._housekeeper.current(session)
            groups = [hit.group for hit in ranked]
            desk = read_desk(session, house, question, groups, lang, today or datetime.now(UTC).date())
        visible = [hit for hit in ranked if hit.group in desk.picked]
        suggestions, warnings = _suggestions(question, desk, visible[: question.limit])
        return Suggestions(
            id=str(uuid.uuid4()),
            language=lang,
            outcome=_outcome(visible, suggestions),
            suggestions=suggestions,
            holding=None,
            took_ms=round((time.perf_counter() - started) * 1000, 3),
            warnings=(*self._index_warnings(), *warnings),
        )

    def _ranked(self, question: Question, found: Detected) -> tuple[Ranked, ...]:
        searcher = self._index.current()
        try:
            return searcher.search(question.text, lang=found.lang if found.sure else None, limit=_CANDIDATES)
        except (QuestionRefused, KbError):
            raise
        except Exception as error:  # an encoder or FAISS gave up: never to look like "no answer"
            raise SearchFailed(f"{type(error).__name__} while searching.") from error

    def _index_warnings(self) -> tuple[str, ...]:
        reason = self._index.state().reason
        return (reason,) if reason else ()


def _language(found: Detected, ranked: Sequence[Ranked]) -> str | None:
    """The question's language; for a word or two that several languages share, that of the phrasing they matched."""
    if found.sure or not ranked or ranked[0].confidence < 0.5:
        return found.lang
    _, _, lang = ranked[0].matched_item.rpartition("#")
    return lang or found.lang


def _suggestions(
    question: Question, desk: Desk, hits: Sequence[Ranked]
) -> tuple[tuple[Suggestion, ...], tuple[str, ...]]:
    made: list[Suggestion] = []
    warnings: list[str] = []
    for hit in hits:
        try:
            made.append(_suggestion(question, desk, hit, desk.picked[hit.group]))
        except TemplateFailed as error:
            warnings.append(f"{hit.group} fits, but cannot be shown. {error} Ask its owner to mend it.")
    return tuple(made), tuple(warnings)


def _suggestion(question: Question, desk: Desk, hit: Ranked, picked: Picked) -> Suggestion:
    entry = picked.entry
    facts, lapsed = desk.facts(entry.lang)
    values = {**question.values, "customer": question.customer, "agent": question.agent, "facts": facts}
    reply = compose(Answer(entry.answer, entry.short), desk.form(entry.lang), values)
    stale = entry.is_stale(desk.today)
    draft = Draft(
        text=reply.text,
        blanks=reply.blanks,
        parts=reply.parts,
        length=reply.length,
        limit=reply.limit,
        lang=desk.lang,
        verified_on=entry.verified,
        stale=stale,
        owner=desk.department_name(entry.department),
    )
    scope = Scope(desk.channel_id, desk.audience, entry.department, entry.lang)
    used_and_lapsed = [name for name in lapsed if f"facts.{name}" in entry.answer + (entry.short or "")]
    return Suggestion(
        entry=EntrySummary(
            id=entry.id,
            lang=entry.lang,
            revision=entry.revision,
            title=entry.title,
            department=entry.department,
            department_name=desk.department_name(entry.department),
            verified_on=entry.verified,
            stale=stale,
        ),
        confidence=hit.confidence,
        matched=hit.matched,
        authority=entry.authority,
        reply=reply,
        checklist=run_checklist(draft, desk.guidelines, scope),
        notes=(
            *picked.notes,
            *(f"{name} has lapsed: ask {lapsed[name]} for its new value." for name in used_and_lapsed),
        ),
    )


def _outcome(hits: Sequence[Ranked], suggestions: Sequence[Suggestion]) -> Outcome:
    """The ranking's outcome, at best "adapt" where the first reply is not fit to be sent as it stands."""
    outcome = decide(hits)
    if outcome != "none" and not suggestions:
        return "adapt"
    if outcome == "ready" and not _is_sendable(hits[0], suggestions[0]):
        return "adapt"
    return outcome


def _is_sendable(hit: Ranked, first: Suggestion) -> bool:
    failed = any(item.status == "fail" and item.level == "must" for item in first.checklist)
    return (
        first.entry.id == hit.group
        and not failed
        and not first.reply.blanks
        and not first.notes
        and not first.entry.stale
        and first.authority != "hand_over"
    )
