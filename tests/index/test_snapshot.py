"""The snapshot: what is saved is found again, and what is wrong with it is said."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from index.encoders import HashingEncoder
from index.encoders.protocol import Encoder
from index.items import Item
from index.searcher import Searcher
from index.snapshot import (
    FORMAT,
    GENERATION,
    MANIFEST,
    SnapshotMissing,
    SnapshotUnusable,
    load_snapshot,
    save_snapshot,
)
from tests.index.conftest import CountingEncoder, EnglishEncoder

Items = tuple[Item, ...]
QUESTIONS = [("reset my password", "en"), ("hvor er min ordre", "da"), ("E42", None), ("wachtwoord", "nl")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "snapshot"


def get_generation(folder: Path) -> Path:
    (generation,) = folder.glob(f"{GENERATION}*")
    return generation


def edit_manifest(folder: Path, **changes: object) -> None:
    path = folder / MANIFEST
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))


@pytest.mark.parametrize("encoders", [[], [HashingEncoder()], [EnglishEncoder(), CountingEncoder()]])
def test_what_is_saved_is_found_again(items: Items, folder: Path, encoders: list[Encoder]) -> None:
    saved = Searcher.build(items, encoders)
    save_snapshot(folder, saved, revision=7)
    loaded, revision = load_snapshot(folder, encoders)
    assert revision == 7
    assert (loaded.item_count, loaded.text_count, loaded.fingerprint) == (6, saved.text_count, saved.fingerprint)
    for question, lang in QUESTIONS:
        assert loaded.search(question, lang=lang) == saved.search(question, lang=lang)


def test_loading_embeds_nothing_and_updates_go_on(items: Items, folder: Path, encoder: CountingEncoder) -> None:
    save_snapshot(folder, Searcher.build(items[:4], [HashingEncoder()]), revision=1)
    loaded, _ = load_snapshot(folder, [encoder])
    assert encoder.queries == encoder.passages == []
    updated = loaded.updated(items[4:], ["delivery.da"])
    assert sorted(encoder.queries) == sorted(question for item in items[4:] for question in item.questions)
    assert updated.search("E42")[0].group == "error"


@pytest.mark.parametrize("items_saved", [(), (Item("a", "a", None, (), ""), Item("b", "b", "en", ("  ",), ""))])
def test_a_library_without_texts_is_kept(folder: Path, encoder: CountingEncoder, items_saved: Items) -> None:
    save_snapshot(folder, Searcher.build(items_saved, [encoder]), revision=0)
    loaded, _ = load_snapshot(folder, [encoder])
    assert (loaded.item_count, loaded.search("anything")) == (len(items_saved), ())


def test_odd_texts_are_kept(folder: Path) -> None:
    odd = Item(
        "\u2028", "g\n", "en", ("half \ud800 a pair", "\u202eשלום 😀", 'quote " and \\'), "line\u2028separator\x00"
    )
    searcher = Searcher.build([odd], [])
    save_snapshot(folder, searcher, revision=1)
    loaded, _ = load_snapshot(folder, [])
    assert loaded.library.documents == searcher.library.documents


def test_a_newer_generation_replaces_the_older(items: Items, folder: Path, encoder: CountingEncoder) -> None:
    save_snapshot(folder, Searcher.build(items[:1], [encoder]), revision=1)
    leftover = folder / f"{GENERATION}0-killed"
    leftover.mkdir()
    save_snapshot(folder, Searcher.build(items, [encoder]), revision=2)
    assert get_generation(folder).name.startswith(f"{GENERATION}2-")
    assert load_snapshot(folder, [encoder])[1] == 2


def test_nothing_is_pickled(items: Items, folder: Path, encoder: CountingEncoder) -> None:
    save_snapshot(folder, Searcher.build(items, [encoder]), revision=1)
    kinds = {path.suffix for path in get_generation(folder).rglob("*") if path.is_file()}
    assert kinds == {".json", ".jsonl", ".npy", ".faiss"}


def test_a_folder_without_a_snapshot_is_missing(folder: Path) -> None:
    with pytest.raises(SnapshotMissing, match="There is no snapshot of the index yet"):
        load_snapshot(folder, [])


def truncate_largest(folder: Path) -> None:
    path = max(get_generation(folder).rglob("*.faiss"), key=lambda path: path.stat().st_size)
    path.write_bytes(path.read_bytes()[:-10])


def flip_a_byte(folder: Path) -> None:
    path = get_generation(folder) / "documents.jsonl"
    data = bytearray(path.read_bytes())
    data[10] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (lambda f: (f / MANIFEST).write_text("{"), "its manifest can't be read"),
        (lambda f: (f / MANIFEST).write_bytes(b"\xff\xfe"), "its manifest can't be read"),
        (lambda f: (f / MANIFEST).write_text("[]"), "its manifest is not one"),
        (lambda f: (f / MANIFEST).write_text(json.dumps({"format": FORMAT})), "it is damaged"),
        (truncate_largest, r"\d-\w+\.faiss is truncated or damaged"),
        (flip_a_byte, "documents.jsonl is truncated or damaged"),
        (lambda f: (get_generation(f) / "words.json").unlink(), "words.json is missing"),
        (lambda f: edit_manifest(f, format=FORMAT + 1), "a newer version wrote it"),
        (lambda f: edit_manifest(f, format=FORMAT - 1), "an older version wrote it"),
        (lambda f: edit_manifest(f, items=5), "it holds 6 items and should hold 5"),
        (lambda f: edit_manifest(f, texts=999), "it holds 18 texts and should hold 999"),
        (lambda f: edit_manifest(f, generation="elsewhere"), "is missing"),
        (lambda f: edit_manifest(f, scale={"own": 1}), "it is damaged"),
    ],
)
def test_what_is_wrong_is_said(
    items: Items, folder: Path, encoder: CountingEncoder, damage: Callable[[Path], object], reason: str
) -> None:
    save_snapshot(folder, Searcher.build(items, [encoder]), revision=1)
    damage(folder)
    with pytest.raises(SnapshotUnusable, match=reason):
        load_snapshot(folder, [encoder])
    save_snapshot(folder, Searcher.build(items, [encoder]), revision=2)
    assert load_snapshot(folder, [encoder])[1] == 2, "the next save heals it"


def test_other_encoders_are_named(items: Items, folder: Path) -> None:
    save_snapshot(folder, Searcher.build(items, [HashingEncoder()]), revision=1)
    with pytest.raises(SnapshotUnusable, match=r"built with hashing \(.*\), and configured is english \(english-1\)"):
        load_snapshot(folder, [EnglishEncoder()])
    with pytest.raises(SnapshotUnusable, match="configured is no encoder"):
        load_snapshot(folder, [])


def test_vectors_of_another_count_are_noticed(items: Items, folder: Path, encoder: CountingEncoder) -> None:
    save_snapshot(folder, Searcher.build(items, [encoder]), revision=1)
    other = folder.parent / "other"
    save_snapshot(other, Searcher.build(items[:3], [encoder]), revision=1)
    (get_generation(folder) / "0-query.faiss").write_bytes((get_generation(other) / "0-query.faiss").read_bytes())
    manifest = json.loads((folder / MANIFEST).read_text())
    manifest["files"].pop("0-query.faiss")
    edit_manifest(folder, files=manifest["files"])
    with pytest.raises(SnapshotUnusable, match="holds 8 vectors and should hold 13"):
        load_snapshot(folder, [encoder])


def test_a_save_that_fails_leaves_the_old_snapshot(items: Items, folder: Path, encoder: CountingEncoder) -> None:
    save_snapshot(folder, Searcher.build(items, [encoder]), revision=1)
    (folder / f"{MANIFEST}.new").mkdir()  # where the manifest's draft belongs: the last step fails
    with pytest.raises(OSError, match="Is a directory"):
        save_snapshot(folder, Searcher.build(items[:1], [encoder]), revision=2)
    loaded, revision = load_snapshot(folder, [encoder])
    assert (loaded.item_count, revision) == (6, 1)


def test_what_killed_saves_left_goes_before_anything_is_written(
    items: Items, folder: Path, encoder: CountingEncoder
) -> None:
    searcher = Searcher.build(items, [encoder])
    save_snapshot(folder, searcher, revision=1)
    current = get_generation(folder)
    for name in ("2-killed", "3-killed"):
        (folder / f"{GENERATION}{name}").mkdir()
    (folder / f"{MANIFEST}.new").mkdir()  # this save does not come to its end either
    with pytest.raises(OSError, match="Is a directory"):
        save_snapshot(folder, searcher, revision=4)
    assert current.is_dir()
    assert not any((folder / f"{GENERATION}{name}").exists() for name in ("2-killed", "3-killed"))
    assert load_snapshot(folder, [encoder])[1] == 1
