"""A library between its folder and the store: what each side changed, what clashes, and that no byte is lost."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.database import Database, get_store_revision
from kb.departments import delete_department, list_departments
from kb.documents import (
    ChannelDocument,
    EntryDocument,
    FactDocument,
    Library,
    LibraryUnreadable,
    parse_entry,
    read_library,
)
from kb.entries import delete_entry, find_entry, get_entry, save_entry
from kb.errors import DocumentInUse, ExportRefused, FolderUnwritable
from kb.facts import delete_fact, get_fact, save_fact
from kb.files import write_atomically
from kb.guidelines import delete_guideline
from kb.library import ImportSummary, export_library, import_library
from kb.publication import set_status
from kb.revisions import list_revisions
from tests.kb.documents import strategies
from tests.kb.test_entries import assert_rows_follow_documents
from tests.kb.world import FILES, read_files, write_files

RESET = "entries/it/reset-password.md"
DUTCH = "entries/it/reset-password.nl.md"
KEY = "entry/it/reset-password:en"
BYTES = {name: text.encode() for name, text in FILES.items()}


def load(database: Database, folder: Path, **options: object) -> ImportSummary:
    return import_library(database, read_library(folder), author="lotte", **options)  # type: ignore[arg-type]  # a test's shorthand


def edit_file(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_bytes(text.replace(old, new).encode())


def edit_store(database: Database, **fields: object) -> None:
    with database.transaction() as session:
        current = get_entry(session, "it/reset-password", "en")
        document = parse_entry(FILES[RESET]).model_copy(update=fields)
        save_entry(session, document, expected_revision=current.revision, author="anna")


def title(database: Database) -> str:
    with database.session() as session:
        return get_entry(session, "it/reset-password", "en").title


def test_import_creates_everything(database: Database, folder: Path) -> None:
    summary = load(database, folder)
    assert summary.created == (
        "channel/x",
        "department/hr",
        "department/it",
        "entry/hr/open-jobs:en",
        KEY,
        "entry/it/reset-password:nl",
        "fact/delivery",
        "fact/reset_url",
        "fact/return_days",
        "guideline/apology-is-personal",
    )
    assert (summary.changed, summary.unchanged, summary.conflicts, summary.not_in_folder) == ((), (), (), 0)
    assert_rows_follow_documents(database)
    with database.session() as session:
        assert get_fact(session, "delivery").value_in("nl") == "3 dagen"
        assert get_fact(session, "delivery").value_in("da") == "3 days"
        assert list_departments(session)[1].name_in("nl") == "ICT"


def test_import_again_changes_nothing(house: Database, folder: Path) -> None:
    summary = load(house, folder)
    assert len(summary.unchanged) == 10
    with house.session() as session:
        assert get_store_revision(session) == 1


def test_dry_run_writes_nothing(database: Database, folder: Path) -> None:
    summary = load(database, folder, dry_run=True)
    assert (len(summary.created), summary.dry_run) == (10, True)
    with database.session() as session:
        assert get_store_revision(session) == 0
        assert find_entry(session, "it/reset-password", "en") is None


def test_changed_in_the_folder_only(house: Database, folder: Path) -> None:
    edit_file(folder, RESET, "title: How do I", "title: How can I")
    edit_file(folder, "facts.yml", "value: 30", "value: 60")
    summary = load(house, folder)
    assert summary.changed == (KEY, "fact/return_days")
    assert title(house) == "How can I reset my password?"
    assert_rows_follow_documents(house)


def test_changed_in_the_store_only(house: Database, folder: Path) -> None:
    edit_store(house, title="Ours")
    assert load(house, folder).kept == (KEY,)
    assert title(house) == "Ours"


def test_changed_in_both_is_a_conflict(house: Database, folder: Path) -> None:
    edit_store(house, title="Ours")
    edit_file(folder, RESET, "title: How do I", "title: How can I")
    edit_file(folder, "channels/x.md", "280", "500")
    summary = load(house, folder)
    assert (summary.conflicts, summary.changed) == ((KEY,), ("channel/x",))
    assert title(house) == "Ours"


@pytest.mark.parametrize(("resolve", "wanted"), [("file", "How can I reset my password?"), ("store", "Ours")])
def test_conflict_is_settled_when_asked(house: Database, folder: Path, resolve: str, wanted: str) -> None:
    edit_store(house, title="Ours")
    edit_file(folder, RESET, "title: How do I", "title: How can I")
    assert load(house, folder, resolve=resolve).conflicts == ()
    assert title(house) == wanted


def test_same_change_on_both_sides_is_none(house: Database, folder: Path) -> None:
    edit_store(house, title="How can I reset my password?")
    edit_file(folder, RESET, "title: How do I", "title: How can I")
    assert KEY in load(house, folder).unchanged


def test_change_that_was_taken_back_is_none(house: Database, folder: Path) -> None:
    edit_store(house, title="Ours")
    edit_store(house, title="How do I reset my password?")
    edit_file(folder, RESET, "title: How do I", "title: How can I")
    assert load(house, folder).changed == (KEY,)


def test_made_on_both_sides_differently_is_a_conflict(house: Database, folder: Path) -> None:
    with house.transaction() as session:
        save_fact(session, FactDocument(name="fee", value=1), expected_revision=None, author="anna")
    edit_file(folder, "facts.yml", "# where", "fee: 2\n# where")
    assert load(house, folder).conflicts == ("fact/fee",)
    with house.session() as session:
        assert get_fact(session, "fee").value == 1


def test_deleted_in_the_store(house: Database, folder: Path) -> None:
    with house.transaction() as session:
        delete_entry(session, "it/reset-password", "nl", expected_revision=1, author="anna")
    assert load(house, folder).kept == ("entry/it/reset-password:nl",)
    edit_file(folder, DUTCH, "Stel", "Zet")
    assert load(house, folder).conflicts == ("entry/it/reset-password:nl",)
    assert load(house, folder, resolve="file").created == ("entry/it/reset-password:nl",)
    assert_rows_follow_documents(house)


def test_absent_from_the_folder_is_left_alone(house: Database, folder: Path) -> None:
    (folder / DUTCH).unlink()
    (folder / "facts.yml").write_text("reset_url: https://example.org/reset\n", encoding="utf-8")
    assert load(house, folder).not_in_folder == 3


def test_export_makes_the_base_of_the_next_import(house: Database, folder: Path) -> None:
    edit_store(house, title="Ours")
    export_library(house, folder)
    edit_file(folder, RESET, "title: Ours", "title: Theirs")
    assert load(house, folder).changed == (KEY,)
    assert title(house) == "Theirs"


def test_sidecar_of_another_store_is_no_base(house: Database, folder: Path, tmp_path: Path) -> None:
    edit_store(house, title="Ours")
    export_library(house, folder)
    other = Database(f"sqlite:///{tmp_path}/other.db")
    other.upgrade()
    load(other, folder)
    with other.transaction() as session:
        current = get_entry(session, "it/reset-password", "en")
        assert current.revision == 2  # numbers go on, or the Dutch variant of revision 1 would look up to date
        save_entry(session, parse_entry(FILES[RESET]), expected_revision=2, author="x")
    edit_file(folder, RESET, "title: Ours", "title: Theirs")
    assert load(other, folder).conflicts == (KEY,)
    other.close()


def test_numbers_go_on_from_what_variants_were_translated_from(database: Database, folder: Path) -> None:
    edit_file(folder, DUTCH, "source_revision: 1", "source_revision: 7")
    load(database, folder)
    with database.session() as session:
        assert get_entry(session, "it/reset-password", "en").revision == 7
        assert get_entry(session, "it/reset-password", "nl").revision == 1


def test_a_part_is_checked_against_the_store(house: Database, tmp_path: Path) -> None:
    text = "---\nid: it/new\ntitle: New?\ndepartment: {}\nlang: en\n---\n{{{{ facts.{} }}}}\n"
    path = tmp_path / "new.md"
    path.write_text(text.format("it", "reset_url"), encoding="utf-8")
    assert load(house, path).created == ("entry/it/new:en",)
    path.write_text(text.format("itt", "nothing"), encoding="utf-8")
    with pytest.raises(LibraryUnreadable) as caught:
        load(house, path)
    assert {(problem.file, problem.field) for problem in caught.value.problems} == {
        ("new.md", "department"),
        ("new.md", "answer"),
    }


def test_variant_alone_finds_its_source_in_the_store(house: Database, tmp_path: Path) -> None:
    path = tmp_path / "reset-password.da.md"
    path.write_text(FILES[DUTCH].replace("lang: nl", "lang: da"), encoding="utf-8")
    assert load(house, path).created == ("entry/it/reset-password:da",)
    path = tmp_path / "other.da.md"
    path.write_text(
        FILES[DUTCH].replace("lang: nl", "lang: da").replace("it/reset-password", "it/other"), encoding="utf-8"
    )
    with pytest.raises(LibraryUnreadable, match="name the department, or add the file of the entry"):
        load(house, path)


def test_languages_may_swap_which_file_is_the_source(house: Database, folder: Path) -> None:
    shared = "department: it\nauthority: send\nreview_every: 90d\n"
    edit_file(folder, RESET, "department: it\n", "")
    edit_file(folder, RESET, "authority: send\nreview_every: 90d\n", "")
    edit_file(folder, DUTCH, "lang: nl\n", "lang: nl\n" + shared)
    (folder / RESET).rename(folder / "entries/it/reset-password.en.md")
    (folder / DUTCH).rename(folder / RESET)
    summary = load(house, folder)
    assert (len(summary.unchanged), summary.changed) == (10, ())


def test_export_gives_back_every_byte(house: Database, folder: Path, tmp_path: Path) -> None:
    summary = export_library(house, tmp_path / "out")
    assert read_files(tmp_path / "out") == BYTES
    assert summary.written == tuple(sorted(BYTES))
    assert export_library(house, tmp_path / "out").unchanged == tuple(sorted(BYTES))


def test_export_into_the_folder_that_was_imported(house: Database, folder: Path) -> None:
    edit_store(house, title="Ours")
    summary = export_library(house, folder)
    assert summary.written == (RESET,)
    assert "title: Ours" in (folder / RESET).read_text(encoding="utf-8")


def test_new_comments_in_a_file_survive_although_nothing_changed(house: Database, folder: Path) -> None:
    edit_file(folder, DUTCH, "lang: nl", "lang: nl  # Flemish reads the same")
    edit_file(folder, "facts.yml", "# where", "# whither")
    assert len(load(house, folder).unchanged) == 10
    before = read_files(folder)
    assert export_library(house, folder).written == ()
    assert read_files(folder) == before


def test_byte_order_mark_and_line_ends_survive(database: Database, tmp_path: Path) -> None:
    files = {name: "\ufeff" + text.replace("\n", "\r\n") for name, text in FILES.items()}
    load(database, write_files(tmp_path / "in", files))
    export_library(database, tmp_path / "out")
    assert read_files(tmp_path / "out") == {name: text.encode() for name, text in files.items()}


def test_changed_fact_leaves_the_rest_of_its_file_alone(house: Database, tmp_path: Path) -> None:
    with house.transaction() as session:
        save_fact(session, FactDocument(name="reset_url", value="https://a.b"), expected_revision=1, author="anna")
    export_library(house, tmp_path)
    wanted = FILES["facts.yml"].replace("https://example.org/reset", "https://a.b")
    assert read_files(tmp_path)["facts.yml"] == wanted.encode()


def test_variant_that_repeats_an_outdated_shared_field_is_written_anew(house: Database, folder: Path) -> None:
    edit_file(folder, DUTCH, "lang: nl", "lang: nl\ndepartment: it")
    load(house, folder)
    edit_store(house, department="hr")
    export_library(house, folder)
    assert "department" not in (folder / DUTCH).read_text(encoding="utf-8")
    assert len(read_library(folder).entries) == 3


def test_source_keeps_its_language_suffix(database: Database, tmp_path: Path) -> None:
    files = {**FILES, "entries/it/reset-password.en.md": FILES[RESET]}
    del files[RESET]
    load(database, write_files(tmp_path / "in", files))
    export_library(database, tmp_path / "out")
    assert read_files(tmp_path / "out") == {name: text.encode() for name, text in files.items()}


def test_no_stale_file_stays_behind(house: Database, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    export_library(house, folder)
    with house.transaction() as session:
        delete_entry(session, "hr/open-jobs", "en", expected_revision=1, author="anna")
        delete_guideline(session, "apology-is-personal", expected_revision=1, author="anna")
    summary = export_library(house, folder)
    assert summary.removed == ("entries/hr/open-jobs.md", "guidelines/apology-is-personal.md")
    assert not (folder / "entries/hr").exists()
    assert len(read_files(folder)) == len(FILES) - 2


@pytest.mark.parametrize("name", [RESET, "facts.yml"])
def test_export_refuses_to_lose_an_edit(house: Database, folder: Path, name: str) -> None:
    edit_store(house, title="Ours")
    with house.transaction() as session:
        save_fact(session, FactDocument(name="reset_url", value="https://a.b"), expected_revision=1, author="anna")
    with (folder / name).open("a", encoding="utf-8") as stream:
        stream.write("# my note\n")
    before = read_files(folder)
    with pytest.raises(ExportRefused, match="import them first or choose an empty folder") as caught:
        export_library(house, folder)
    assert caught.value.files == (name,)
    assert read_files(folder) == before
    assert not (folder / ".speeddial.json").exists()


def test_export_refuses_to_remove_an_edited_file(house: Database, tmp_path: Path) -> None:
    export_library(house, tmp_path)
    edit_file(tmp_path, "entries/hr/open-jobs.md", "See", "Look at")
    with house.transaction() as session:
        delete_entry(session, "hr/open-jobs", "en", expected_revision=1, author="anna")
    with pytest.raises(ExportRefused, match=r"entries/hr/open-jobs\.md"):
        export_library(house, tmp_path)
    assert (tmp_path / "entries/hr/open-jobs.md").exists()


def test_file_in_conflict_is_not_lost_to_an_export(house: Database, folder: Path) -> None:
    edit_store(house, title="Ours")
    edit_file(folder, RESET, "title: How do I", "title: How can I")
    load(house, folder)
    with pytest.raises(ExportRefused):
        export_library(house, folder)


def test_export_after_export_knows_its_own_files(house: Database, tmp_path: Path) -> None:
    for value in ("https://a.b", "https://c.d"):
        with house.transaction() as session:
            number = get_fact(session, "reset_url").revision
            fact = FactDocument(name="reset_url", value=value)
            save_fact(session, fact, expected_revision=number, author="anna")
        assert "facts.yml" in export_library(house, tmp_path).written


class Killed(BaseException):
    """Stands for the end of the process: nothing catches it."""


def test_export_goes_on_where_killed_ones_stopped(
    house: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "out"
    export_library(house, folder)

    def die_after_the_facts(path: Path, data: bytes) -> None:
        write_atomically(path, data)
        if path.name == "facts.yml":
            raise Killed

    for value in ("https://a.b", "https://c.d", "https://e.f"):
        with house.transaction() as session:
            number = get_fact(session, "reset_url").revision
            fact = FactDocument(name="reset_url", value=value)
            save_fact(session, fact, expected_revision=number, author="anna")
        with monkeypatch.context() as patch:
            patch.setattr("kb.exporting.write_atomically", die_after_the_facts)
            with pytest.raises(Killed):
                export_library(house, folder)
        assert value in (folder / "facts.yml").read_text(encoding="utf-8")
    assert export_library(house, folder).written == ()
    assert load(house, folder).conflicts == ()
    assert "unfinished" not in (folder / ".speeddial.json").read_text(encoding="utf-8")


def test_export_removes_what_killed_ones_left_half_written(house: Database, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    export_library(house, folder)
    mine = folder / "entries/it/.note.tmp"
    mine.write_text("mine", encoding="utf-8")
    for name in (".speeddial-abc.tmp", "entries/it/.speeddial-def.tmp"):
        (folder / name).write_text("half", encoding="utf-8")
    export_library(house, folder)
    assert list(folder.rglob("*.tmp")) == [mine]


def test_export_follows_no_link_out_of_the_folder(house: Database, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out/channels").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FolderUnwritable, match="a link leads out of the folder"):
        export_library(house, tmp_path / "out")
    assert list((tmp_path / "elsewhere").iterdir()) == []
    assert read_files(tmp_path / "out") == {}


def test_export_onto_a_file(house: Database, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x", encoding="utf-8")
    with pytest.raises(FolderUnwritable, match="it is a file"):
        export_library(house, tmp_path / "out")


def test_export_where_nothing_can_be_written(house: Database) -> None:
    with pytest.raises(FolderUnwritable, match="cannot be written"):
        export_library(house, Path("/proc/speeddial"))


def test_import_of_a_library_made_in_memory(house: Database) -> None:
    entry = EntryDocument(id="it/vpn", title="VPN?", department="it", lang="en", answer="So.")
    assert import_library(house, Library(entries=(entry,)), author="x").created == ("entry/it/vpn:en",)


def test_what_is_needed_cannot_go(house: Database) -> None:
    with (
        pytest.raises(DocumentInUse, match="department `it` cannot go because it/reset-password"),
        house.transaction() as session,
    ):
        delete_department(session, "it", expected_revision=1, author="anna")
    with (
        pytest.raises(DocumentInUse, match="it/reset-password:en, it/reset-password:nl still needs it"),
        house.transaction() as session,
    ):
        delete_fact(session, "reset_url", expected_revision=1, author="anna")
    with house.transaction() as session:
        delete_fact(session, "delivery", expected_revision=1, author="anna")


def test_author_and_origin_are_kept(house: Database) -> None:
    with house.transaction() as session:
        set_status(session, "it/reset-password", "en", "draft", expected_revision=1, author="anna")
    with house.session() as session:
        history = list_revisions(session, "entry", "it/reset-password:en")
    assert [(one.author, one.origin) for one in history] == [("anna", "edit"), ("lotte", "import")]


def with_blanks_in_use(entry: EntryDocument, channels: tuple[str, ...]) -> EntryDocument:
    blanks = {f"order.n{number}": blank for number, blank in enumerate(entry.blanks.values())}
    answer = "\n".join([entry.answer, *(f"{{{{ {name} }}}}" for name in blanks)])
    return entry.model_copy(update={"blanks": blanks, "answer": answer, "channels": channels})


def without_what_is_shared(source: EntryDocument) -> EntryDocument:
    names = ("department", "authority", "audience", "review_every", "valid_from", "valid_until")
    blanks = {name: blank.model_copy(update={"type": None}) for name, blank in source.blanks.items()}
    return source.model_copy(update=dict.fromkeys(names) | {"lang": "sv", "channels": (), "blanks": blanks})


departments = st.lists(strategies.departments, min_size=1, max_size=2, unique_by=lambda one: one.id)
entries = st.lists(strategies.entries, max_size=4, unique_by=lambda one: one.id)


@settings(strategies.steady, max_examples=8)  # each makes two stores and four folders
@given(
    departments=departments,
    entries=entries,
    channels=st.lists(strategies.channels, max_size=2, unique_by=lambda one: one.id),
    facts=st.lists(strategies.facts, max_size=3, unique_by=lambda f: f.name),
)
def test_export_import_export(
    tmp_path_factory: pytest.TempPathFactory,
    departments: list[object],
    entries: list[EntryDocument],
    channels: list[ChannelDocument],
    facts: list[FactDocument],
) -> None:
    folder = tmp_path_factory.mktemp("round")
    owner = departments[0].id  # type: ignore[attr-defined]  # a DepartmentDocument
    entries = [with_blanks_in_use(one, tuple(channel.id for channel in channels)) for one in entries]
    sources = [one.model_copy(update={"department": owner, "source_revision": None}) for one in entries]
    variants = [without_what_is_shared(one) for one in entries]
    library = Library(
        departments=tuple(departments),  # type: ignore[arg-type]  # as above
        entries=(*sources, *variants),
        channels=tuple(channels),
        facts=tuple(fact.model_copy(update={"owner": None}) for fact in facts),
    )
    first, second = (Database(f"sqlite:///{folder}/{name}.db") for name in ("first", "second"))
    for database in (first, second):
        database.upgrade()
    import_library(first, library, author="x")
    export_library(first, folder / "a")
    assert import_library(second, read_library(folder / "a"), author="x").conflicts == ()
    export_library(second, folder / "b")
    assert read_files(folder / "a") == read_files(folder / "b")
    assert import_library(first, read_library(folder / "b"), author="x").changed == ()
    export_library(first, folder / "a")
    assert read_files(folder / "a") == read_files(folder / "b")
    for database in (first, second):
        database.close()
