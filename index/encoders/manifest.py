"""The manifest of a prepared encoder: written last, so that a folder with a manifest is a finished one.

It holds each file's sha256, taken once; starting compares sizes only, because hashing 100 MB takes longer than loading.
"""

import hashlib
import os
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from index.encoders.errors import EncoderMissing, EncoderUnusable
from index.encoders.fetch import hash_file

FILE = "manifest.json"
FORMAT = 2  # raise it when the graph changes: folders of another format are prepared anew


class FileEntry(BaseModel):
    """One file of the folder."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    size_bytes: int
    sha256: str


class Manifest(BaseModel):
    """What is in the folder, and how texts are given to the model."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: int
    name: str
    dimension: int
    multilingual: bool
    max_tokens: int
    query_prefix: str
    passage_prefix: str
    mean_agreement: float
    least_agreement: float
    files: dict[str, FileEntry]

    @property
    def fingerprint(self) -> str:
        """Name, format and a digest of everything that decides about the vectors."""
        decisive = [self.format, self.max_tokens, self.query_prefix, self.passage_prefix]
        decisive += [f"{name} {entry.sha256}" for name, entry in sorted(self.files.items())]
        digest = hashlib.sha256("\n".join(map(str, decisive)).encode()).hexdigest()
        return f"{self.name}-{digest[:16]}"


def list_files(folder: Path) -> dict[str, FileEntry]:
    """Hash and flush every file of a folder."""
    entries = {}
    for path in sorted(folder.iterdir()):
        with path.open("rb") as opened:
            os.fsync(opened.fileno())
        entries[path.name] = FileEntry(size_bytes=path.stat().st_size, sha256=hash_file(path))
    return entries


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest and flush it."""
    with (folder / FILE).open("w", encoding="utf-8") as opened:
        opened.write(manifest.model_dump_json(indent=2) + "\n")
        opened.flush()
        os.fsync(opened.fileno())


def get_manifest(folder: Path, name: str) -> Manifest:
    """Return the manifest of a finished folder whose files have the sizes that it states.

    Raises:
        EncoderMissing: There is none.
        EncoderUnusable: It cannot be read, is of another format, or a file is absent or cut short.
    """
    try:
        manifest = Manifest.model_validate_json((folder / FILE).read_bytes())
    except FileNotFoundError as error:
        raise EncoderMissing(name, f"it is not prepared in {folder.parent}; prepare the encoders first.") from error
    except (OSError, ValidationError) as error:
        raise EncoderUnusable(name, f"{folder / FILE} cannot be read; delete {folder} and prepare it again.") from error
    if manifest.format != FORMAT:
        raise EncoderUnusable(name, f"{folder} has format {manifest.format}, not {FORMAT}; prepare it again.")
    for file, entry in manifest.files.items():
        path = folder / file
        if not path.is_file() or path.stat().st_size != entry.size_bytes:
            raise EncoderUnusable(name, f"{path} is absent or cut short; prepare the encoders again.")
    return manifest


def find_manifest(folder: Path, name: str) -> Manifest | None:
    """Return the manifest of a folder that can be used as it is, or None."""
    try:
        return get_manifest(folder, name)
    except (EncoderMissing, EncoderUnusable):
        return None
