"""A holding reply that a person chooses, whatever was suggested: from the department that they name, as of now."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from answers.errors import AnswersError, NothingPromised
from answers.house import House, HouseKeeper
from answers.pace import PaceBook
from answers.promise import promise_of
from answers.question import Question, checked
from answers.reading import Desk, read_desk
from answers.receipts import named_due
from answers.situations.recognise import recognise_sensed
from answers.suggestions import Holding
from answers.sync import LiveIndex
from kb.asker import Asker
from kb.database import Database, Session, get_store_revision
from kb.documents.nearest import nearest_hint
from kb.entries import EntryRecord
from kb.errors import NotFound, ValueRefused
from kb.holdings import list_named_dues, put_named_due
from kb.receipts import Receipt, get_receipt


class NobodyPromises(NothingPromised):
    """There is no department that can name a time."""

    def __init__(self) -> None:
        super().__init__(
            "No department is there for long enough within a year to promise anything: correct their hours."
        )


@dataclass(frozen=True, slots=True)
class HoldingWish:
    """What is wished for the suggestion of that id.

    Without a `department` it is the one that promised before, else the nearest answer's, else any that can promise.
    Without `takes_days` the department's nearest answer says whether the question takes days. Channel and language are
    those of the suggestion unless others are named; `customer`, `agent` and `values` are as for a question.
    """

    suggestion: str
    department: str | None = None
    takes_days: bool | None = None
    channel: str | None = None
    lang: str | None = None
    customer: Mapping[str, object] = field(default_factory=dict)
    agent: Mapping[str, object] = field(default_factory=dict)
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Given:
    """The holding reply, and the question that it is for, as the receipt has it."""

    holding: Holding
    question: Question


class HoldingDesk:
    """Gives holding replies to suggestions; safe to use from several threads."""

    def __init__(self, database: Database, index: LiveIndex, paces: PaceBook) -> None:
        self._database = database
        self._index = index
        self._paces = paces
        self._housekeeper = HouseKeeper()

    def give(self, wish: HoldingWish, *, asker: Asker, sees_all: bool, now: datetime | None = None) -> Given:
        """The holding reply; the time that it names is kept, in place of what the department named before.

        Raises:
            NotFound: There is no such suggestion, or it was another's and `sees_all` is False.
            QuestionRefused: The channel, the language or the customer's time zone does not exist.
            ValueRefused: The department does not exist.
            NeverOpen, HoursUnreadable: The named department's hours give no time that it can keep.
            NobodyPromises: None was named, and none can promise anything.
            TemplateFailed: The holding line cannot be filled in.
        """
        now = now or datetime.now(UTC)
        with self._database.session() as session:
            receipt = get_receipt(session, wish.suggestion)
            if not sees_all and receipt.asker != asker:
                raise NotFound("suggestion", wish.suggestion)
            revision = get_store_revision(session)
            house = self._housekeeper.current(session, revision)
            question = self._question(wish, receipt, revision)
            desk = read_desk(session, house, question, [], question.lang, now)
            shown = house.variants_of(session, [it.entry_id for it in receipt.shown])
            wanted = tuple(_list_departments(session, house, wish, receipt, shown))
        holding = self._promise(wish, question, desk, wanted, shown)
        with self._database.transaction() as session:
            put_named_due(session, named_due(receipt.id, holding, now))
        return Given(holding, question)

    def _question(self, wish: HoldingWish, receipt: Receipt, revision: int) -> Question:
        lang = wish.lang or receipt.lang
        question = Question(
            receipt.question,
            channel=wish.channel or receipt.channel,
            lang=lang,
            customer=wish.customer,
            agent=wish.agent,
            values=wish.values,
        )
        odds = self._index.at(revision).sense(receipt.question)
        return replace(checked(question), situations=recognise_sensed(receipt.question, lang, odds))

    def _promise(
        self, wish: HoldingWish, question: Question, desk: Desk, wanted: tuple[str, ...], shown: list[EntryRecord]
    ) -> Holding:
        """What the first of them promises that can."""
        for department in wanted:
            slow = wish.takes_days
            if slow is None:
                slow = next((it.takes_days for it in shown if it.department == department), False)
            try:
                return promise_of(desk.house.departments[department], question, desk, self._paces.find, takes_days=slow)
            except AnswersError:
                if wish.department is not None:
                    raise
        raise NobodyPromises


def _list_departments(
    session: Session, house: House, wish: HoldingWish, receipt: Receipt, shown: list[EntryRecord]
) -> Iterator[str]:
    """The one that is named, or all in the order in which they are nearest."""
    known = house.departments
    if wish.department is not None:
        if wish.department not in known:
            hint = nearest_hint(wish.department, known)
            message = f"There is no department `{wish.department[:80]}`{hint}: name one of {', '.join(sorted(known))}."
            raise ValueRefused("department", message)
        yield wish.department
        return
    before = (due.department for due in list_named_dues(session, receipt.id))
    nearest = (entry.department for entry in shown)
    yield from (it for it in dict.fromkeys((*before, *nearest, *sorted(known))) if it in known)
