from pathlib import Path

from kb.documents import EntryDocument
from kb.documents.schema import list_schemas

PUBLISHED = Path(__file__).parents[3] / "docs" / "schemas"


def test_published_schemas_are_current() -> None:
    published = {path.name: path.read_text(encoding="utf-8") for path in PUBLISHED.glob("*.json")}
    assert published == list_schemas(), "run `python -m kb.documents.schema`"


def test_every_field_of_an_entry_is_described() -> None:
    assert all(field.description for field in EntryDocument.model_fields.values())
