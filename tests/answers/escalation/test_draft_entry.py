"""From a department's answer to a draft of the library."""

from datetime import UTC, datetime

import pytest

from answers.escalation.draft_entry import draft_entry
from kb.asker import NOBODY
from kb.database import Database
from kb.documents import read_library
from kb.entries import save_entry
from kb.escalations import Escalation
from kb.library import import_library
from tests.kb.world import write_world

ANSWER = "You can pick it up at the desk until Friday, and a colleague may bring it."


@pytest.fixture
def house(tmp_path):
    database = Database(f"sqlite:///{tmp_path}/store.db")
    database.upgrade()
    import_library(database, read_library(write_world(tmp_path / "library")), author="lotte")
    yield database
    database.close()


def draft(house: Database, question: str, answer: str = ANSWER, **given):
    values = {"lang": "en", "department": "it", **given}
    escalation = Escalation(id="e", question=question, asker=NOBODY, made_at=datetime.now(UTC), **values)
    with house.transaction() as session:
        document = draft_entry(session, escalation, answer)
        if document is not None:
            save_entry(session, document, expected_revision=None, author="test")
        return document


def test_the_question_is_its_title_or_first_phrasing(house):
    made = draft(house, "Hello [name]. I ordered a spare key last week. Where can I pick it up? Thanks")
    assert made.title == "Where can I pick it up?"
    assert made.questions == ("Hello [name]. I ordered a spare key last week. Where can I pick it up? Thanks",)
    assert (made.id, made.status, made.department, made.answer) == ("it/where-can-i-pick-it-up", "draft", "it", ANSWER)
    assert draft(house, "Where?").questions == ()


def test_its_id_is_free(house):
    assert [draft(house, "Where is my key?").id for _ in range(3)] == [
        "it/where-is-my-key",
        "it/where-is-my-key-2",
        "it/where-is-my-key-3",
    ]


@pytest.mark.parametrize(
    ("question", "slug"),
    [
        ("Où est ma clé?", "ou-est-ma-cle"),
        ("Hvor er min nøgle på øen?", "hvor-er-min-nogle-pa-oen"),
        ("[name]?!", "question"),
    ],
)
def test_its_id_is_plain(house, question, slug):
    assert draft(house, question).id == f"it/{slug}"


def test_it_is_in_the_language_of_its_answer(house):
    danish = "Du kan hente den hos os indtil fredag, og en kollega kan også tage den med."
    assert draft(house, "Where is it?", danish).lang == "da"
    assert draft(house, "Hvor er den?", "OK 42", lang="da").lang == "da"


def test_nothing_personal_and_no_placeholder_comes_into_the_library(house):
    made = draft(house, "Where?", "Mail sam@example.org or {{ facts.nothing }} {% if %} [[cursor]].")
    assert "sam@" not in made.answer
    assert "{{" not in made.answer
    assert "{%" not in made.answer


def test_what_the_store_would_refuse_is_no_draft(house):
    assert draft(house, "Where?", department="gone") is None
