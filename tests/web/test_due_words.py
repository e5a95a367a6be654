"""When a promise is due, in words."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from kb.asker import Asker
from kb.promises import Promise, State
from web.due_words import say_due, urgency_of

NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)  # a Friday, 11:00 in Amsterdam
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def promise(
    due: timedelta, state: State = "open", resolved: timedelta | None = None, *, broken: bool = False
) -> Promise:
    due_at = NOW + due
    return Promise(
        id="p1",
        receipt_id=None,
        question="q",
        lang=None,
        channel=None,
        timezone=None,
        reference=None,
        reference_digest=None,
        department="it",
        asker=Asker(person_id=1),
        made_at=NOW - timedelta(days=9),
        due_at=due_at,
        state=state,
        broken_at=due_at if broken else None,
        resolved_at=None if resolved is None else NOW + resolved,
        resolved_by=None,
        reminded_for=None,
    )


@pytest.mark.parametrize(
    ("given", "urgency", "said"),
    [
        (promise(timedelta(minutes=40)), "soon", "Due in 40 minutes"),
        (promise(timedelta(seconds=10)), "soon", "Due in 1 minute"),
        (promise(timedelta()), "soon", "Due in 1 minute"),
        (promise(timedelta(hours=3, minutes=59)), "later", "Due in 3 hours"),
        (promise(timedelta(hours=12)), "later", "Due today at 23:00"),
        (promise(timedelta(days=3)), "later", "Due Monday at 11:00"),
        (promise(timedelta(minutes=-1)), "late", "1 minute late"),
        (promise(timedelta(hours=-2), "broken", broken=True), "late", "2 hours late"),
        (promise(timedelta(days=-3), "broken", broken=True), "late", "3 days late"),
        (promise(timedelta(hours=1), "kept", timedelta()), "kept", "Answered in time"),
        (promise(timedelta(hours=-5), "kept", timedelta(hours=-2), broken=True), "kept", "Answered 3 hours late"),
        (promise(timedelta(hours=1), "broken", timedelta(), broken=True), "given_up", "Given up"),
    ],
)
def test_it_says_what_a_person_wants_to_hear(given: Promise, urgency: str, said: str) -> None:
    assert (urgency_of(given, NOW), say_due(given, NOW, AMSTERDAM)) == (urgency, said)
