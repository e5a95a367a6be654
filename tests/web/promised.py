"""Promises for tests of the edge, made as if a holding reply had been sent."""

from datetime import UTC, datetime, timedelta

from kb.actor import Actor
from kb.asker import Asker
from kb.people import find_person_by_email
from kb.promises import NewPromise, Promise, open_promise
from tests.web.world import PEOPLE, World


def make_promise(
    world: World,
    *,
    by: str = "agent",
    department: str = "it",
    hours: float = 2,
    made_hours_ago: float = 3,
    question: str = "why does my screen flicker",
    lang: str = "en",
    channel: str | None = None,
    reference: str | None = None,
) -> Promise:
    """A promise of one of the world's people, due in so many hours from now."""
    now = datetime.now(UTC).replace(second=0, microsecond=0)
    with world.services.database.transaction() as db:
        person = find_person_by_email(db, PEOPLE[by][1])
        assert person
        new = NewPromise(department, now + timedelta(hours=hours), question, None, lang, channel, reference=reference)
        actor = Actor(person.name, Asker(person_id=person.id))
        return open_promise(db, new, actor=actor, at=now - timedelta(hours=made_hours_ago))
