"""What replies are held to: a channel's close, address and emoji, ticks of manual items, and blanks of entries."""

from pathlib import Path

import pytest

from kb.channels import delete_channel, get_channel
from kb.database import Database
from kb.documents import BlankDocument, EntryDocument, GuidelineConditions, LibraryUnreadable, parse_entry, read_library
from kb.entries import EntryRecord, get_entry, save_entry
from kb.errors import DocumentInUse, DocumentRefused
from kb.exporting import export_library
from kb.guidelines import get_guideline
from kb.library import import_library
from tests.kb.older import make_older
from tests.kb.test_entries import assert_rows_follow_documents
from tests.kb.world import FILES, read_files, write_files

SOURCE = """---
id: it/parcel
title: Where is my parcel?
department: it
lang: en
channels: [x]
short: "[[cursor]]Parcel {{ order.number }} comes {{ order.day }}."
blanks:
  order.number: {type: order_number, hint: on the invoice}
  order.day: {type: choice, choices: [today, tomorrow]}
  order.note: {hint: from the carrier}
---
Parcel {{ order.number }} comes {{ order.day | upcase }}. {{ order.note }}
"""
VARIANT = """---
id: it/parcel
title: Waar is mijn pakket?
lang: nl
blanks:
  order.day:
    choices: [vandaag, morgen]
  order.own: {type: date}
---
Pakket {{ order.number }} komt {{ order.day }}. {{ order.own }}
"""
TICKED = """---
id: read-twice
level: should
when: {audience: private}
ticked_when: {situation: praise, channel: x}
title: Read it twice
---
"""
CHANNEL = FILES["channels/x.md"].replace(
    "signature", "close: {en: Ask us more}\naddress: {en: informal, de: formal}\nemoji: 0\nsignature"
)
NEW = {
    "entries/it/parcel.md": SOURCE,
    "entries/it/parcel.nl.md": VARIANT,
    "guidelines/read-twice.md": TICKED,
    "channels/x.md": CHANNEL,
}


@pytest.fixture
def store(database: Database, tmp_path: Path) -> Database:
    import_library(database, read_library(write_files(tmp_path / "library", {**FILES, **NEW})), author="lotte")
    return database


def find(store: Database, lang: str) -> EntryRecord:
    with store.session() as session:
        return get_entry(session, "it/parcel", lang)


def save(store: Database, document: EntryDocument) -> None:
    with store.transaction() as session:
        revision = get_entry(session, document.id, document.lang).revision
        save_entry(session, document, expected_revision=revision, author="lotte")


def test_records_say_what_the_files_say(store: Database) -> None:
    with store.session() as session:
        channel = get_channel(session, "x")
        ticked = get_guideline(session, "read-twice")
        checked = get_guideline(session, "apology-is-personal")
    assert (dict(channel.close), dict(channel.address), channel.emoji) == (
        {"en": "Ask us more"},
        {"en": "informal", "de": "formal"},
        0,
    )
    assert ticked.ticked_when == GuidelineConditions(situation=("praise",), channel=("x",))
    assert checked.ticked_when is None
    assert_rows_follow_documents(store)


def test_blanks_have_their_types_and_a_variant_has_its_sources(store: Database) -> None:
    assert dict(find(store, "en").blanks) == {
        "order.number": BlankDocument(type="order_number", hint="on the invoice"),
        "order.day": BlankDocument(type="choice", choices=("today", "tomorrow")),
        "order.note": BlankDocument(hint="from the carrier"),
    }
    dutch = find(store, "nl")
    assert dict(dutch.blanks) == {
        "order.number": BlankDocument(type="order_number", hint="on the invoice"),
        "order.day": BlankDocument(type="choice", choices=("vandaag", "morgen")),
        "order.note": BlankDocument(hint="from the carrier"),
        "order.own": BlankDocument(type="date"),
    }
    assert list(dutch.blanks) == ["order.number", "order.day", "order.note", "order.own"]
    assert dutch.channels == find(store, "en").channels == ("x",)


def test_a_blank_of_which_nothing_is_said_means_the_same_as_none(store: Database) -> None:
    before = find(store, "en")
    used = SOURCE.replace("}. {{", "}. {{ order.more }} {{")
    save(store, parse_entry(used.replace("blanks:", "blanks:\n  order.more: {}")))
    after = find(store, "en")
    assert (after.blanks, after.revision) == (before.blanks, 2)
    save(store, parse_entry(used))
    assert find(store, "en").revision == 2


def test_a_variant_may_say_the_type_that_its_source_leaves_out(store: Database) -> None:
    save(store, parse_entry(VARIANT.replace("blanks:", "blanks:\n  order.note: {type: url}", 1) + "{{ order.note }}"))
    assert find(store, "nl").blanks["order.note"] == BlankDocument(type="url", hint="from the carrier")
    assert find(store, "en").blanks["order.note"].type is None
    with pytest.raises(DocumentRefused, match=r"does not fit it/parcel:nl, where `blanks\.order\.note\.type` is `url`"):
        save(store, parse_entry(SOURCE.replace("{hint: from the carrier}", "{type: date}")))


def test_a_variant_may_not_say_another_type(store: Database) -> None:
    with pytest.raises(DocumentRefused, match=r"order\.number\.type: is `date` here but `order_number` in the source"):
        save(store, parse_entry(VARIANT.replace("blanks:", "blanks:\n  order.number: {type: date}")))


def test_variants_follow_a_changed_source(store: Database) -> None:
    save(store, parse_entry(SOURCE.replace("type: order_number", "type: number").replace("channels: [x]\n", "")))
    dutch = find(store, "nl")
    assert (dutch.blanks["order.number"].type, dutch.channels) == ("number", ())
    assert_rows_follow_documents(store)


def test_an_export_is_the_import_byte_for_byte(store: Database, tmp_path: Path) -> None:
    export_library(store, tmp_path / "export")
    assert read_files(tmp_path / "export") == read_files(tmp_path / "library")


def test_a_source_may_not_break_its_variants(store: Database, tmp_path: Path) -> None:
    broken = SOURCE.replace("{type: choice, choices: [today, tomorrow]}", "{}")
    words = r"blanks\.order\.day: does not fit it/parcel:nl, where `blanks\.order\.day\.choices` belongs to a blank"
    with pytest.raises(DocumentRefused, match=words):
        save(store, parse_entry(broken))
    library = read_library(write_files(tmp_path / "alone", {"entries/it/parcel.md": broken}))
    with pytest.raises(LibraryUnreadable, match=r"parcel\.md, blanks\.order\.day: does not fit it/parcel:nl"):
        import_library(store, library, author="lotte")


def test_a_blank_that_the_source_drops_is_gone_from_its_variants(store: Database) -> None:
    without = SOURCE.replace("  order.number: {type: order_number, hint: on the invoice}\n", "")
    save(store, parse_entry(without))
    assert "order.number" not in find(store, "nl").blanks


def test_a_channel_that_an_entry_names_stays(store: Database) -> None:
    with (
        pytest.raises(DocumentInUse, match="because apology-is-personal, it/parcel, read-twice still needs it"),
        store.transaction() as session,
    ):
        delete_channel(session, "x", expected_revision=1, author="anna")


def test_a_store_of_the_release_before_is_brought_up_to_date(store: Database) -> None:
    make_older(store)
    store.upgrade()
    with store.session() as session:
        channel, guideline = get_channel(session, "x"), get_guideline(session, "read-twice")
        entry = get_entry(session, "it/reset-password", "nl")
    assert (dict(channel.close), dict(channel.address), channel.emoji) == ({}, {}, None)
    assert guideline.ticked_when is None
    assert (entry.channels, dict(entry.blanks)) == ((), {})
