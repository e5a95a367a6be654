"""What becomes of promises, said by people and programs: one verb each for the API and the pages.

Whoever asks sees the promises within their reach; another's looks like one that is not there. Invariant: nobody is told
a new time at which the department is closed, and the reply that tells it names that time and no other.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from answers.checking import Checker, DraftRequest
from answers.checklist.moments.open_hours import OpenHours
from answers.department import Department, department_of
from answers.errors import AnswersError, MustsOpen, QuestionRefused
from answers.house import HouseKeeper
from answers.pace import FindPaces, promised_within, without_paces
from answers.promises.follow_up import FollowUp, follow_up, propose_due
from answers.promises.said_due import find_said_due
from answers.question import Question
from answers.reading import Desk, read_desk
from answers.redaction.redact import redact
from kb.actor import Actor
from kb.database import Database, Session, get_store_revision
from kb.departments import find_department, get_department
from kb.errors import NotFound, PromiseResolved, ValueRefused
from kb.holdings import list_named_dues
from kb.promise_lists import Reach
from kb.promises import Promise, get_promise, give_up_promise, keep_promise, list_moves, move_promise

_SAME = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Later:
    """What somebody wants to tell a customer whose promise takes longer.

    Without a `due_at` it is the time that the reply names, or else the one that the department can keep. `reply` is the
    follow-up reply as a person sent it; without one Speeddial writes it, with the `reason` in it. `customer` and
    `agent` fill the greeting and the signature.
    """

    due_at: datetime | None = None
    reply: str | None = None
    reason: str = ""
    customer: Mapping[str, object] = field(default_factory=dict)
    agent: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Moved:
    """The promise with its new time, and the reply that tells it."""

    promise: Promise
    reply: str


class PromiseBook:
    """Settles promises; safe to use from several threads."""

    def __init__(self, database: Database, checker: Checker, find_paces: FindPaces = without_paces) -> None:
        """`find_paces` says what departments managed lately: no new time is faster."""
        self._database = database
        self._find_paces = find_paces
        self._checker = checker
        self._housekeeper = HouseKeeper()

    def find(self, promise_id: str, reach: Reach) -> Promise:
        """The promise.

        Raises:
            NotFound: There is none within reach.
        """
        with self._database.session() as session:
            return get_within(session, promise_id, reach)

    def keep(self, promise_id: str, *, actor: Actor, reach: Reach, now: datetime | None = None) -> Promise:
        """The customer has an answer; said twice changes nothing.

        Raises:
            NotFound: There is none within reach.
        """
        with self._database.transaction() as session:
            get_within(session, promise_id, reach)
            return keep_promise(session, promise_id, actor=actor, at=now or datetime.now(UTC))

    def give_up(self, promise_id: str, *, actor: Actor, reach: Reach, now: datetime | None = None) -> Promise:
        """Nobody will answer any more; said twice changes nothing.

        Raises:
            NotFound: There is none within reach.
            PromiseResolved: It was kept.
        """
        with self._database.transaction() as session:
            get_within(session, promise_id, reach)
            return give_up_promise(session, promise_id, actor=actor, at=now or datetime.now(UTC))

    def write_follow_up(self, promise_id: str, later: Later, *, reach: Reach, now: datetime | None = None) -> FollowUp:
        """The reply that tells the new time, before anything is changed.

        Raises:
            NotFound: There is none within reach.
            PromiseResolved: Nobody owes an answer any more.
            ValueRefused: The new time is not later, or the department is closed then or gone.
            TemplateFailed: The channel's greeting or signature cannot be filled in.
        """
        now = now or datetime.now(UTC)
        with self._database.session() as session:
            promise = _get_owed(session, promise_id, reach)
            desk, question = self._open_desk(session, promise, later, now)
            department = _department_of(session, promise)
            due = later.due_at or self._propose(session, promise, now)
        due = _check_new(promise, department, due, now)
        return follow_up(desk, promise, department, due, question=question, reason=later.reason)

    def move(self, promise_id: str, later: Later, *, actor: Actor, reach: Reach, now: datetime | None = None) -> Moved:
        """The customer was told a later time; told twice changes nothing.

        Raises:
            As for `write_follow_up`; also ValueRefused where reply and `due_at` name different times, and MustsOpen
            where a must of the reply fails.
        """
        now = now or datetime.now(UTC)
        with self._database.session() as session:
            promise = get_within(session, promise_id, reach)
            moves = list_moves(session, promise_id)
            if later.due_at is not None and moves and promise.due_at == later.due_at == moves[-1].to_due_at:
                return Moved(promise, moves[-1].reply)
            department = _department_of(session, promise)
        if later.reply is None:
            told = self.write_follow_up(promise_id, later, reach=reach, now=now)
            due, reply = told.due_at, told.reply.text
        else:
            due, reply = _read_due(later, later.reply, promise, department, now), later.reply
            self._refuse_open_musts(promise, later, reply, now)
        with self._database.transaction() as session:
            _get_owed(session, promise_id, reach)
            hidden = redact(reply, lang=promise.lang, customer=later.customer)
            moved = move_promise(session, promise_id, due.astimezone(UTC), hidden, actor=actor, at=now)
        return Moved(moved, reply)

    def _propose(self, session: Session, promise: Promise, now: datetime) -> datetime:
        """The time that the department can keep; as of a question that takes days where it was promised as one."""
        record = get_department(session, promise.department)
        department = department_of(record, promise.channel)
        named = () if promise.receipt_id is None else list_named_dues(session, promise.receipt_id)
        takes_days = any(it.takes_days for it in named if it.department == promise.department)
        try:
            within = promised_within(department, self._find_paces(record, now), takes_days=takes_days)
            return propose_due(department, promise, now, within)
        except AnswersError as error:
            raise ValueRefused("due_at", str(error)) from error

    def _open_desk(self, session: Session, promise: Promise, later: Later, now: datetime) -> tuple[Desk, Question]:
        house = self._housekeeper.current(session, get_store_revision(session))
        question = Question(
            text=promise.question,
            channel=promise.channel,
            lang=promise.lang,
            customer=later.customer,
            agent=later.agent,
        )
        try:
            return read_desk(session, house, question, [], promise.lang, now), question
        except QuestionRefused:  # the channel went meanwhile: the reply is plain text then
            plain = Question(text=promise.question, lang=promise.lang, customer=later.customer, agent=later.agent)
            return read_desk(session, house, plain, [], promise.lang, now), plain

    def _refuse_open_musts(self, promise: Promise, later: Later, reply: str, now: datetime) -> None:
        """What a check finds wrong with a reply that a person wrote keeps it; what a person has to tick doesn't."""
        request = DraftRequest(
            text=reply,
            question=promise.question,
            channel=promise.channel,
            lang=promise.lang,
            department=promise.department,
            customer=later.customer,
            agent=later.agent,
        )
        checked = self._checker.check(request, now=now)
        failing = tuple(it for it in checked.checklist if it.level == "must" and it.status == "fail")
        if failing:
            raise MustsOpen(failing)


def get_within(session: Session, promise_id: str, reach: Reach) -> Promise:
    """The promise, for somebody who sees so much.

    Raises:
        NotFound: There is none within reach.
    """
    promise = get_promise(session, promise_id)
    if not reach.includes(promise):
        raise NotFound("promise", promise_id)
    return promise


def _get_owed(session: Session, promise_id: str, reach: Reach) -> Promise:
    promise = get_within(session, promise_id, reach)
    if not promise.is_owed:
        raise PromiseResolved(promise_id, promise.state)
    return promise


def _department_of(session: Session, promise: Promise) -> Department:
    record = find_department(session, promise.department)
    if record is None:
        message = (
            f"There is no department `{promise.department}` any more: answer the customer, or give the promise up."
        )
        raise ValueRefused("due_at", message)
    return department_of(record, promise.channel)


def _read_due(later: Later, reply: str, promise: Promise, department: Department, now: datetime) -> datetime:
    """The time that is given, or that the reply names; both have to be the same."""
    zone = ZoneInfo(promise.timezone) if promise.timezone else None
    said = find_said_due(reply, promise.lang, department, now, zone)
    due = later.due_at or said
    if due is None:
        raise ValueRefused("due_at", "The reply names no single new time: write one, or give it as `due_at` as well.")
    if said is not None and abs(said - due) >= _SAME:
        there = zone or ZoneInfo(department.timezone)
        message = f"The reply names {said.astimezone(there):%A %H:%M} and not the new time: make them one."
        raise ValueRefused("reply", message)
    return _check_new(promise, department, due, now)


def _check_new(promise: Promise, department: Department, due: datetime, now: datetime) -> datetime:
    """The new time to the minute.

    Raises:
        ValueRefused: It is not later, or the department is closed then.
    """
    due = due.astimezone(UTC).replace(second=0, microsecond=0)
    if due <= max(promise.due_at, now):
        raise ValueRefused("due_at", "The new time has to be later than the one that was promised, and ahead.")
    hours = OpenHours(department, now)
    local = due.astimezone(hours.zone)
    try:
        is_open = hours.is_open(local)
        when = "" if is_open else hours.say_open(local.date())
    except AnswersError as error:
        raise ValueRefused("due_at", str(error)) from error
    if not is_open:
        raise ValueRefused("due_at", f"{department.name} is closed then: name a time {when}.")
    return due
