"""What is found by rendering what is published."""

from pathlib import Path

from answers.findings import NUMBERS, list_reply_findings
from kb.documents import EntryDocument
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


def test_every_number_is_documented():
    page = (Path(__file__).parents[2] / "docs" / "findings.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1:3] for line in page.splitlines() if line.startswith("| A")]
    assert {number.strip(): title.strip() for number, title in rows} == NUMBERS
