"""Two folders and the store change in any order: nothing that was accepted is lost without a word.

Every document's text is a chain such as `c.1.4`, to which each edit appends a number. So whether a text was made from
another can be read off the text itself, and the rule needs no second implementation of the comparison to be checked.
"""

import itertools
import shutil
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from kb.current import list_current
from kb.database import Database
from kb.documents import AnyDocument, EntryDocument, FactDocument, read_library
from kb.entries import delete_entry, save_entry
from kb.errors import ExportRefused
from kb.facts import save_fact
from kb.library import ImportSummary, Resolve, export_library, import_library
from tests.kb.documents import strategies
from tests.kb.world import FILES, write_files

SIDECAR = ".speeddial.json"
NAMES = {
    "entry/it/a:en": "entries/it/a.md",
    "entry/it/a:nl": "entries/it/a.nl.md",
    "entry/it/b:en": "entries/it/b.md",
    "entry/it/new:en": "entries/it/new.md",
    "fact/x": "facts.yml",
    "fact/y": "facts.yml",
}
START = {
    "departments/it.md": FILES["departments/it.md"].replace("facts.reset_url", "facts.x"),
    "entries/it/a.md": "---\nid: it/a\ntitle: A?\ndepartment: it\nlang: en\n---\nc\n",
    "entries/it/a.nl.md": "---\nid: it/a\ntitle: A?\nlang: nl\n---\nc\n",
    "entries/it/b.md": "---\nid: it/b\ntitle: B?\ndepartment: it\nlang: en\n---\nc\n",
    "facts.yml": "# ours\nx: c\ny: c\n",
}
NEW = "entry/it/new:en"
Texts = dict[str, str]


class World:
    """One store, two folders, and every text that the store ever had."""

    def __init__(self, home: Path, template: Path) -> None:
        shutil.copy(template, home / "store.db")
        self.database = Database(f"sqlite:///{home}/store.db")
        self.folders = [home / "a", home / "b"]
        self.numbers = itertools.count(1)
        self.accepted: dict[str, set[str]] = {name: set() for name in NAMES}
        self.unsure = [False, False]  # folders whose sidecar cannot know all: more conflicts are right then
        self.note()
        for number in (0, 1):
            self.export(number)

    def note(self) -> Texts:
        """The store's texts."""
        with self.database.session() as session:
            texts = _texts([one.document for one in list_current(session).values()])
        for name, text in texts.items():
            self.accepted[name].add(text)
        return texts

    def texts(self, number: int) -> Texts:
        """The folder's texts."""
        return _texts([document for _, document in read_library(self.folders[number]).documents()])

    def edit(self, number: int, names: set[str]) -> None:
        """Someone appends to documents of the folder, or adds the new one."""
        texts = self.texts(number)
        changes = {name: f"{texts[name]}.{next(self.numbers)}" for name in sorted(names & texts.keys())}
        self.put(number, changes)
        if NEW in names - texts.keys():
            new = f"c.{next(self.numbers)}"
            file = START["entries/it/b.md"].replace("it/b", "it/new").replace("\nc\n", f"\n{new}\n")
            write_files(self.folders[number], {NAMES[NEW]: file})

    def put(self, number: int, changes: Texts) -> None:
        """Replaces texts in their files, and nothing else."""
        before = self.texts(number)
        for name, new in changes.items():
            path = self.folders[number] / NAMES[name]
            field = "" if name.startswith("entry") else name.removeprefix("fact/") + ": "
            file = path.read_text(encoding="utf-8").replace(f"\n{field}{before[name]}\n", f"\n{field}{new}\n")
            path.write_text(file, encoding="utf-8")
        assert self.texts(number) == before | changes

    def edit_store(self, name: str) -> None:
        """Someone appends to a document in the browser."""
        with self.database.transaction() as session:
            current = {_name(one.document): one for one in list_current(session).values()}.get(name)
            if current is None:
                return
            document, number = current.document, current.revision.number
            if isinstance(document, EntryDocument):
                document = document.model_copy(update={"answer": f"{_text(document)}.{next(self.numbers)}"})
                save_entry(session, document, expected_revision=number, author="anna")
            elif isinstance(document, FactDocument):
                document = document.model_copy(update={"value": f"{_text(document)}.{next(self.numbers)}"})
                save_fact(session, document, expected_revision=number, author="anna")
        self.note()

    def delete(self, name: str) -> None:
        """Someone deletes an entry in the browser."""
        with self.database.transaction() as session:
            current = {_name(one.document): one for one in list_current(session).values()}.get(name)
            if current is not None and isinstance(current.document, EntryDocument):
                number, document = current.revision.number, current.document
                delete_entry(session, document.id, document.lang, expected_revision=number, author="anna")

    def export(self, number: int) -> None:
        """An export loses no text that the store never had."""
        before = self.texts(number) if self.folders[number].exists() else {}
        try:
            export_library(self.database, self.folders[number])
        except ExportRefused:
            assert self.texts(number) == before
            return
        after, store = self.texts(number), self.note()
        assert all(text in {after.get(name), *self.accepted[name]} for name, text in before.items())
        assert {name: after.get(name) for name in store} == store
        stale = {name for name in after.keys() - store.keys() if after[name] in self.accepted[name]}
        assert self.unsure[number] or not stale  # without its record, an export knows no file as its own
        self.unsure[number] &= after != store

    def load(self, number: int, part: str = "", resolve: Resolve | None = None) -> ImportSummary:
        """An import replaces a text only by one that was made from it, and names each that it refuses."""
        library = read_library(self.folders[number] / part)
        before = self.note()
        accepted = {name: set(texts) for name, texts in self.accepted.items()}
        summary = import_library(self.database, library, author="x", resolve=resolve)
        after = self.note()
        for name, text in _texts([document for _, document in library.documents()]).items():
            old, new = before.get(name), after.get(name)
            if old != new:
                assert new == text
                assert name in summary.changed + summary.created
                assert resolve or (_follows(text, old) if old else not accepted[name]), f"{name}: {old} became {new}"
            elif text != new:
                assert name in summary.conflicts or (name in summary.kept and text in accepted[name])
                assert self.unsure[number] or old is None or not _follows(text, old), f"{name}: {text} was refused"
        return summary

    def load_unrecorded(self, number: int) -> None:
        """The import is killed before it can bring the sidecar up to date."""
        sidecar = self.folders[number] / SIDECAR
        before = sidecar.read_bytes()
        self.load(number)
        sidecar.write_bytes(before)
        self.unsure[number] = True

    def settle(self, number: int) -> None:
        """Someone writes into each file in conflict what the store says and more, and has the files win."""
        conflicts = self.load(number).conflicts
        store = self.note()
        texts = self.texts(number)
        self.put(number, {name: f"{store.get(name, texts[name])}.{next(self.numbers)}" for name in conflicts})
        assert self.load(number, resolve="file").conflicts == ()
        assert self.load(number).conflicts == ()

    def clone(self, number: int) -> None:
        """The other folder becomes a copy, as by git."""
        shutil.rmtree(self.folders[1 - number])
        shutil.copytree(self.folders[number], self.folders[1 - number])
        unknown = any(text not in self.accepted[name] for name, text in self.texts(number).items())
        self.unsure = [self.unsure[number] or unknown] * 2  # of two who have it, only the one who imports it is told

    def spoil(self, number: int) -> None:
        """A merge leaves its marks in the sidecar."""
        (self.folders[number] / SIDECAR).write_text("<<<<<<< ours\n", encoding="utf-8")
        self.unsure[number] = True


def _name(document: AnyDocument) -> str:
    return f"{'entry' if isinstance(document, EntryDocument) else 'fact'}/{document.key}"


def _text(document: AnyDocument) -> str:
    if isinstance(document, EntryDocument):
        return document.answer.strip()
    assert isinstance(document, FactDocument)
    return str(document.value)


def _texts(documents: list[AnyDocument]) -> Texts:
    return {_name(one): _text(one) for one in documents if isinstance(one, EntryDocument | FactDocument)}


def _follows(text: str, old: str) -> bool:
    return f"{text}.".startswith(f"{old}.")


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the library in it, to be copied."""
    home = tmp_path_factory.mktemp("template")
    database = Database(f"sqlite:///{home}/store.db")
    database.upgrade()
    import_library(database, read_library(write_files(home / "library", START)), author="x")
    database.close()
    return home / "store.db"


folders = st.integers(0, 1)
names = st.sampled_from(sorted(NAMES))
parts = st.sampled_from(["entries", "entries/it", "entries/it/a.md", "facts.yml"])
weighted = {  # one_of would give every verb the same share, and hardly ever two edits and two imports in a row
    "edit": (8, st.tuples(folders, st.sets(names, min_size=3))),
    "load": (8, st.tuples(folders) | st.tuples(folders, parts)),
    "export": (1, st.tuples(folders)),
    "edit_store": (2, st.tuples(names)),
    "delete": (1, st.tuples(st.sampled_from(["entry/it/a:nl", "entry/it/b:en", NEW]))),
    **dict.fromkeys(("load_unrecorded", "settle", "clone", "spoil"), (1, st.tuples(folders))),
}
verbs = st.sampled_from([verb for verb, (weight, _) in weighted.items() for _ in range(weight)])
steps = verbs.flatmap(lambda verb: st.tuples(st.just(verb), weighted[verb][1]))


@settings(strategies.steady, max_examples=40, phases=[Phase.explicit, Phase.generate])
@given(steps=st.lists(steps, min_size=8, max_size=16))
def test_nothing_accepted_is_lost(
    tmp_path_factory: pytest.TempPathFactory, template: Path, steps: list[tuple[str, tuple[object, ...]]]
) -> None:
    world = World(tmp_path_factory.mktemp("world"), template)
    for verb, arguments in steps:
        getattr(world, verb)(*arguments)
    world.database.close()
