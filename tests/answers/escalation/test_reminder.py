"""What a department reads before a promise is due, and when it reads nothing."""

from datetime import timedelta

from answers.escalation.reminder import KIND, ReminderWriter
from answers.promises.reminders import key_of_reminder
from kb.actor import Actor
from kb.asker import Asker
from kb.contacts import Contact
from kb.deliveries import Delivery, add_delivery
from kb.promises import NewPromise, keep_promise, move_promise, open_promise

SAM = Actor("Sam", Asker(person_id=1))
WRITER = ReminderWriter("https://desk.example.org/promises")


def _add(desk) -> tuple[Delivery, str]:
    desk.set_contacts()
    now = desk.clock.now
    with desk.database.transaction() as session:
        new = NewPromise("it", now + timedelta(hours=2), "Where is [name]?", lang="nl", reference="VH-1")
        promise = open_promise(session, new, actor=SAM, at=now)
        delivery = add_delivery(
            session, key=key_of_reminder(promise), kind=KIND, subject_id=promise.id, department="it", now=now
        )
    return delivery, promise.id


def _write(desk, delivery):
    with desk.database.session() as session:
        return WRITER.write(session, delivery, Contact("json://x"), desk.clock.now)


def test_it_says_what_is_owed_and_until_when(desk):
    delivery, _ = _add(desk)
    message = _write(desk, delivery)
    assert message.title == "IT: an answer is due by Tuesday 1 December, 12:00 (Europe/Amsterdam)"
    text = message.text(1000)
    for said in ("in Dutch", "“Where is [name]?”", "Case: VH-1", "https://desk.example.org/promises"):
        assert said in text


def test_a_promise_that_is_kept_or_moved_needs_none(desk):
    delivery, promise_id = _add(desk)
    later = desk.clock.now + timedelta(hours=5)
    with desk.database.transaction() as session:
        move_promise(session, promise_id, later, "Later.", actor=SAM, at=desk.clock.now)
    assert _write(desk, delivery) is None
    other, promise_id = _add(desk)
    with desk.database.transaction() as session:
        keep_promise(session, promise_id, actor=SAM, at=desk.clock.now)
    assert _write(desk, other) is None
