"""What a library is taught about itself, with an encoder that sees words."""

from dataclasses import replace

import numpy as np
import pytest

from index import searcher as searchers
from index.background import find_list, list_languages, load_background
from index.contrast import Contrast
from index.encoders import HashingEncoder
from index.items import Item
from index.learned import Learned
from index.library import Library
from index.neighbours import FloatArray
from index.rehearsal import Foreseen
from index.searcher import Searcher

SHOP = [
    Item("ship", "ship", "en", ("where is my parcel", "parcel not delivered", "when does the parcel arrive"), ""),
    Item("pass", "pass", "en", ("reset my password", "forgot the password", "new password please"), ""),
    Item("bill", "bill", "en", ("copy of my invoice", "invoice is wrong", "send the invoice again"), ""),
]
SINGLE = [replace(item, questions=item.questions[:1]) for item in SHOP]


def build(items: list[Item]) -> Searcher:
    return Searcher.build(items, [HashingEncoder()])


def get_learned(library: Library) -> Learned:
    assert library.learned is not None
    return library.learned


def get_contrast(library: Library) -> Contrast:
    assert library.contrast is not None
    return library.contrast


def measure(searcher: Searcher, text: str) -> tuple[FloatArray, float, str]:
    """The log-odds by item, the contrast, and what is asked elsewhere."""
    library = searcher.library
    index = library.dense[0].phrasings
    query = index.centre(HashingEncoder().encode_queries([text])[0])
    contrast, elsewhere = get_contrast(library).measure([query], "en", "en")
    return get_learned(library).measure([query], np.arange(len(library.documents))), contrast, elsewhere


@pytest.mark.parametrize("lang", list_languages())
def test_the_background_is_a_catalogue_in_every_language(lang: str) -> None:
    texts = load_background(lang)
    assert len(texts) > 500
    assert not [text for text in texts if not 1 <= len(text) <= 150 or text.startswith("#")]


def test_a_language_without_a_list_uses_the_english_one() -> None:
    assert list_languages() == ("da", "de", "en", "fr", "nl")
    assert (find_list("nl"), find_list("sv"), find_list(None)) == ("nl", "en", "en")


def test_each_entry_knows_its_own_questions() -> None:
    searcher = build(SHOP)
    names = [document.item.id for document in searcher.library.documents]
    for text, entry in (("my parcel please", "ship"), ("password", "pass"), ("the invoice", "bill")):
        odds, _, _ = measure(searcher, text)
        assert names[int(odds.argmax())] == entry


def test_what_is_asked_elsewhere_is_nobodys() -> None:
    searcher = build(SHOP)
    own, near, _ = measure(searcher, "where is my parcel")
    text = load_background("en")[700]
    none, far, elsewhere = measure(searcher, text)
    assert own.max() > none.max()
    assert near < 0.01 < far
    assert elsewhere == text


def test_single_phrasings_are_not_trusted_with_the_order_but_know_what_is_theirs() -> None:
    library = build(SINGLE).library
    assert get_learned(library).trust.tolist() == [0.0, 0.0, 0.0]
    assert np.isfinite(get_learned(library).offsets).all()
    assert (get_learned(build(SHOP).library).trust > 0).all()


def test_without_encoders_nothing_is_taught() -> None:
    library = Searcher.build(SHOP, []).library
    assert library.learned is None
    assert get_contrast(library).measure([], "en", "en") == (0.0, "")


def test_an_empty_library_is_taught_nothing() -> None:
    searcher = build([])
    assert searcher.library.learned is None
    assert searcher.foreseen == Foreseen()


def test_phrasings_that_are_left_out_foresee_what_questions_find() -> None:
    foreseen = build(SHOP).foreseen
    assert foreseen.count == len(SHOP)
    assert build(SINGLE).foreseen == Foreseen()


def test_what_use_taught_is_no_rehearsal() -> None:
    taught = [replace(item, learned=("parcel parcel", "another one")) for item in SINGLE]
    assert build(taught).foreseen.count == 0


@pytest.fixture
def edits_follow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Edits of this small library are followed as those of a large one."""
    monkeypatch.setattr(searchers, "AT_ONCE_TEXTS", 0)


@pytest.mark.usefixtures("edits_follow")
def test_an_edit_of_a_large_library_is_followed_at_once_and_refreshed_later() -> None:
    new = Item("open", "open", "en", ("opening hours on sunday", "when do you open", "are you open today"), "")
    old = build(SHOP)
    edited = old.updated([new], ["bill"])
    assert (old.fresh, edited.fresh) == (True, False)
    assert edited.search("are you open on sunday", lang="en")[0].group == "open"
    assert get_learned(edited.library).offsets[0] != 0.0
    assert edited.foreseen == old.foreseen
    refreshed, built = edited.refreshed(), build([*SHOP[:2], new])
    assert refreshed.fresh
    for question in ("are you open", "my parcel", "tell me a joke"):
        assert refreshed.search(question, lang="en") == built.search(question, lang="en")


@pytest.mark.usefixtures("edits_follow")
def test_what_did_not_change_keeps_what_it_learned() -> None:
    old = build(SHOP)
    edited = old.updated([replace(SHOP[0], questions=("another question", "and one more"))], [])
    numbers = [n for n, d in enumerate(edited.library.documents) if d.item.id != "ship"]
    assert get_learned(edited.library).offsets[numbers].tolist() == get_learned(old.library).offsets[numbers].tolist()


def test_a_searcher_that_is_fresh_is_not_made_again() -> None:
    searcher = build(SHOP)
    assert searcher.refreshed() is searcher


@pytest.mark.usefixtures("edits_follow")
def test_an_edit_that_brings_a_language_is_found_at_once_and_learned_later() -> None:
    dutch = Item("open", "open", "nl", ("wanneer zijn jullie open", "openingstijden op zondag"), "")
    edited = build(SHOP).updated([dutch], [])
    assert edited.search("openingstijden", lang="nl")[0].group == "open"
    assert not np.isfinite(get_learned(edited.library).offsets[1])
    refreshed = edited.refreshed()
    assert np.isfinite(get_learned(refreshed.library).offsets).all()
    question = "zijn jullie zondag open"
    assert refreshed.search(question, lang="nl") == build([*SHOP, dutch]).search(question, lang="nl")


def test_only_the_lists_of_the_librarys_languages_are_looked_at() -> None:
    dutch = [replace(item, lang="nl") for item in SHOP]
    assert set(get_contrast(build(dutch).library).by_language) == {"nl"}
    assert set(get_contrast(build(SHOP).library).by_language) == {"en"}
