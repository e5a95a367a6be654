"""The checklist of a draft that somebody wrote or changed: one verb for the API, the page and the command line."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal

from answers.checklist.draft import Draft, DraftEntry
from answers.checklist.run import run_checklist
from answers.drafting import draft_entry, draft_of_reply, draft_of_text, scope_of, situations_of
from answers.errors import DraftRefused, TemplateFailed
from answers.house import House, HouseKeeper
from answers.language import detect
from answers.offers import template_values
from answers.question import MAX_CHARACTERS, Question, check_language
from answers.reading import Desk, answer_of, read_desk
from answers.reply.compose import compose
from answers.situations.recognise import recognise_sensed
from answers.situations.situation import Situation
from answers.suggestions import ChecklistItem, NotApplied
from answers.sync import LiveIndex
from answers.withholding import is_withheld
from kb.database import Database, Session, get_store_revision
from kb.documents.nearest import nearest_hint
from kb.errors import NotFound

MAX_DRAFT_CHARACTERS = 10_000

Odds = Mapping[str, float]  # log-odds of situations by a message's meaning
_NO_ODDS: Odds = {}

Role = Literal["agent", "ambassador", "owner", "admin"]


@dataclass(frozen=True, slots=True)
class DraftRequest:
    """A draft and what is known around it.

    `question` is the customer's message; without `lang` it is detected in it, or else in the draft. `entry` is the id
    of the library's answer that the draft comes from, whose department counts where none is named. `departments` are
    those whose answers the writer sees; without any, all.
    """

    text: str
    question: str = ""
    channel: str | None = None
    lang: str | None = None
    entry: str | None = None
    department: str | None = None
    role: Role = "agent"
    departments: frozenset[str] = frozenset()
    customer: Mapping[str, object] = field(default_factory=dict)
    values: Mapping[str, object] = field(default_factory=dict)
    agent: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Checked:
    """What the guidelines say of a draft; `language` is the customer's, `situations` are what the message is.

    `parts` are the messages that it goes out as; `length` and `limit` are counted as its channel does.
    """

    language: str | None
    situations: tuple[Situation, ...]
    checklist: tuple[ChecklistItem, ...]
    not_applied: tuple[NotApplied, ...]
    parts: tuple[str, ...]
    length: int
    limit: int | None


@dataclass(frozen=True, slots=True)
class ReadDraft:
    """A draft, the department whose guidelines count, and what the message is."""

    draft: Draft
    department: str | None
    situations: tuple[Situation, ...]


Reader = Callable[[Session, House, DraftRequest, str | None, datetime, Odds], ReadDraft]


class Checker:
    """Holds guidelines against drafts; safe to use from several threads."""

    def __init__(self, database: Database, index: LiveIndex | None = None) -> None:
        """Without an index only a message's words tell what it is, and its meaning does not."""
        self._database = database
        self._index = index
        self._housekeeper = HouseKeeper()

    def check(self, request: DraftRequest, *, now: datetime | None = None) -> Checked:
        """The checklist of the draft, as of now.

        Raises:
            DraftRefused: The draft is empty or too long, or its department does not exist.
            QuestionRefused: The question is too long, or the channel or the language does not exist.
            NotFound: There is no such entry for this role.
            KbError: The store cannot be read.
        """
        _refuse_useless(request)
        return self._hold(request, read_draft, now)

    def check_suggested(self, request: DraftRequest, *, now: datetime | None = None) -> Checked:
        """The checklist of the entry's reply as it would be suggested, whatever the request's text.

        Raises:
            As for `check`; also TemplateFailed where the entry's template cannot be filled in.
        """
        return self._hold(request, read_suggested, now)

    def _hold(self, request: DraftRequest, read: Reader, now: datetime | None) -> Checked:
        with self._database.session() as session:
            revision = get_store_revision(session)
            house = self._housekeeper.current(session, revision)
            odds = self._sense(request.question, revision)
            found = read(session, house, request, language_of(request), now or datetime.now(UTC), odds)
        return _checked(house, found)

    def _sense(self, message: str, revision: int) -> Odds:
        return self._index.at(revision).sense(message) if self._index is not None and message.strip() else {}


def language_of(request: DraftRequest) -> str | None:
    """The customer's language: as given, or as the question shows it, or else the draft."""
    return request.lang or detect(request.question or request.text).lang


def _checked(house: House, read: ReadDraft) -> Checked:
    held = run_checklist(read.draft, house.guidelines, scope_of(read.draft, read.department))
    draft, channel = read.draft, read.draft.channel
    return Checked(
        language=draft.lang,
        situations=read.situations,
        checklist=held.items,
        not_applied=held.not_applied,
        parts=channel.parts if channel else (draft.text,),
        length=channel.length if channel else len(draft.text),
        limit=channel.limit if channel else None,
    )


def _refuse_useless(request: DraftRequest) -> None:
    if not request.text.strip():
        raise DraftRefused("text", "The draft is empty: write what the customer is to read.")
    if len(request.text) > MAX_DRAFT_CHARACTERS:
        raise DraftRefused(
            "text",
            f"The draft has {len(request.text):,} characters and {MAX_DRAFT_CHARACTERS:,} are the most: shorten it.",
        )
    if len(request.question) > MAX_CHARACTERS:
        raise DraftRefused(
            "question",
            f"The question has {len(request.question):,} characters and {MAX_CHARACTERS:,} are the most: send only "
            "the part that asks something.",
        )
    if request.lang is not None:
        check_language(request.lang)


def read_draft(
    session: Session, house: House, request: DraftRequest, lang: str | None, now: datetime, odds: Odds = _NO_ODDS
) -> ReadDraft:
    """The draft of a request; `odds` are what the message's meaning says of its situations.

    Raises:
        DraftRefused: The department does not exist.
        QuestionRefused: The channel does not exist.
        NotFound: There is no such entry for this role.
    """
    question, desk = _open_desk(session, house, request, lang, now, odds)
    entry, owner = _read_entry(desk, question, request.entry)
    department = request.department or owner
    if department is not None and department not in house.departments:
        hint = nearest_hint(department, house.departments)
        known = ", ".join(sorted(house.departments)) or "none"
        raise DraftRefused(
            "department", f"There is no department “{department[:80]}”{hint}: name one of {known}, or none."
        )
    facts, _ = desk.facts(lang or "en")
    values = template_values(question, facts)
    draft = draft_of_text(desk, request.text, entry, question=question, department=department, values=values)
    return ReadDraft(draft, department, situations_of(desk, question, department))


def read_suggested(
    session: Session, house: House, request: DraftRequest, lang: str | None, now: datetime, odds: Odds = _NO_ODDS
) -> ReadDraft:
    """The draft that the entry's reply would be, with its blanks.

    Raises:
        QuestionRefused: The channel does not exist.
        NotFound: There is no such entry for this role.
        TemplateFailed: Its template cannot be filled in.
    """
    question, desk = _open_desk(session, house, request, lang, now, odds)
    if request.entry is None or request.entry not in desk.picked:
        raise NotFound("entry", request.entry or "")
    entry = desk.picked[request.entry].entry
    facts, _ = desk.facts(entry.lang)
    values = template_values(question, facts)
    reply = compose(answer_of(entry), desk.form(entry.lang), values)
    draft = draft_of_reply(
        desk,
        reply,
        draft_entry(desk, entry, reply),
        question=question,
        lang=entry.lang,
        department=entry.department,
        values=values,
    )
    return ReadDraft(draft, entry.department, situations_of(desk, question, entry.department))


def _open_desk(
    session: Session, house: House, request: DraftRequest, lang: str | None, now: datetime, odds: Odds
) -> tuple[Question, Desk]:
    question = Question(
        text=request.question,
        channel=request.channel,
        lang=lang,
        role=request.role,
        departments=request.departments,
        customer=request.customer,
        values=request.values,
        agent=request.agent,
        situations=recognise_sensed(request.question, lang, odds) if request.question.strip() else (),
    )
    return question, read_desk(
        session, house, question, [request.entry] if request.entry else [], lang, now, frozen_too=True
    )


def _read_entry(desk: Desk, question: Question, entry_id: str | None) -> tuple[DraftEntry | None, str | None]:
    """The library's answer as it would be rendered here, and its department."""
    if entry_id is None:
        return None, None
    if entry_id not in desk.picked:
        raise NotFound("entry", entry_id)
    entry = desk.picked[entry_id].entry
    if is_withheld(question.role, entry):
        return None, entry.department  # what a check says of it would quote it
    facts, _ = desk.facts(entry.lang)
    try:
        reply = compose(answer_of(entry), desk.form(entry.lang), template_values(question, facts))
    except TemplateFailed:
        return None, entry.department  # what cannot be rendered cannot be compared with
    return draft_entry(desk, entry, reply), entry.department
