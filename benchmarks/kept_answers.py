"""What was said already, a line of JSON for each system and set, so that a run that was stopped goes on where it was.

A line belongs to one digest: of the set, the system's settings and its models. Another digest is another line.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.said import Said

DIGITS = 7


@dataclass(frozen=True)
class Kept:
    """What a system said to a set, and the versions that it was said with."""

    said: Said
    versions: Mapping[str, str]


class KeptAnswers:
    """The lines of one file; the last one of a digest counts."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lines: dict[str, dict[str, object]] = {}
        if path.exists():
            for line in path.read_text(encoding="utf-8").splitlines():
                try:
                    row = json.loads(line)
                except json.JSONDecodeError:  # cut short by a kill; a new line was begun after it
                    continue
                self._lines[row["digest"]] = row

    def find(self, digest: str) -> Kept | None:
        """Return what was kept under the digest."""
        row = self._lines.get(digest)
        if row is None:
            return None
        said, versions = row["said"], row["versions"]
        assert isinstance(said, dict)
        assert isinstance(versions, dict)
        rankings = [[(entry, value) for entry, value in ranking] for ranking in said["rankings"]]
        return Kept(Said(rankings, said["outcomes"]), versions)

    def add(self, digest: str, label: str, kept: Kept) -> None:
        """Write a line; `label` is for people who read the file."""
        rankings = [[(entry, round(value, DIGITS)) for entry, value in ranking] for ranking in kept.said.rankings]
        said = asdict(Said(rankings, kept.said.outcomes))
        row = {"digest": digest, "label": label, "versions": dict(kept.versions), "said": said}
        torn = self._path.exists() and not self._path.read_bytes().endswith(b"\n")
        with self._path.open("a", encoding="utf-8") as file:
            file.write(("\n" if torn else "") + json.dumps(row, ensure_ascii=False) + "\n")
        self._lines[digest] = json.loads(json.dumps(row))
