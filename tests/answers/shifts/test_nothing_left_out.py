"""Whatever happens to entries: all that a reader would notice is told, and nothing else.

What a reader notices is told here by photographs of the store, taken after each edit; the code under test reads
revisions instead.
"""

import shutil
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from answers.shifts.reader import Reader
from answers.shifts.since import Historian
from kb.database import Database
from kb.documents import read_library
from kb.entries import list_entries
from kb.errors import DocumentInUse
from kb.library import import_library
from tests.answers.conftest import LIBRARY
from tests.answers.shifts.edits import LEFT, add, edit, remove

SOURCES = ("it/reset-password:en", "it/vpn:en", "product/smoke:en")
KEYS = (*SOURCES, "it/reset-password:nl")
STEP = timedelta(hours=9)
DAYS = [None, *(LEFT.date() + timedelta(days=number) for number in (-1, 0, 1, 3))]
READERS = [Reader("agent"), Reader("ambassador"), Reader("agent", frozenset({"product"}))]
NOTICED = (
    *("title", "answer", "short", "department", "authority", "audience", "channels", "valid_from", "valid_until"),
    "blanks",
)

OWN = st.one_of(
    st.tuples(st.just("answer"), st.sampled_from(["One.", "Two.", "The warehouse tunnel uses port 51820."])),
    st.tuples(st.just("title"), st.sampled_from(["Which?", "Why?"])),
    st.tuples(st.just("status"), st.sampled_from(["draft", "published", "archived", None])),
    st.tuples(st.just("questions"), st.sampled_from([["a"], ["b", "c"]])),
    st.tuples(st.just("verified"), st.sampled_from([LEFT.date() - timedelta(days=9), LEFT.date()])),
)
SHARED = st.one_of(
    st.tuples(st.just("audience"), st.sampled_from(["all", "agents"])),
    st.tuples(st.just("authority"), st.sampled_from(["send", "edit"])),
    st.tuples(st.just("department"), st.sampled_from(["it", "product"])),
    st.tuples(st.just("valid_until"), st.sampled_from(DAYS)),
    st.tuples(st.just("valid_from"), st.sampled_from(DAYS)),
    st.tuples(st.just("review_every"), st.sampled_from(["10d", None])),
)
EDITS = st.one_of(
    st.tuples(st.sampled_from(KEYS), OWN),
    st.tuples(st.sampled_from(SOURCES), SHARED),
    st.tuples(st.sampled_from(KEYS), st.just(None)),  # deleted, or made again
)


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    path = tmp_path_factory.mktemp("template") / "store.sqlite3"
    database = Database(f"sqlite:///{path}")
    database.upgrade()
    import_library(database, read_library(LIBRARY), author="test")
    database.close()
    return path


def photograph(store):
    with store.session() as db:
        return {(it.id, it.lang): it for it in list_entries(db, limit=100).entries}


def noticed(photo, reader, day):
    """By entry, what the reader has of it in each language."""
    found = {}
    for (entry_id, lang), it in photo.items():
        if reader.may_see(it, day):
            withheld = ("answer", "short") if (reader.role, it.authority) == ("ambassador", "hand_over") else ()
            found.setdefault(entry_id, {})[lang] = [getattr(it, name) for name in NOTICED if name not in withheld]
    return found


def lost_verification(then, now, reader, left, today):
    return {
        entry_id
        for (entry_id, lang), it in now.items()
        if (entry_id, lang) in then
        and reader.may_see(it, today)
        and reader.may_see(then[entry_id, lang], left)
        and it.is_stale(today)
        and it.verified is not None
        and not then[entry_id, lang].is_stale(left)
    }


def act(store, key, change, at):
    entry_id, _, lang = key.rpartition(":")
    there = (entry_id, lang) in photograph(store)
    if change is not None and there:
        edit(store, key, at, **dict([change]))
    elif change is None and there:
        try:
            remove(store, key, at)
        except DocumentInUse:
            return
    elif change is None:
        source = {"department": "it"} if (entry_id, "en") not in photograph(store) else {}
        if lang == "en" or not source:
            add(store, at, id=entry_id, lang=lang, title="Again?", answer="Again.", **source)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(EDITS, min_size=1, max_size=8), before=st.integers(0, 4), wait=st.sampled_from([0, 1, 3]))
def test_it_tells_all_that_a_reader_would_notice_and_nothing_else(template, tmp_path_factory, edits, before, wait):
    path = tmp_path_factory.mktemp("store") / "store.sqlite3"
    shutil.copy(template, path)
    store = Database(f"sqlite:///{path}")
    at, since, then = LEFT - STEP * (before + 1), None, None
    for number, (key, change) in enumerate(edits):
        if number == before:
            since, then = at, photograph(store)
        at += STEP
        act(store, key, change, at)
    if then is None:
        since, then = at, photograph(store)
    end = at + timedelta(days=wait)
    now, left, today = photograph(store), since.date(), end.date()
    try:
        for reader in READERS:
            was, is_now = noticed(then, reader, left), noticed(now, reader, today)
            expected = {it for it in was.keys() | is_now.keys() if was.get(it) != is_now.get(it)}
            expected |= lost_verification(then, now, reader, left, today)
            with store.session() as db:
                found = Historian().read(db, reader, since, end).entries
            assert {it.id for it in found} == expected
            for it in found:
                assert (it.kind == "new") == (it.id not in was)
                assert (it.kind in {"new", "changed"} or it.ran_out is not None) == (it.id in is_now)
    finally:
        store.close()
