"""The reply that a promise takes longer: personal, concrete, in five languages, and past every must of the library."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from answers.checking import Checker, DraftRequest
from answers.checklist.moments.open_hours import OpenHours
from answers.department import Department, department_of
from answers.house import House, HouseKeeper
from answers.pace import Pace, Paces, without_paces
from answers.promises.book import Later, PromiseBook
from answers.promises.follow_up import FollowUp, follow_up, propose_due
from answers.promises.said_due import find_said_due
from answers.promises.words import FOLLOW_UP
from answers.question import Question
from answers.reading import read_desk
from answers.times import when_phrase
from kb.actor import Actor
from kb.asker import Asker
from kb.database import Database, get_store_revision
from kb.documents.company_days import parse_company_days
from kb.errors import ValueRefused
from kb.promise_lists import EVERYTHING
from kb.promises import NewPromise, Promise, list_moves, open_promise
from kb.starter import load_starter

NOW = datetime(2026, 11, 18, 10, tzinfo=UTC)  # a Wednesday, 11:00 in Amsterdam
HOUR = timedelta(hours=1)
SAM = Actor("Sam de Vries", Asker(person_id=1))
ASKED = {
    "en": "Where is my parcel?",
    "nl": "Waar is mijn pakket?",
    "da": "Hvor er min pakke?",
    "de": "Wo ist mein Paket?",
    "fr": "Où est mon colis ?",
}
REASONS = {
    "en": "our carrier is still looking for the parcel",
    "nl": "de bezorger zoekt je pakket nog",
    "da": "fragtfirmaet leder stadig efter pakken",
    "de": "der Paketdienst sucht Ihr Paket noch",
    "fr": "le transporteur recherche encore votre colis",
}
WHO = {"customer": {"first_name": "Bo"}, "agent": {"first_name": "Sam", "initials": "SV"}}
PROMISE = Promise(
    id="p1",
    receipt_id="r1",
    question=ASKED["en"],
    lang="en",
    channel=None,
    timezone=None,
    reference=None,
    reference_digest=None,
    department="product",
    asker=SAM.asker,
    made_at=NOW - 3 * HOUR,
    due_at=NOW + HOUR,
    state="open",
    broken_at=None,
    resolved_at=None,
    resolved_by=None,
    reminded_for=None,
)


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('starter')}/store.db")
    database.upgrade()
    load_starter(database)
    yield database
    database.close()


@pytest.fixture(scope="module")
def brand(starter: Database) -> House:
    with starter.session() as session:
        return HouseKeeper().current(session, get_store_revision(session))


def write(starter: Database, brand: House, promise: Promise, reason: str = "") -> tuple[FollowUp, Department]:
    department = department_of(brand.departments[promise.department], promise.channel)
    question = Question(text=promise.question, channel=promise.channel, lang=promise.lang, **WHO)  # type: ignore[arg-type]
    with starter.session() as session:
        desk = read_desk(session, brand, question, [], promise.lang, NOW)
    due = propose_due(department, promise, NOW)
    return follow_up(desk, promise, department, due, question=question, reason=reason), department


@pytest.mark.parametrize("lang", FOLLOW_UP)
def test_it_passes_the_checklist_on_every_channel(starter: Database, brand: House, lang: str) -> None:
    checker = Checker(starter)
    for channel in (None, *brand.channels):
        for late in (-1, 1):
            for reason in ("", REASONS[lang]):
                promise = replace(PROMISE, question=ASKED[lang], lang=lang, channel=channel, due_at=NOW + late * HOUR)
                written, department = write(starter, brand, promise, reason)
                request = DraftRequest(
                    written.reply.text,
                    promise.question,
                    channel,
                    lang,
                    department=department.id,
                    **WHO,  # type: ignore[arg-type]
                )
                failing = [it for it in checker.check(request, now=NOW).checklist if it.status == "fail"]
                assert not failing, (channel, late, reason, written.reply.text)


@pytest.mark.parametrize("lang", FOLLOW_UP)
@pytest.mark.parametrize("late", [-30, -1, 1, 30])
def test_it_names_what_was_promised_why_and_the_new_time(starter: Database, brand: House, lang: str, late: int) -> None:
    promise = replace(PROMISE, question=ASKED[lang], lang=lang, channel="email", due_at=NOW + late * HOUR)
    written, department = write(starter, brand, promise, REASONS[lang])
    text = written.reply.text
    there = written.due_at.tzinfo
    for moment in (promise.due_at.astimezone(there), written.due_at):
        assert when_phrase(moment, NOW, lang) in text
    assert REASONS[lang][1:] + "." in text
    assert find_said_due(text, lang, department, NOW) == written.due_at.astimezone(UTC)
    assert written.reply.blanks == ()


@pytest.mark.parametrize("lang", FOLLOW_UP)
def test_it_is_said_otherwise_once_the_time_is_past(starter: Database, brand: House, lang: str) -> None:
    ahead, past = (replace(PROMISE, lang=lang, due_at=NOW + late * HOUR) for late in (1, -1))
    first, second = (write(starter, brand, it)[0].reply.text.split()[-30:] for it in (ahead, past))
    assert first != second


def test_it_says_times_in_the_customers_zone(starter: Database, brand: House) -> None:
    written, _ = write(starter, brand, replace(PROMISE, timezone="Europe/London"))
    assert "before 11:00" in written.reply.text  # 12:00 in Amsterdam


@pytest.mark.parametrize("reason", ["<b>bold</b> *stars* [a](b)", "  ", "Ends here!"])
def test_a_reason_is_said_as_it_was_typed(starter: Database, brand: House, reason: str) -> None:
    text = write(starter, brand, PROMISE, reason)[0].reply.text
    assert " ".join(reason.split()).rstrip("!") in text
    assert "!." not in text


def test_a_reason_is_no_template(starter: Database, brand: House) -> None:
    text = write(starter, brand, PROMISE, "{{ facts.return_days }} {% if %}")[0].reply.text
    assert "{" not in text
    assert "facts.return_days" in text


def test_in_a_language_that_is_not_spoken_it_is_english(starter: Database, brand: House) -> None:
    assert write(starter, brand, replace(PROMISE, lang="pl"))[0].lang == "en"


@pytest.mark.parametrize("due_hours", [-40, -1, 1, 7, 26, 500])
def test_the_time_that_is_proposed_is_later_and_in_the_departments_hours(brand: House, due_hours: int) -> None:
    for record in brand.departments.values():
        department = department_of(record)
        promise = replace(PROMISE, due_at=NOW + due_hours * HOUR)
        assert propose_due(department, promise, NOW) > max(promise.due_at, NOW)


class TestBook:
    @pytest.fixture
    def book(self, starter: Database) -> PromiseBook:
        return PromiseBook(starter, Checker(starter))

    @pytest.fixture
    def promise(self, starter: Database) -> Promise:
        with starter.transaction() as session:
            new = NewPromise("product", NOW + HOUR, ASKED["en"], None, "en", "email")
            return open_promise(session, new, actor=SAM, at=NOW - HOUR)

    def test_a_move_is_kept_with_its_reply_without_personal_data(
        self, starter: Database, book: PromiseBook, promise: Promise
    ) -> None:
        later = Later(customer={"first_name": "Bo"}, agent={"first_name": "Sam"})
        moved = book.move(promise.id, later, actor=SAM, reach=EVERYTHING, now=NOW)
        assert "Hello Bo" in moved.reply
        with starter.session() as session:
            (move,) = list_moves(session, promise.id)
        assert "Bo" not in move.reply
        assert (move.to_due_at, moved.promise.due_at) == (moved.promise.due_at, move.to_due_at)

    def test_a_channel_that_is_gone_leaves_plain_text(self, starter: Database, book: PromiseBook) -> None:
        with starter.transaction() as session:
            new = NewPromise("product", NOW + HOUR, ASKED["en"], None, "en", "telex")
            promise = open_promise(session, new, actor=SAM, at=NOW - HOUR)
        written = book.write_follow_up(promise.id, Later(), reach=EVERYTHING, now=NOW)
        assert written.reply.text.startswith("We promised you an answer")

    def test_no_new_time_is_faster_than_what_was_managed_lately(self, starter: Database, promise: Promise) -> None:
        slow = Paces(usual=Pace(timedelta(hours=20), 30))
        times = [
            PromiseBook(starter, Checker(starter), find).write_follow_up(promise.id, Later(), reach=EVERYTHING, now=NOW)
            for find in (without_paces, lambda *_: slow)
        ]
        assert times[1].due_at > times[0].due_at

    def test_it_rejects_a_department_that_is_gone(self, starter: Database, book: PromiseBook) -> None:
        with starter.transaction() as session:
            promise = open_promise(session, NewPromise("gone", NOW + HOUR, "q"), actor=SAM, at=NOW - HOUR)
        with pytest.raises(ValueRefused, match="any more"):
            book.move(promise.id, Later(), actor=SAM, reach=EVERYTHING, now=NOW)


def test_a_company_day_is_no_time_to_promise() -> None:
    day = parse_company_days("2026-11-19")
    closed = Department("it", "IT", "Europe/Amsterdam", "Mo-Fr 09:00-17:00", HOUR, closed=(day,))
    assert not OpenHours(closed, NOW).is_open(NOW.astimezone(OpenHours(closed, NOW).zone) + timedelta(days=1))
    assert OpenHours(replace(closed, closed=()), NOW).is_open(NOW + timedelta(days=1))
