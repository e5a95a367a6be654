"""The searcher: what is found, what is embedded, and that an update is a build."""

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.encoders import HashingEncoder
from index.encoders.protocol import Encoder, FloatMatrix
from index.items import Item
from index.searcher import Searcher
from index.vector_cache import MemoryVectorCache
from index.vectors import VectorsUnusable
from tests.index.conftest import CountingEncoder, EnglishEncoder

Items = tuple[Item, ...]


def list_groups(
    searcher: Searcher, question: str, *, lang: str | None = None, allowed: Callable[[str], bool] | None = None
) -> list[str]:
    return [ranked.group for ranked in searcher.search(question, lang=lang, allowed=allowed)]


@pytest.mark.parametrize("with_encoder", [True, False])
@pytest.mark.parametrize(
    ("question", "lang", "group"),
    [
        ("reset my password please", "en", "password"),
        ("mijn wachtwoord opnieuw instellen", "nl", "password"),
        ("hvor er min pakke", "da", "delivery"),
        ("error E42", "en", "error"),
        ("are there vacancies", None, "jobs"),
    ],
)
def test_the_right_group_comes_first(
    items: Items, with_encoder: bool, question: str, lang: str | None, group: str
) -> None:
    searcher = Searcher.build(items, [HashingEncoder()] if with_encoder else [])
    found = searcher.search(question, lang=lang)
    assert found[0].group == group
    assert len({ranked.group for ranked in found}) == len(found)
    confidences = [ranked.confidence for ranked in found]
    assert confidences == sorted(confidences, reverse=True)
    assert all(0.0 <= confidence <= 1.0 for confidence in confidences)


def test_it_says_which_phrasing_matched(items: Items, encoder: CountingEncoder) -> None:
    best = Searcher.build(items, [encoder]).search("ik kan niet inloggen", lang="nl")[0]
    assert (best.group, best.matched_item) == ("password", "password.nl")
    assert best.matched == "ik kan niet meer inloggen"
    assert 0.5 < best.similarity <= 1.0


def test_it_says_which_sentence_of_the_answer_matched(items: Items, encoder: CountingEncoder) -> None:
    best = Searcher.build(items, [encoder]).search("rinse the milk hose with warm water", lang="en")[0]
    assert (best.group, best.matched) == ("error", "Rinse it with warm water.")


@pytest.mark.parametrize("question", ["", "   ", "😀🎉", "?!…", "\x00\x1b", "\u202e\u200f"])
def test_a_question_without_words_finds_nothing(items: Items, encoder: CountingEncoder, question: str) -> None:
    assert Searcher.build(items, [encoder]).search(question) == ()


@given(question=st.text(max_size=200), lang=st.sampled_from([None, "en", "nl", "xx", "en-GB"]))
@settings(max_examples=50)
def test_no_question_raises(question: str, lang: str | None) -> None:
    searcher = Searcher.build(
        [Item("a", "a", "en", ("one thing",), "An answer."), Item("b", "b", None, ("two",), "")], []
    )
    for ranked in searcher.search(question, lang=lang):
        assert 0.0 <= ranked.confidence <= 1.0


@pytest.mark.parametrize("question", ["a" * 100_000, "word " * 20_000, "\u202eשלום עולם", "password \x00\ud800 reset"])
def test_an_odd_question_is_searched(items: Items, encoder: CountingEncoder, question: str) -> None:
    assert len(Searcher.build(items, [encoder]).search(question)) == 4


def test_an_empty_library_finds_nothing(encoder: CountingEncoder) -> None:
    searcher = Searcher.build([], [encoder])
    assert (searcher.item_count, searcher.text_count) == (0, 0)
    assert searcher.search("anything at all") == ()
    assert searcher.search_many(["anything"], langs=["en"]) == [()]


def test_items_without_texts_are_never_found(encoder: CountingEncoder) -> None:
    empty = [Item("a", "a", "en", (), ""), Item("b", "b", "en", ("  ", "?"), "")]
    searcher = Searcher.build([*empty, Item("c", "c", "en", (), "Only an answer about parcels.")], [encoder])
    assert list_groups(searcher, "parcels answer")[0] == "c"


def test_the_limit_counts_groups(items: Items, encoder: CountingEncoder) -> None:
    searcher = Searcher.build(items, [encoder])
    assert len(searcher.search("password", limit=2)) == 2
    assert searcher.search("password", limit=0) == ()
    assert searcher.search("password", limit=2) == searcher.search("password", limit=4)[:2]


def test_hidden_items_are_not_found_and_do_not_hide_others(encoder: CountingEncoder) -> None:
    many = [Item(f"x{n:04}", f"x{n:04}", "en", ("where is my parcel",), "") for n in range(400)]
    searcher = Searcher.build([*many, Item("z", "z", "en", ("opening hours of the shop",), "")], [encoder])
    assert list_groups(searcher, "where is my parcel", allowed=lambda item: item == "z") == ["z"]
    assert list_groups(searcher, "where is my parcel", allowed=lambda item: False) == []


def test_a_hidden_variant_does_not_hide_its_group(items: Items, encoder: CountingEncoder) -> None:
    searcher = Searcher.build(items, [encoder])
    found = searcher.search("reset my password", allowed=lambda item: item != "password.en")
    assert {ranked.matched_item for ranked in found if ranked.group == "password"} == {"password.nl"}


def test_equal_groups_come_by_id(encoder: CountingEncoder) -> None:
    same = [Item(f"item {g}", g, "en", ("where is my parcel",), "") for g in ("b", "c", "a")]
    found = Searcher.build(same, [encoder]).search("where is my parcel", lang="en")
    assert [ranked.group for ranked in found] == ["a", "b", "c"]
    assert len({ranked.confidence for ranked in found}) == 1


def test_many_questions_give_what_each_gives(items: Items, encoder: CountingEncoder) -> None:
    searcher = Searcher.build(items, [encoder])
    questions, langs = ["reset password", "😀", "hvor er min ordre", "E42"], ["en", None, "da", None]
    expected = [searcher.search(question, lang=lang) for question, lang in zip(questions, langs, strict=True)]
    assert searcher.search_many(questions, langs=langs) == expected


def test_each_text_is_embedded_once(items: Items, encoder: CountingEncoder) -> None:
    twin = Item("twin", "twin", "en", ("where is my  order", "track and trace"), "")
    progress: list[tuple[int, int]] = []
    Searcher.build([*items, twin], [encoder], progress=lambda done, total: progress.append((done, total)))
    assert sorted(encoder.queries) == sorted({question for item in items for question in item.questions})
    assert len(encoder.passages) == 5
    assert progress[-1] == (18, 18)
    assert encoder.passages[0] == min(encoder.passages, key=len)


def test_a_cached_text_is_not_embedded(items: Items, encoder: CountingEncoder) -> None:
    cache = MemoryVectorCache()
    first = Searcher.build(items, [CountingEncoder()], cache=cache)
    second = Searcher.build(items, [encoder], cache=cache)
    assert encoder.queries == encoder.passages == []
    assert second.search("E42") == first.search("E42")


def test_searching_embeds_the_question_only(items: Items, encoder: CountingEncoder) -> None:
    searcher = Searcher.build(items, [encoder], cache=MemoryVectorCache())
    encoder.queries.clear()
    encoder.passages.clear()
    searcher.search("  where is\tmy order ")
    assert (encoder.queries, encoder.passages) == (["where is my order"], [])


def test_an_update_embeds_only_what_is_new(items: Items, encoder: CountingEncoder) -> None:
    searcher = Searcher.build(items, [encoder])
    encoder.queries.clear()
    encoder.passages.clear()
    jobs = Item("jobs.en", "jobs", "en", ("Do you have any vacancies?", "where is my order", "internships"), "")
    later = searcher.updated([jobs], ["error.en", "not there"])
    assert (encoder.queries, encoder.passages) == (["internships"], [])
    assert list_groups(later, "internships")[0] == "jobs"
    assert "error" not in list_groups(later, "E42")
    assert list_groups(searcher, "E42")[0] == "error", "the old searcher still serves"
    assert (searcher.item_count, later.item_count) == (6, 5)


def test_changed_wins_over_removed(items: Items, encoder: CountingEncoder) -> None:
    searcher = Searcher.build(items, [encoder])
    assert searcher.updated([items[0]], [items[0].id]).item_count == searcher.item_count


TEXTS = st.sampled_from(["reset password", "where is my order", "order", "E42", "nieuw wachtwoord", "?", "min pakke"])
ITEMS = st.builds(
    lambda n, lang, questions, answer: Item(f"i{n}", f"g{n % 4}", lang, tuple(questions), answer),
    st.integers(0, 7),
    st.sampled_from(["en", "nl", None]),
    st.lists(TEXTS, max_size=3),
    st.sampled_from(["", "An answer about parcels.", "E42 is the hose."]),
)
CHANGES = st.lists(st.tuples(st.lists(ITEMS, max_size=4), st.lists(st.integers(0, 7), max_size=3)), max_size=4)


@given(start=st.lists(ITEMS, max_size=6), changes=CHANGES, encoded=st.booleans())
@settings(max_examples=60, deadline=None)
def test_any_sequence_of_updates_equals_a_build(
    start: list[Item], changes: list[tuple[list[Item], list[int]]], encoded: bool
) -> None:
    encoders: Sequence[Encoder] = [HashingEncoder(), EnglishEncoder()] if encoded else []
    searcher = Searcher.build(start, encoders)
    there = {item.id: item for item in start}
    for changed, removed in changes:
        gone = [f"i{number}" for number in removed]
        searcher = searcher.updated(changed, gone)
        there = {key: item for key, item in there.items() if key not in gone}
        there.update({item.id: item for item in changed})
    fresh = Searcher.build(there.values(), encoders)
    assert (searcher.item_count, searcher.text_count) == (fresh.item_count, fresh.text_count)
    for question, lang in (("my order", "en"), ("wachtwoord", "nl"), ("E42?", None)):
        assert searcher.search(question, lang=lang) == fresh.search(question, lang=lang)


def test_an_english_encoder_reads_only_english_beside_a_multilingual_one(items: Items) -> None:
    english, multilingual = EnglishEncoder(), CountingEncoder()
    Searcher.build(items, [english, multilingual])
    assert not {"hvor er min ordre", "ik kan niet meer inloggen"} & set(english.queries)
    assert {"hvor er min ordre", "where is my order"} <= set(multilingual.queries)


def test_an_english_encoder_alone_reads_everything(items: Items) -> None:
    english = EnglishEncoder()
    searcher = Searcher.build(items, [english])
    assert "hvor er min ordre" in english.queries
    assert list_groups(searcher, "hvor er min ordre", lang="da")[0] == "delivery"


class BrokenEncoder(HashingEncoder):
    """Returns what no search survives."""

    def encode_queries(self, texts: Sequence[str]) -> FloatMatrix:
        return np.full((len(texts), self.dimension), np.nan, dtype=np.float32)


def test_a_broken_encoder_is_named(items: Items) -> None:
    with pytest.raises(VectorsUnusable, match="The vectors of hashing can't be searched: some values are not finite"):
        Searcher.build(items, [BrokenEncoder()])


def test_the_fingerprint_belongs_to_the_encoders(items: Items) -> None:
    one, two = Searcher.build(items, [HashingEncoder()]), Searcher.build(items[:1], [HashingEncoder()])
    assert one.fingerprint == two.fingerprint
    assert one.fingerprint != Searcher.build(items, []).fingerprint
    assert one.fingerprint != Searcher.build(items, [EnglishEncoder()]).fingerprint
