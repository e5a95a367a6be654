"""The question's way: language, ranked entries, the entries themselves, replies, checklists, outcome.

Status and audience are checked on the entries as the store has them now, never on what the index remembers.
"""

import re
import time
import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from answers.checklist.registry import Draft
from answers.checklist.run import Scope, run_checklist
from answers.errors import SearchFailed, TemplateFailed
from answers.house import HouseKeeper
from answers.language import Detected, detect
from answers.promise import promise_for
from answers.question import Question, checked
from answers.reading import Desk, Picked, read_desk
from answers.receipts import ReceiptBook
from answers.reply.compose import Answer, compose
from answers.suggestions import EntrySummary, Outcome, Suggestion, Suggestions
from answers.sync import LiveIndex
from answers.verdict import Verdict, judge
from index.items import Ranked
from index.searcher import Searcher
from kb.database import Database, get_store_revision

_CANDIDATES = 10  # groups that are looked at; some may be hidden from the one who asks
_TELLING = 0.5  # a match this probable tells the language of a word or two


class Suggester:
    """Answers questions from the store's entries; safe to use from several threads."""

    def __init__(self, database: Database, index: LiveIndex) -> None:
        self._database = database
        self._index = index
        self._housekeeper = HouseKeeper()
        self._receipts = ReceiptBook(database)

    def suggest(self, question: Question, *, now: datetime | None = None) -> Suggestions:
        """Up to `question.limit` suggestions, best first, with the outcome that the engine stands for.

        Raises:
            QuestionRefused: The question, its channel or its language makes no sense.
            SearchFailed: There is nothing to search with, or the search broke.
            KbError: The store cannot be read.
        """
        started = time.perf_counter()
        now = now or datetime.now(UTC)
        question = checked(question)
        found = Detected(question.lang, sure=True) if question.lang else detect(question.text)
        with self._database.session() as session:
            revision = get_store_revision(session)
            searcher = self._index.at(revision)
            ranked = _ranked(searcher, question.text, found)
            lang = _language(found, ranked)
            house = self._housekeeper.current(session, revision)
            desk = read_desk(session, house, question, [hit.group for hit in ranked], lang, now.date())
        visible = [hit for hit in ranked if hit.group in desk.picked]
        verdict = judge(question.text, visible)
        shown = () if verdict.small_talk else visible[: question.limit]
        suggestions, warnings = _suggestions(question, desk, shown)
        outcome = _outcome(verdict, suggestions)
        unanswered = outcome == "none" and verdict.small_talk is None
        said = Suggestions(
            id=str(uuid.uuid4()),
            language=lang,
            outcome=outcome,
            suggestions=suggestions,
            holding=promise_for(desk, suggestions, now) if unanswered else None,
            took_ms=0.0,
            warnings=(*self._index_warnings(), *warnings),
            small_talk=verdict.small_talk.kind if verdict.small_talk else None,
            remark=verdict.small_talk.said if verdict.small_talk else None,
        )
        unkept = self._receipts.keep(question, said, fingerprint=searcher.fingerprint, revision=revision)
        took_ms = round((time.perf_counter() - started) * 1000, 3)
        return replace(said, took_ms=took_ms, warnings=(*said.warnings, *unkept))

    def _index_warnings(self) -> tuple[str, ...]:
        reason = self._index.state().reason
        return (reason,) if reason else ()


def _ranked(searcher: Searcher, text: str, found: Detected) -> tuple[Ranked, ...]:
    try:
        return searcher.search(text, lang=found.lang if found.sure else None, limit=_CANDIDATES)
    except Exception as error:  # an encoder or FAISS gave up: never to look like "no answer"
        raise SearchFailed(f"{type(error).__name__} while searching.") from error


def _language(found: Detected, ranked: Sequence[Ranked]) -> str | None:
    """The question's language; for a word or two that several languages share, that of the phrasing they matched."""
    if found.sure or not ranked or ranked[0].confidence < _TELLING:
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
    department = desk.department_name(entry.department)
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
        owner=department,
    )
    return Suggestion(
        entry=EntrySummary(
            entry.id, entry.lang, entry.revision, entry.title, entry.department, department, entry.verified, stale
        ),
        confidence=hit.confidence,
        matched=hit.matched,
        authority=entry.authority,
        reply=reply,
        checklist=run_checklist(
            draft, desk.guidelines, Scope(desk.channel_id, desk.audience, entry.department, entry.lang)
        ),
        notes=(
            *picked.notes,
            *(
                f"{name} has lapsed: ask {owner} for its new value."
                for name, owner in lapsed.items()
                if re.search(rf"\bfacts\.{name}\b", f"{entry.answer} {entry.short}")
            ),
        ),
    )


def _outcome(verdict: Verdict, suggestions: Sequence[Suggestion]) -> Outcome:
    """The verdict's outcome, at best "adapt" where the first reply is not fit to be sent as it stands."""
    if verdict.outcome == "ready" and not (suggestions and _is_sendable(verdict.ranked[0], suggestions[0])):
        return "adapt"
    return verdict.outcome


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
