"""`.speeddial.json`, which an export leaves in the folder: which store wrote which file from which revision.

Invariant: a document's file is never based on an older revision than the one recorded for it, whatever is killed when.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from kb.documents.limits import MAX_NUMBER

SIDECAR_FILE = ".speeddial.json"
_FORMAT = 1
_LOST = ""


@dataclass(frozen=True, slots=True)
class Sidecar:
    """`revisions` by "kind/key"; `files` has the SHA-256 of every file of the export by its path.

    `unfinished` has those that exports have begun to write since: a killed one leaves the one or the other.
    """

    library: str
    revisions: Mapping[str, int]
    files: Mapping[str, str]
    unfinished: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def is_of(self, library: str) -> bool:
        """Whether this store wrote it, or may have: one that got lost has no records, so that all else conflicts."""
        return self.library in {library, _LOST}


def revision_name(kind: str, key: str) -> str:
    """How the sidecar calls a document."""
    return f"{kind}/{key}"


def dump_sidecar(sidecar: Sidecar) -> str:
    """JSON with sorted keys, so that an export that changes nothing leaves the same bytes."""
    values: dict[str, object] = {
        "format": _FORMAT,
        "library": sidecar.library,
        "revisions": dict(sidecar.revisions),
        "files": dict(sidecar.files),
    }
    if sidecar.unfinished:
        values["unfinished"] = dict(sidecar.unfinished)
    return json.dumps(values, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def parse_sidecar(text: str) -> Sidecar | None:
    """The sidecar, or None when the text is none."""
    try:
        values = json.loads(text)
        if values["format"] != _FORMAT:
            return None
        revisions = {str(name): int(number) for name, number in values["revisions"].items()}
        if any(not 1 <= number <= MAX_NUMBER for number in revisions.values()):
            return None
        files = {str(path): str(digest) for path, digest in values["files"].items()}
        unfinished = {str(path): tuple(map(str, digests)) for path, digests in values.get("unfinished", {}).items()}
        return Sidecar(
            str(values["library"]), MappingProxyType(revisions), MappingProxyType(files), MappingProxyType(unfinished)
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def read_sidecar(folder: Path) -> Sidecar | None:
    """The folder's sidecar, or None where there is none.

    One that cannot be understood, such as with the marks of a merge, gives one without records: then an import only
    finds more conflicts, and loses nothing.
    """
    path = folder / SIDECAR_FILE
    lost = Sidecar(_LOST, MappingProxyType({}), MappingProxyType({}))
    try:
        if path.is_symlink():
            return lost
        return parse_sidecar(path.read_text(encoding="utf-8")) or lost
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, UnicodeDecodeError):
        return lost
