"""The searcher on disk, so that a restart embeds nothing.

A folder holds generations, of which the manifest names the one that counts. A generation is written and synced whole
before the manifest is replaced, so a kill at any moment leaves the old snapshot or the new one. What is on disk is
checked before it is used and never repaired: deleting the folder costs a minute of building.
"""

import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from filelock import FileLock

from index.encoders.protocol import Encoder
from index.generation import read_library, write_library
from index.rehearsal import Foreseen
from index.scale import Scale
from index.searcher import Searcher, fingerprint_of
from index.vectors import VectorsUnusable

FORMAT = 4  # of the folder; what is in the vectors is in the searcher's fingerprint
MANIFEST = "manifest.json"
GENERATION = "generation-"
LOCK = ".lock"
ATTEMPTS = 3  # to read a generation while others are saving


class SnapshotError(Exception):
    """A snapshot can't be loaded."""


class SnapshotMissing(SnapshotError):
    """No snapshot was ever finished in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        super().__init__("There is no snapshot of the index yet; it will be built.")


class SnapshotUnusable(SnapshotError):
    """A snapshot that can't be used, and why; building the index again replaces it."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"The snapshot of the index can't be used: {reason}. It will be built again.")


def save_snapshot(folder: Path, searcher: Searcher, *, revision: int) -> None:
    """Write a generation, make it the one that counts, and remove the others; one process at a time.

    Raises:
        OSError: the disk is full or the folder is read-only; the snapshot that was there still counts.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / LOCK):
        # What a killed save left takes room that this one may need.
        _remove_generations(folder, but=_find_current(folder))
        generation = folder / f"{GENERATION}{revision}-{secrets.token_hex(4)}"
        try:
            generation.mkdir()
            write_library(generation, searcher.library)
            manifest = _make_manifest(generation, searcher, revision)
            _sync(path for path in (*generation.rglob("*"), generation, folder))
        except BaseException:
            shutil.rmtree(generation, ignore_errors=True)
            raise
        _replace_manifest(folder, manifest)
        _remove_generations(folder, but=generation.name)


def load_snapshot(folder: Path, encoders: Sequence[Encoder]) -> tuple[Searcher, int]:
    """Return the searcher and the store's revision that it was saved with; embeds nothing.

    Raises:
        SnapshotMissing: nothing was ever saved there.
        SnapshotUnusable: it is truncated, damaged, of other encoders, or of another format.
    """
    for attempt in range(1, ATTEMPTS + 1):
        manifest = _read_manifest(folder)
        try:
            return _load_generation(folder, manifest, encoders)
        except SnapshotUnusable:
            # Another process may have replaced the generation while it was read.
            if attempt == ATTEMPTS or _read_manifest(folder) == manifest:
                raise
    raise AssertionError("unreachable: the last attempt returns or raises")


def _find_current(folder: Path) -> str | None:
    try:
        return str(_read_manifest(folder).get("generation"))
    except SnapshotError:
        return None


def _remove_generations(folder: Path, *, but: str | None) -> None:
    for generation in folder.glob(f"{GENERATION}*"):
        if generation.name != but:
            shutil.rmtree(generation, ignore_errors=True)


def _make_manifest(generation: Path, searcher: Searcher, revision: int) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "generation": generation.name,
        "revision": revision,
        "searcher": searcher.fingerprint,
        "encoders": [{"name": e.name, "fingerprint": e.fingerprint} for e in searcher.encoders],
        "items": searcher.item_count,
        "texts": searcher.text_count,
        "scale": asdict(searcher.scale),
        "foreseen": asdict(searcher.foreseen),
        "fresh": searcher.fresh,
        "files": {
            path.relative_to(generation).as_posix(): _hash_file(path)
            for path in sorted(generation.rglob("*"))
            if path.is_file()
        },
    }


def _replace_manifest(folder: Path, manifest: dict[str, Any]) -> None:
    draft = folder / f"{MANIFEST}.new"
    draft.write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
    _sync([draft])
    draft.replace(folder / MANIFEST)
    _sync([folder])


def _read_manifest(folder: Path) -> dict[str, Any]:
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise SnapshotMissing(folder) from None
    except (OSError, ValueError):
        raise SnapshotUnusable("its manifest can't be read") from None
    if not isinstance(manifest, dict) or not isinstance(manifest.get("format"), int):
        raise SnapshotUnusable("its manifest is not one")
    return manifest


def _load_generation(folder: Path, manifest: dict[str, Any], encoders: Sequence[Encoder]) -> tuple[Searcher, int]:
    if manifest["format"] != FORMAT:
        age = "a newer" if manifest["format"] > FORMAT else "an older"
        raise SnapshotUnusable(f"{age} version wrote it (format {manifest['format']}, this version reads {FORMAT})")
    try:
        _check_encoders(manifest, encoders)
        generation = folder / Path(manifest["generation"]).name
        _check_files(generation, manifest["files"])
        library = read_library(generation, encoders)
        scale, foreseen = Scale(**manifest["scale"]), Foreseen(**manifest["foreseen"])
        searcher = Searcher(library, scale, foreseen, fresh=bool(manifest["fresh"]))
        _check_counts(manifest, searcher)
        return searcher, int(manifest["revision"])
    except (OSError, ValueError, RuntimeError, KeyError, TypeError, AttributeError, VectorsUnusable) as problem:
        raise SnapshotUnusable(f"it is damaged ({problem})") from problem


def _check_encoders(manifest: dict[str, Any], encoders: Sequence[Encoder]) -> None:
    if manifest["searcher"] == fingerprint_of(encoders):
        return
    built = ", ".join(f"{e['name']} ({e['fingerprint']})" for e in manifest["encoders"]) or "no encoder"
    configured = ", ".join(f"{e.name} ({e.fingerprint})" for e in encoders) or "no encoder"
    raise SnapshotUnusable(f"it was built with {built}, and configured is {configured}")


def _check_files(generation: Path, files: dict[str, str]) -> None:
    for name, digest in files.items():
        path = generation / name
        if not path.is_file():
            raise SnapshotUnusable(f"{name} is missing")
        if _hash_file(path) != digest:
            raise SnapshotUnusable(f"{name} is truncated or damaged")


def _check_counts(manifest: dict[str, Any], searcher: Searcher) -> None:
    for what, wanted, got in (
        ("items", manifest["items"], searcher.item_count),
        ("texts", manifest["texts"], searcher.text_count),
    ):
        if wanted != got:
            raise SnapshotUnusable(f"it holds {got} {what} and should hold {wanted}")


def _hash_file(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sync(paths: Iterable[Path]) -> None:
    """Wait until the files and the names in the folders are on the disk."""
    for path in paths:
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
