"""What the engine says to one question: the values that `suggest` returns and the edges serialise.

Plain frozen data, no behaviour. Must not know how any of it was found.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from answers.explanation import WhyOutcome, WhySuggested
from answers.reply.fields import FieldType
from answers.situations.situation import Situation

Outcome = Literal["ready", "adapt", "none"]
Level = Literal["must", "should"]
Status = Literal["pass", "fail", "confirm"]


@dataclass(frozen=True, slots=True)
class Blank:
    """A value that nobody gave; `start` and `end` are its marker's character range in the reply's text.

    `label` is its name in the reply's language, `hint` says what to write, `choices` are those of the type choice.
    """

    name: str
    label: str
    start: int
    end: int
    type: FieldType = "text"
    hint: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer as one channel shows it.

    `text` is the whole reply in the channel's own markup; `parts` are the messages to send one after the other (a
    single one where the reply fits); `html` is sanitised and may be shown in a page as it is. `length` and `limit` are
    counted by the channel's rule; a limit of None means that there is none. `cursor` is the offset in the text where a
    person goes on writing, None where the answer names no such place. `facts` are those that the text was made with, by
    name; `notes` are sentences on given values that did not fit and became blanks again.
    """

    text: str
    parts: tuple[str, ...]
    html: str
    blanks: tuple[Blank, ...]
    length: int
    limit: int | None
    cursor: int | None = None
    facts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FixItem:
    """A change that mends a reply without changing what it says: (start, end, text) for each place, in order.

    `private_text` is what goes into a private message where the edits leave only a pointer to it in public.
    """

    label: str
    edits: tuple[tuple[int, int, str], ...]
    private_text: str | None = None


@dataclass(frozen=True, slots=True)
class NotApplied:
    """A guideline that is not for this reply, and why."""

    guideline: str
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """One guideline held against a reply; `matches` are the character ranges of the text that it objects to."""

    guideline: str
    title: str
    check: str | None
    level: Level
    status: Status
    detail: str
    matches: tuple[tuple[int, int], ...] = ()
    fixes: tuple[FixItem, ...] = ()


@dataclass(frozen=True, slots=True)
class EntrySummary:
    """Where a suggestion comes from; `stale` says that nobody verified the entry within its own review period."""

    id: str
    lang: str
    revision: int
    title: str
    department: str
    department_name: str
    verified_on: date | None
    stale: bool


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A rendered reply.

    `confidence` is the calibrated probability, 0 to 1, that its entry answers the question; `question` is the number of
    that question where the message asks several, counted from 1. `explanation` is there where it was asked for.
    `withheld` says why its reply is empty: an ambassador has to hand the question over.
    """

    entry: EntrySummary
    confidence: float
    matched: str
    authority: Literal["send", "edit", "hand_over"]
    reply: Reply
    checklist: tuple[ChecklistItem, ...]
    notes: tuple[str, ...] = ()
    question: int | None = None
    explanation: WhySuggested | None = None
    not_applied: tuple[NotApplied, ...] = ()
    withheld: str | None = None


@dataclass(frozen=True, slots=True)
class Holding:
    """The honest "you hear from us by …".

    `reply` is what to send, `message` the same as its channel takes it. `due_at` is aware, in the department's time
    zone, and `when` says it in `lang` and in the customer's `timezone`; None where that is the department's.
    `department` is its id; `contact` is whom to ask there. `takes_days` says that the time is that of such questions.
    """

    reply: str
    due_at: datetime
    department: str
    department_name: str
    contact: str | None
    message: Reply
    when: str
    lang: str
    timezone: str | None = None
    takes_days: bool = False


@dataclass(frozen=True, slots=True)
class FrozenTopic:
    """Why what answers the question is not suggested for now; `remark` says it, and what to do instead."""

    number: int
    title: str
    reason: str
    until: datetime | None
    remark: str


@dataclass(frozen=True, slots=True)
class PinnedStatement:
    """The statement that is pinned for the channel; `reply` is None where the customer's language is missing.

    `languages` are those that it has.
    """

    number: int
    title: str
    languages: tuple[str, ...]
    reply: Reply | None


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """One of several questions of a message.

    `start` and `end` are its character range in the message. Without an answer it has no suggestions, but the holding
    reply of the department that is nearest to it, and a `remark` where the library has one that may not be given.
    """

    text: str
    start: int
    end: int
    outcome: Outcome
    suggestions: tuple[Suggestion, ...]
    holding: Holding | None = None
    explanation: WhyOutcome | None = None
    frozen: FrozenTopic | None = None
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class Combined:
    """One reply that joins the first answers in the message's order; `unanswered` are the other questions' numbers."""

    reply: Reply
    checklist: tuple[ChecklistItem, ...]
    unanswered: tuple[int, ...] = ()
    not_applied: tuple[NotApplied, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestions:
    """All that is said to one question: at most `limit` suggestions, best first.

    `language` is the language of the question (ISO 639-1) or None where nothing tells. `warnings` are sentences for
    the person at the keyboard about a search that worked less well than it should ("only the words were compared").
    `small_talk` is the kind of a message that asks nothing, such as "thanks", and `remark` says so in a sentence; such
    a message has no suggestions and no holding reply, unless the library answers it, which makes it a question. A
    `remark` without small talk says why the outcome is none although the library has an answer.

    `questions` are the several questions of the message, empty where it asks one thing; `suggestions` then begin with
    the first of each, `holding` is for the first of them without an answer, and `combined` is one reply to all.

    `explanation` is there where it was asked for; of several questions each has its own instead. `situations` are what
    the message is: a complaint, praise, a crisis, or a plain question. `frozen` is the frozen topic that it asks about,
    and `pinned` the statement that holds for its channel, whatever it asks. Where the channel's level of engagement
    lets nothing be sent, `held_back` is true and `remark` says why.
    """

    id: str
    language: str | None
    outcome: Outcome
    suggestions: tuple[Suggestion, ...]
    holding: Holding | None
    took_ms: float
    warnings: tuple[str, ...] = ()
    small_talk: str | None = None
    remark: str | None = None
    questions: tuple[AskedQuestion, ...] = ()
    combined: Combined | None = None
    explanation: WhyOutcome | None = None
    situations: tuple[Situation, ...] = ()
    frozen: FrozenTopic | None = None
    pinned: PinnedStatement | None = None
    held_back: bool = False
