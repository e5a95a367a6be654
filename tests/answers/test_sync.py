"""The index follows the store: at the next question, from the snapshot, beside the questions, and never silently."""

import pytest

from answers.errors import IndexNotSaved
from answers.sync import _AT_ONCE, LiveIndex
from index.adaptation import Adaptation
from index.encoders import EncoderMissing, HashingEncoder
from kb.database import get_store_revision
from kb.documents import EntryDocument
from kb.entries import find_entry, save_entry
from kb.publication import set_status


class CountingEncoder(HashingEncoder):
    """Counts the texts that it embeds."""

    def __init__(self):
        super().__init__()
        self.embedded = 0

    def encode_queries(self, texts):
        self.embedded += len(texts)
        return super().encode_queries(texts)

    def encode_passages(self, texts):
        self.embedded += len(texts)
        return super().encode_passages(texts)


def revision_of(database):
    with database.session() as session:
        return get_store_revision(session)


def add(database, *names):
    with database.transaction() as session:
        for name in names:
            document = EntryDocument(
                id=f"it/{name}", title=f"What about {name}?", department="it", lang="en", answer=f"All of {name}."
            )
            save_entry(session, document, expected_revision=None, author="test")


def groups(index, database, text):
    return [hit.group for hit in index.at(revision_of(database)).search(text, lang="en")]


def test_the_first_start_serves_words_and_then_meaning(store, make_index):
    index = make_index(store)
    index.open()
    assert index.at(revision_of(store)).search("Where is my parcel?", lang="en")[0].group == "product/track-order"
    assert index.wait(30)
    state = index.state()
    assert (state.mode, state.reason, state.revision) == ("hybrid", None, revision_of(store))
    assert state.encoders == (HashingEncoder().name,)


def test_a_restart_from_the_snapshot_embeds_nothing(store, make_index):
    make_index(store).build()
    encoder = CountingEncoder()
    index = make_index(store, lambda: [encoder])
    index.open()
    assert index.wait(0)
    assert index.state().mode == "hybrid"
    assert encoder.embedded == 0


def test_without_a_snapshot_the_vectors_come_from_the_store(store, make_index, tmp_path):
    make_index(store).build()
    (tmp_path / "index" / "manifest.json").unlink()
    encoder = CountingEncoder()
    index = make_index(store, lambda: [encoder])
    index.build()
    assert encoder.embedded == 0


def test_an_edit_embeds_only_what_changed(store, make_index):
    encoder = CountingEncoder()
    index = make_index(store, lambda: [encoder])
    index.build()
    encoder.embedded = 0
    add(store, "teapots")
    assert "it/teapots" in groups(index, store, "What about teapots?")
    assert encoder.embedded <= 4  # title and answer, and the questions that were asked here


def test_two_processes_see_each_others_edits(store, make_index):
    one, other = make_index(store), make_index(store)
    one.build()
    other.open()
    add(store, "teapots")
    assert "it/teapots" in groups(one, store, "What about teapots?")
    assert "it/teapots" in groups(other, store, "What about teapots?")


def test_a_large_catch_up_runs_beside_the_questions_with_a_warning(store, make_index):
    index = make_index(store)
    index.build()
    add(store, *[f"thing-{number}" for number in range(_AT_ONCE + 1)])
    searcher = index.at(revision_of(store))
    assert searcher.search("Where is my parcel?", lang="en")[0].group == "product/track-order"
    assert index.wait(30)
    assert index.state().reason is None
    assert "it/thing-7" in groups(index, store, "What about thing-7?")


def test_while_it_catches_up_it_says_so(store, make_index, monkeypatch):
    index = make_index(store)
    index.build()
    monkeypatch.setattr(LiveIndex, "_start", lambda self, work: None)
    add(store, *[f"thing-{number}" for number in range(_AT_ONCE + 1)])
    index.at(revision_of(store))
    assert (
        index.state().reason == f"{_AT_ONCE + 1} changed answers are being indexed: until then they may not be found."
    )


def test_withdrawn_entries_leave_the_index(store, make_index):
    index = make_index(store)
    index.build()
    with store.transaction() as session:
        entry = find_entry(session, "it/vpn", "en")
        set_status(session, "it/vpn", "en", "archived", expected_revision=entry.revision, author="test")
    assert "it/vpn" not in groups(index, store, "Which port does the warehouse tunnel use?")


def test_encoders_that_are_missing_leave_words_and_a_reason(store, make_index):
    def missing():
        raise EncoderMissing("e5", "it was never prepared")

    index = make_index(store, missing)
    index.open()
    state = index.state()
    assert state.mode == "lexical"
    assert state.reason.startswith("Only the words are compared, not their meaning:")
    assert groups(index, store, "Where is my parcel?")[0] == "product/track-order"


def test_a_build_that_fails_leaves_words_and_a_reason(store, make_index, tmp_path):
    class Broken(HashingEncoder):
        def encode_passages(self, texts):
            raise RuntimeError("the model is broken")

        encode_queries = encode_passages

    index = make_index(store, lambda: [Broken()])
    index.open()
    assert index.wait(30)
    state = index.state()
    assert state.mode == "lexical"
    assert "the model is broken" in state.reason
    assert not (tmp_path / "index" / "manifest.json").exists()


def test_reindex_never_quietly_makes_a_lesser_index(store, make_index):
    def missing():
        raise EncoderMissing("e5", "it was never prepared")

    with pytest.raises(EncoderMissing):
        make_index(store, missing).build()


def test_a_snapshot_of_another_model_is_built_again(store, make_index):
    class Other(HashingEncoder):
        @property
        def fingerprint(self):
            return "another"

    make_index(store).build()
    index = make_index(store, lambda: [Other()])
    index.open()
    assert index.wait(30)
    assert index.state().mode == "hybrid"
    assert index.at(revision_of(store)).search("Where is my parcel?", lang="en")[0].group == "product/track-order"


def test_a_truncated_snapshot_is_built_again(store, make_index, tmp_path):
    make_index(store).build()
    for file in (tmp_path / "index").rglob("*"):
        if file.is_file() and file.name != "manifest.json":
            file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    index = make_index(store)
    index.open()
    assert index.wait(30)
    assert (index.state().mode, index.state().reason) == ("hybrid", None)


def test_a_snapshot_that_disagrees_with_the_store_is_built_again(store, make_index, monkeypatch):
    make_index(store).build()
    monkeypatch.setattr("answers.sync.count_published", lambda session: 999)
    index = make_index(store)
    index.open()
    assert index.wait(30)
    assert index.state().mode == "hybrid"


def test_a_folder_that_cannot_be_written_costs_no_question(store, tmp_path, make_index, caplog):
    (tmp_path / "index").write_text("a file where the folder should be")
    index = make_index(store)
    index.open()
    assert index.wait(30)
    assert groups(index, store, "Where is my parcel?")[0] == "product/track-order"
    assert "could not be written" in caplog.text


def test_reindex_says_when_its_work_cannot_be_saved(store, tmp_path, make_index):
    (tmp_path / "index").write_text("a file where the folder should be")
    with pytest.raises(IndexNotSaved, match="cannot be written"):
        make_index(store).build()


def test_after_edits_the_index_learns_again_beside_the_questions(store, make_index, monkeypatch):
    monkeypatch.setattr("answers.sync._REFRESH_SECONDS", 0.01)
    monkeypatch.setattr("index.searcher.AT_ONCE_TEXTS", 0)  # as in a large library
    index = make_index(store)
    index.build()
    add(store, "turnips")
    assert groups(index, store, "What about turnips?")[0] == "it/turnips"
    index._refresher.join(30)
    fresh = index.at(revision_of(store))
    assert fresh.fresh
    assert fresh.search("What about turnips?", lang="en")[0].group == "it/turnips"
    assert index.state().reason is None


def test_confidences_follow_the_outcomes_of_this_index_and_of_no_other(index, store):
    def search():
        return index.at(revision_of(store)).search("I can't log in any more", lang="en")

    before = search()
    index.adapt({"another fingerprint": Adaptation(-1.0)})
    assert search() == before
    index.adapt({index.at(revision_of(store)).fingerprint: Adaptation(-1.0)})
    after = search()
    assert after[0].confidence < before[0].confidence
    add(store, "toner")
    assert search()[0].confidence < before[0].confidence
    index.build()
    assert search()[0].confidence < before[0].confidence
    index.adapt({})
    assert search()[0].confidence == search()[0].shipped


def test_without_its_encoders_the_confidence_is_as_it_ships(index, store, make_index):
    fingerprint = index.at(revision_of(store)).fingerprint
    words = make_index(store, load=list)
    words.adapt({fingerprint: Adaptation(-1.0)})
    words.open()
    hit, *_ = words.at(revision_of(store)).search("I can't log in any more", lang="en")
    assert hit.confidence == hit.shipped
