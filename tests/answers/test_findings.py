"""What is found by rendering what is published."""

from pathlib import Path

import pytest

from answers.findings import NUMBERS, list_reply_findings
from kb.departments import get_department, save_department
from kb.documents import EntryDocument, parse_department
from kb.entries import save_entry
from tests.answers.conftest import NOW


def test_it_works(store):
    with store.transaction() as session:
        assert list(list_reply_findings(session, NOW)) == []
        new = EntryDocument(id="it/new", lang="en", department="it", title="Where?", answer="Dear [NAME], in the hall.")
        save_entry(session, new, expected_revision=None, author="test")
        draft = new.model_copy(update={"id": "it/draft", "status": "draft"})
        save_entry(session, draft, expected_revision=None, author="test")
        found = list(list_reply_findings(session, NOW))
    assert [(it.number, it.document) for it in found] == [("A001", "entry/it/new:en")]
    assert found[0].message.startswith("In English it can never pass the must “Fill every blank” (blanks): ")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ('hours: "off"\nreply_within: 4h', "is never there for long enough to answer."),
        ('hours: "24/7"\nclosed: [Jan 01/Dec 31]\nreply_within: 4h', "is never there for long enough to answer."),
        ('hours: "24/7"\nchannel_hours: {x: "off"}\nreply_within: 4h', "for long enough to answer on x."),
        ('hours: "Dec 24 10:00-12:00"\nreply_within: 1h\nslow_reply_within: 9h', "for long enough to answer."),
    ],
)
def test_departments_that_can_promise_nothing_are_found(store, fields, said):
    text = f"---\nid: it\nname: IT\ntimezone: Europe/Amsterdam\n{fields}\n---\n"
    with store.transaction() as session:
        revision = get_department(session, "it").revision
        save_department(session, parse_department(text), expected_revision=revision, author="test")
        found = [it for it in list_reply_findings(session, NOW) if it.number == "A002"]
    assert [(it.document, it.message.endswith(said)) for it in found] == [("department/it", True)]


def test_every_number_is_documented():
    page = (Path(__file__).parents[2] / "docs" / "findings.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1:3] for line in page.splitlines() if line.startswith("| A")]
    assert {number.strip(): title.strip() for number, title in rows} == NUMBERS
