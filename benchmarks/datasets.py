"""The sets of a data folder: files of entries and files of queries, paired by their names.

Lines of JSON: entries `{"id", "question", "questions"?, "answer", "lang"?}`, queries `{"text", "relevant": [ids],
"lang"?}`, where an empty `relevant` means that no entry answers.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.items import Item


@dataclass(frozen=True)
class Query:
    """A question and the ids of the entries that answer it, possibly none."""

    text: str
    relevant: frozenset[str]
    lang: str | None
    kind: str | None = None  # why nothing answers, where the set says it


@dataclass(frozen=True)
class DataSet:
    """A library and questions to it; `source` is what must be left out together."""

    name: str
    source: str
    items: tuple[Item, ...]
    queries: tuple[Query, ...]


def list_datasets(folder: Path) -> list[DataSet]:
    """Return every pair of files below the folder, by name.

    `queries_to_de` belongs to `entries_de`; queries whose name no entries' name ends belong to all entries beside them.
    """
    found: list[DataSet] = []
    for queries in sorted(folder.rglob("queries*.jsonl")):
        beside = sorted(queries.parent.glob("entries*.jsonl"))
        named = [entries for entries in beside if queries.stem.endswith(entries.stem.removeprefix("entries"))]
        found.extend(read_dataset(entries, queries) for entries in named or beside)
    return found


def read_dataset(entries: Path, queries: Path) -> DataSet:
    """Read one pair of files."""
    folder = entries.parent.name
    suffixes = dict.fromkeys(part for path in (entries, queries) for part in path.stem.split("_")[1:])
    items = tuple(
        Item(
            row["id"], row["id"], row.get("lang"), (row["question"], *row.get("questions", ())), row.get("answer") or ""
        )
        for row in _read_rows(entries)
    )
    asked = tuple(
        Query(row["text"], frozenset(row["relevant"]), row.get("lang"), row.get("kind")) for row in _read_rows(queries)
    )
    # near_miss is cut out of clinc150, and the two covid sets share a subject.
    source = {"near_miss": "clinc150"}.get(folder, folder.split("_")[0])
    return DataSet(" ".join([folder, *suffixes]), source, items, asked)


def _read_rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
