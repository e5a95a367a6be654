"""What is killed: `python -m tests.crash.worker DATA` reads lines `SEED PHASE STEP`, and for each forks a life that
works on the data folder until it is killed, or until that step of the phase kills it.

A life says on standard output, a JSON object a line, what it begins and, once that is committed, what it promises.
Forking keeps 50 restarts from importing everything 50 times; the parent of the lives opens nothing.
"""

import hashlib
import json
import os
import random
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from answers.sync import LiveIndex
from index.encoders import HashingEncoder
from index.snapshot import save_snapshot
from kb.current import find_current
from kb.database import Database, get_store_revision
from kb.documents import EntryDocument, FactDocument, Library, read_library
from kb.documents.entry import Status
from kb.entries import EntryRecord, list_entries, save_entry
from kb.facts import get_fact, save_fact
from kb.library import export_library, import_library
from kb.publication import set_status
from kb.revisions import list_latest
from kb.vectors import SqlVectorCache
from tests.crash.generated import write_library
from tests.crash.steps import Steps

PHASES = ("import", "edit", "publish", "build", "follow", "snapshot", "export")


def say(**message: object) -> None:
    """Writes one line at once; the line end before it parts it from what a killed life left half said."""
    sys.stdout.write("\n" + json.dumps(message) + "\n")
    sys.stdout.flush()


def digest_of(document: EntryDocument) -> str:
    """Tells what the document says from what any other edition of it says."""
    said = repr((document.title, document.questions, document.answer))
    return hashlib.sha256(said.encode()).hexdigest()


def open_index(database: Database, data: Path) -> LiveIndex:
    """The index of a process that serves this data folder."""
    return LiveIndex(database, data / "index", lambda: [HashingEncoder()], SqlVectorCache(database))


class Life:
    """One process's work: all phases in a seeded order, each after an import, so that there is something new."""

    def __init__(self, data: Path, seed: int, last_step: int | None) -> None:
        self.data = data
        self.last_step = last_step
        self.first = ""
        self.random = random.Random(seed)
        self.database = Database(f"sqlite:///{data}/store.db")
        self.index = open_index(self.database, data)

    def run(self, first: str) -> None:
        """Works until killed; the phase `first` comes as early as can be."""
        self.first = first
        with self._phase("start"):
            self.database.upgrade()
            self.index.open()
        steps: dict[str, Callable[[], None]] = {name: getattr(self, f"_{name}") for name in PHASES}
        while True:
            order = self.random.sample(PHASES, len(PHASES))
            order.sort(key=lambda name: name != first)
            say(begin="round")
            began = time.perf_counter()
            for name in order:
                if name != "import":
                    steps["import"]()
                steps[name]()
            first = ""
            say(end="round", took=time.perf_counter() - began, steps=0)
            say(begin="again")

    @contextmanager
    def _phase(self, name: str, **promise: object) -> Iterator[None]:
        steps = Steps(self.last_step if name == self.first else None)
        say(begin=name, **promise)
        began = time.perf_counter()
        if steps.last is not None or self.first == "again":
            steps.begin()
        yield
        took = time.perf_counter() - began
        steps.end()
        say(end=name, took=took, steps=steps.taken)

    def _import(self) -> None:
        edition = self._revision() + 1
        library = read_library(write_library(self.data / "library", edition))
        plan = import_library(self.database, library, author="lotte", resolve="file", dry_run=True)
        planned = [name.removeprefix("entry/") for name in (*plan.created, *plan.changed) if name.startswith("entry/")]
        with self._phase("import", planned=_digests(library, planned)):
            import_library(self.database, library, author="lotte", resolve="file")
            with self.database.session() as session:
                numbers = {one.key: one.number for one in list_latest(session) if one.kind == "entry"}
            say(saved=[[key, numbers[key], digest] for key, digest in _digests(library, planned).items()])

    def _edit(self) -> None:
        with self._phase("edit"):
            self._edit_fact()
            for record in self._some_entries(8):
                stamp = self.random.randrange(10**6)
                questions = tuple(f"phrasing {stamp} {number}" for number in range(self.random.randrange(5)))
                with self.database.transaction() as session:
                    current = find_current(session, "entry", record.key)
                    assert current is not None
                    assert isinstance(current.document, EntryDocument)
                    title = f"How do I mend {record.id} with {stamp} in {record.lang}?"
                    changed = {"title": title, "questions": questions, "answer": f"Edited {stamp}."}
                    if record.is_source:  # which its variants' rows follow
                        changed["authority"] = self.random.choice(("send", "edit", "hand_over"))
                    document = current.document.model_copy(update=changed)
                    saved = save_entry(session, document, expected_revision=record.revision, author="anna")
                say(saved=[[record.key, saved.revision, digest_of(document)]])

    def _edit_fact(self) -> None:
        value = f"https://example.org/{self.random.randrange(10**6)}"
        with self.database.transaction() as session:
            expected = get_fact(session, "site").revision
            fact = FactDocument(name="site", value=value)
            saved = save_fact(session, fact, expected_revision=expected, author="anna")
        say(fact=[saved.revision, value])

    def _publish(self) -> None:
        with self._phase("publish"):
            for record in self._some_entries(6):
                status: Status = "published" if record.status == "archived" else "archived"
                with self.database.transaction() as session:
                    saved = set_status(
                        session, record.id, record.lang, status, expected_revision=record.revision, author="anna"
                    )
                    current = find_current(session, "entry", record.key)
                    assert current is not None
                    assert isinstance(current.document, EntryDocument)
                say(saved=[[record.key, saved.revision, digest_of(current.document)]], status=status)

    def _build(self) -> None:
        with self._phase("build"):
            self.index.build()

    def _follow(self) -> None:
        self.index = open_index(self.database, self.data)
        with self._phase("follow"):
            self.index.open()
            self.index.at(self._revision())
            assert self.index.wait(60)

    def _snapshot(self) -> None:
        self.index.at(self._revision())
        assert self.index.wait(60)
        searcher = self.index.at(self._revision())
        with self._phase("snapshot"):
            for _ in range(3):
                save_snapshot(self.data / "index", searcher, revision=self.index.state().revision)

    def _export(self) -> None:
        with self._phase("export"):
            export_library(self.database, self.data / "export")

    def _revision(self) -> int:
        with self.database.session() as session:
            return get_store_revision(session)

    def _some_entries(self, count: int) -> list[EntryRecord]:
        with self.database.session() as session:
            entries = list_entries(session, limit=1000).entries
        by_id = {entry.id: entry for entry in self.random.sample(entries, len(entries))}
        return self.random.sample(list(by_id.values()), count)


def _digests(library: Library, keys: list[str]) -> dict[str, str]:
    documents = {document.key: document for document in library.entries}
    return {key: digest_of(documents[key]) for key in keys}


def main() -> None:
    """Forks a life for each line read, and says how it ended."""
    for line in sys.stdin:
        seed, phase, step = line.split()
        child = os.fork()
        if child == 0:
            try:
                say(pid=os.getpid())
                Life(Path(sys.argv[1]), int(seed), int(step) or None).run(phase)
            except BaseException:  # whatever it was, this process must not go on as its parent
                traceback.print_exc()
            os._exit(1)
        _, status = os.waitpid(child, 0)
        say(ended=os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
