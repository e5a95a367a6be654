"""The published JSON Schemas of the library's files: `python -m kb.documents.schema` writes docs/schemas/."""

import json
import sys
from pathlib import Path
from typing import Any

from kb.documents.fact import FactDocument
from kb.documents.formats import CHANNEL, DEPARTMENT, ENTRY, GUIDELINE, Format

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_FRONT_MATTER: dict[str, Format[Any]] = {
    "entry": ENTRY,
    "department": DEPARTMENT,
    "guideline": GUIDELINE,
    "channel": CHANNEL,
}


def list_schemas() -> dict[str, str]:
    """The text of every schema by its file name."""
    schemas = {name: _front_matter_schema(form) for name, form in _FRONT_MATTER.items()}
    schemas["facts"] = _facts_schema()
    return {
        f"{name}.schema.json": json.dumps({"$schema": _DRAFT, **schema}, indent=2, ensure_ascii=False) + "\n"
        for name, schema in schemas.items()
    }


def write_schemas(folder: Path) -> None:
    """Writes every schema into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in list_schemas().items():
        (folder / name).write_text(text, encoding="utf-8")


def _front_matter_schema(form: Format[Any]) -> dict[str, Any]:
    """The model's schema without the body, which stands below the front matter."""
    schema: dict[str, Any] = form.model.model_json_schema()
    schema["properties"].pop(form.body_field)
    schema["required"] = [name for name in schema["required"] if name != form.body_field]
    return schema


def _facts_schema() -> dict[str, Any]:
    """A fact by its name: the value alone, or the value with its owner, expiry and description."""
    fact: dict[str, Any] = FactDocument.model_json_schema()
    fact["properties"].pop("name")
    fact["required"] = ["value"]
    return {
        "title": "Facts",
        "type": "object",
        "propertyNames": {"pattern": "^[a-z][a-z0-9_]*$"},
        "additionalProperties": {"anyOf": [fact["properties"]["value"], fact]},
    }


if __name__ == "__main__":
    write_schemas(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("docs/schemas"))
