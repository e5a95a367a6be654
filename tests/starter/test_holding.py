"""Every starter department's holding reply, on every channel, in every language and at every kind of hour."""

from datetime import UTC, datetime

import pytest

from answers.checklist.catalogue import CATALOGUE
from answers.checklist.run import run_checklist
from answers.drafting import draft_of_reply, scope_of
from answers.house import HouseKeeper
from answers.language import LANGUAGES
from answers.promise import promise_of
from answers.question import Question
from answers.reading import read_desk
from answers.situations.recognise import recognise
from kb.database import Database, get_store_revision
from kb.starter import load_starter

# When, and by which clock.
_MOMENTS = (
    ("2026-11-24T10:00+01:00", None),  # at work
    ("2026-11-24T12:10+01:00", "Asia/Kolkata"),  # at lunch
    ("2026-11-24T16:20+01:00", "America/New_York"),  # before closing
    ("2026-11-24T23:00+01:00", None),  # at night
    ("2026-11-27T18:30+01:00", "Europe/London"),  # over the weekend
    ("2026-12-24T18:00+01:00", None),  # over Christmas
    ("2026-03-28T23:00+01:00", "America/New_York"),  # as the clocks change
)
_ASKED = {
    "en": ("Why is there a fly in my beans?", "This is a disgrace, I have been waiting for weeks!"),
    "nl": ("Waarom zit er een vlieg in mijn bonen?", "Wat een schande, ik wacht al weken!"),
    "da": ("Hvorfor er der en flue i mine bønner?", "Det er en skandale, jeg har ventet i ugevis!"),
    "de": ("Warum ist eine Fliege in meinen Bohnen?", "Eine Frechheit, ich warte seit Wochen!"),
    "fr": ("Pourquoi y a-t-il une mouche dans mes grains ?", "C’est une honte, j’attends depuis des semaines !"),
}


@pytest.fixture(scope="module")
def starter(tmp_path_factory):
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('holding') / 'store.sqlite3'}")
    database.upgrade()
    load_starter(database, checks=CATALOGUE)
    with database.session() as session:
        yield session, HouseKeeper().current(session, get_store_revision(session))
    database.close()


def _held(starter, record, channel, lang, moment, zone, asked):
    """The holding reply, and what the guidelines say of it."""
    session, house = starter
    customer = {"first_name": "Sanne", **({"timezone": zone} if zone else {})}
    question = Question(
        asked,
        channel=channel,
        lang=lang,
        customer=customer,
        agent={"first_name": "Lotte", "initials": "LV"},
        situations=recognise(asked, lang),
    )
    desk = read_desk(session, house, question, [], lang, datetime.fromisoformat(moment).astimezone(UTC))
    holding = promise_of(record, question, desk)
    draft = draft_of_reply(
        desk,
        holding.message,
        None,
        question=question,
        lang=lang,
        department=record.id,
        values={"customer": customer, "agent": question.agent},
    )
    return holding, run_checklist(draft, house.guidelines, scope_of(draft, record.id, lang=lang)).items


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("moment", "zone"), _MOMENTS)
def test_no_must_fails_and_it_is_one_message(starter, lang, moment, zone):
    _, house = starter
    failed = []
    for record in house.departments.values():
        for channel in (None, *house.channels):
            for asked in _ASKED[lang]:
                holding, items = _held(starter, record, channel, lang, moment, zone, asked)
                assert len(holding.message.parts) == 1, (record.id, channel, holding.reply)
                assert not holding.message.blanks
                failed += [
                    (record.id, channel, item.guideline, item.detail, holding.reply)
                    for item in items
                    if item.status == "fail" and item.level == "must"
                ]
    assert failed == []
