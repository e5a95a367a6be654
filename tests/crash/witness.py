"""Hears what every life promised, and after its end checks the data folder against that and against itself."""

import random
import sqlite3
from pathlib import Path

from filelock import FileLock
from sqlmodel import select

from answers.indexing import item_of
from index.encoders import HashingEncoder
from index.searcher import Searcher
from index.snapshot import load_snapshot
from kb.current import list_current
from kb.database import Database, Session, get_store_revision
from kb.documents import parse_entry, read_library
from kb.documents.library import sha256_of
from kb.documents.sidecar import SIDECAR_FILE, parse_sidecar
from kb.entries import changes_since, list_entries, list_published
from kb.facts import get_fact
from kb.library import export_library, import_library
from kb.revisions import get_revision
from kb.tables import DocumentFileRow, DocumentRevisionRow
from tests.crash.lives import Message
from tests.crash.worker import digest_of, open_index
from tests.kb.test_entries import assert_rows_follow_documents

_WHOLE_FILES = {"store.db", "store.db-wal", "store.db-shm"}


class Witness:
    """What was promised so far over one data folder."""

    def __init__(self, data: Path, seed: int) -> None:
        self.data = data
        self.random = random.Random(seed)
        self.database = Database(f"sqlite:///{data}/store.db")
        self.promised: dict[str, int] = {}  # the newest promised revision of each entry
        self.store_revision = 0
        self.has_snapshot = False

    def check(self, said: list[Message]) -> None:
        """Everything that must hold after a life that said this was killed."""
        self._check_file()
        self.database.upgrade()
        with self.database.session() as session:
            self._check_promises(session, said)
            self._check_import(session, said)
            self._check_store(session)
        assert_rows_follow_documents(self.database)
        self._check_snapshot(said)
        self._check_index()
        self._check_leftovers()
        self._check_export()
        self.database.close()

    def check_way_out(self) -> None:
        """An undisturbed export holds all that the store has."""
        export_library(self.database, self.data / "export")
        exported = import_library(self.database, read_library(self.data / "export"), author="x", dry_run=True)
        with self.database.session() as session:
            assert len(exported.unchanged) == len(list_current(session))
        assert (exported.created, exported.changed, exported.kept, exported.conflicts) == ((), (), (), ())
        self._check_export()
        self.database.close()

    def _check_file(self) -> None:
        """Before anything else opens it, as recovery is SQLite's."""
        connection = sqlite3.connect(self.data / "store.db")
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.close()

    def _check_promises(self, session: Session, said: list[Message]) -> None:
        for message in said:
            for key, number, digest in message.get("saved", ()):
                document = parse_entry(get_revision(session, "entry", key, number).source or "")
                assert digest_of(document) == digest, f"{key} revision {number} is not what was promised"
                status = document.status or "published"
                assert message.get("status", status) == status, f"{key} has another status than was promised"
                self.promised[key] = max(number, self.promised.get(key, 0))
            if "fact" in message:
                number, value = message["fact"]
                assert f"site: {value}" in (get_revision(session, "fact", "site", number).source or "")
                assert get_fact(session, "site").revision >= number
        current = {entry.key: entry.revision for entry in list_entries(session, limit=1000).entries}
        lost = {key: number for key, number in self.promised.items() if current.get(key, 0) < number}
        assert not lost, "entries that are gone or older than was promised"

    def _check_import(self, session: Session, said: list[Message]) -> None:
        """The import that the kill cut off is there as a whole or not at all."""
        last = said[-1] if said else {}
        if "planned" not in last:
            return
        current = {entry.key: entry for entry in list_entries(session, limit=1000).entries}
        there = [
            key in current
            and digest_of(parse_entry(get_revision(session, "entry", key, current[key].revision).source or ""))
            == digest
            for key, digest in last["planned"].items()
        ]
        assert len(set(there)) <= 1, f"{sum(there)} of {len(there)} entries of one import are there"

    def _check_store(self, session: Session) -> None:
        revision = get_store_revision(session)
        assert revision >= self.store_revision, "the store's revision went back"
        self.store_revision = revision
        changes = {(change.id, change.lang): change.gone for change in changes_since(session, -1)}
        entries = list_entries(session, limit=1000).entries
        assert changes == {(entry.id, entry.lang): entry.status != "published" for entry in entries}

    def _check_snapshot(self, said: list[Message]) -> None:
        """One that was ever finished is never lost or damaged again."""
        self.has_snapshot |= any(message.get("end") in {"build", "snapshot"} for message in said)
        if self.has_snapshot:
            _, revision = load_snapshot(self.data / "index", [HashingEncoder()])
            assert revision <= self.store_revision

    def _check_index(self) -> None:
        index = open_index(self.database, self.data)
        index.open()
        index.at(self.store_revision)
        assert index.wait(60)
        searcher = index.at(self.store_revision)
        state = index.state()
        assert (state.mode, state.revision, state.reason) == ("hybrid", self.store_revision, None)
        with self.database.session() as session:
            items = [item_of(entry) for entry in list_published(session)]
        found = [document.item for document in searcher.library.documents]
        assert found == sorted(items, key=lambda item: item.id), "the index holds something else than the store"
        fresh = Searcher.build(items, [HashingEncoder()])
        for item in self.random.sample(items, min(6, len(items))):
            ranked = searcher.search(item.questions[0], lang=item.lang)
            assert ranked[0].group == item.group, f"`{item.questions[0]}` finds {ranked[0]}"
            assert ranked == fresh.search(item.questions[0], lang=item.lang), "a vector is not what its text gives"

    def _check_leftovers(self) -> None:
        """What a kill leaves behind is cleared by the next to come, so that it never piles up."""
        folders = {"library", "index", "export"}
        assert {path.name for path in self.data.iterdir()} <= _WHOLE_FILES | folders
        if (self.data / "index").exists():
            with FileLock(self.data / "index/.lock"):  # this process's own snapshot may still be in the writing
                generations = sorted(path.name for path in (self.data / "index").glob("generation-*"))
                others = {path.name for path in (self.data / "index").iterdir()} - set(generations)
            assert len(generations) <= 2, f"the snapshots that count and that a kill cut off are {generations}"
            assert others <= {"manifest.json", "manifest.json.new", ".lock"}
        drafts = sorted(path.name for path in (self.data / "export").rglob(".*.tmp"))
        assert len(drafts) <= 1, f"half files of more than one export are left: {drafts}"

    def _check_export(self) -> None:
        """Every file is one that the store had once, to the last byte."""
        with self.database.session() as session:
            known = {*session.exec(select(DocumentRevisionRow.sha256)), *session.exec(select(DocumentFileRow.sha256))}
        folder = self.data / "export"
        for path in folder.rglob("*.md"):
            assert sha256_of(path.read_text(encoding="utf-8")) in known, f"{path} is not whole"
        if (folder / "facts.yml").exists():
            _, _, fact = (folder / "facts.yml").read_text(encoding="utf-8").partition("\n")  # below the comment
            assert sha256_of(fact) in known, "facts.yml is not whole"
        if (folder / SIDECAR_FILE).exists():
            assert parse_sidecar((folder / SIDECAR_FILE).read_text(encoding="utf-8")), "the sidecar is not whole"
