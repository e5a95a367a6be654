"""What counted: the numbers that are shown are those that ranked."""

from dataclasses import replace
from functools import cache

import pytest

from index.confidence import load_calibration
from index.encoders import HashingEncoder
from index.encoders.protocol import Encoder
from index.explanation import Explanation
from index.items import Item, Ranked
from index.outcome import decide, find_bars, find_reason
from index.searcher import Searcher
from tests.index.conftest import EnglishEncoder

Items = tuple[Item, ...]
QUESTIONS = (
    ("I can't log in, please reset my password", "en"),
    ("hvor er min pakke", "da"),
    ("where is my parcel", "nl"),
    ("rinse the milk hose", None),
    ("are there vacancies", "en"),
)


def get_explanation(ranked: Ranked) -> Explanation:
    assert ranked.explanation is not None
    return ranked.explanation


@cache
def build(items: Items, encoders: int = 1) -> Searcher:
    every: list[Encoder] = [EnglishEncoder(), HashingEncoder()]
    return Searcher.build(items, every[2 - encoders :])


@pytest.mark.parametrize("encoders", [0, 1, 2])
@pytest.mark.parametrize(("question", "lang"), QUESTIONS)
def test_the_numbers_are_those_that_ranked(items: Items, encoders: int, question: str, lang: str | None) -> None:
    searcher = build(items, encoders)
    found = searcher.search(question, lang=lang, explained=True)
    assert tuple(replace(one, explanation=None) for one in found) == searcher.search(question, lang=lang)
    explanations = [get_explanation(one) for one in found]
    strengths = [it.strength for it in explanations]
    assert strengths == sorted(strengths, reverse=True)
    assert [sum(part.strength for part in it.counted) for it in explanations] == pytest.approx(strengths, abs=1e-3)


def test_a_batch_is_explained_like_one_question(items: Items) -> None:
    searcher = build(items)
    questions, langs = [question for question, _ in QUESTIONS], [lang for _, lang in QUESTIONS]
    batch = searcher.search_many(questions, langs=langs, explained=True)
    for found, (question, lang) in zip(batch, QUESTIONS, strict=True):
        assert found == searcher.search(question, lang=lang, explained=True)


def test_nothing_is_explained_unless_it_is_asked_for(items: Items) -> None:
    searcher = build(items)
    assert {one.explanation for one in searcher.search("where is my order")} == {None}
    assert searcher.search("?!", explained=True) == ()


def test_a_hidden_item_explains_nothing(items: Items) -> None:
    searcher = build(items)
    found = searcher.search(
        "where is my order", lang="en", explained=True, allowed=lambda item: not item.startswith("delivery")
    )
    assert "delivery" not in {one.group for one in found}
    assert all(one.explanation for one in found)


def test_it_says_what_kind_of_text_matched_and_in_which_language(items: Items) -> None:
    first, *rest = items
    searcher = build((replace(first, learned=("lost my credentials",)), *rest))

    def match(question: str, lang: str) -> tuple[str, str, str | None]:
        found = searcher.search(question, lang=lang, explained=True)[0]
        return found.matched, get_explanation(found).matched_as, get_explanation(found).lang

    assert match("my account is locked", "en") == ("my account is locked", "question", "en")
    assert match("I lost my credentials", "en") == ("lost my credentials", "learned", "en")
    assert match("ik kan niet inloggen", "nl") == ("ik kan niet meer inloggen", "question", "nl")
    assert match("rinse the milk hose with warm water", "en") == ("Rinse it with warm water.", "answer", "en")


def test_words_in_common_are_those_of_the_question(items: Items) -> None:
    found = build(items).search("Resetting MY old passwords, my", lang="en", explained=True)[0]
    explanation = get_explanation(found)
    assert found.matched == "How do I reset my password?"
    assert (explanation.words, explanation.words_asked) == (("Resetting", "MY", "passwords"), 4)


def test_words_say_nothing_across_languages() -> None:
    item = Item("a", "a", "de", ("Passwort zurücksetzen", "Konto gesperrt"), "")
    found = build((item,)).search("Passwort", lang="nl", explained=True)[0]
    assert (get_explanation(found).crossing, get_explanation(found).words) == (True, ())


def test_each_encoder_is_told_by_its_name(items: Items) -> None:
    found = build(items, 2).search("hvor er min pakke", lang="da", explained=True)[0]
    by_encoder = {it.encoder: it.strength for it in get_explanation(found).counted if it.kind == "phrasings"}
    assert set(by_encoder) == {"english", "hashing"}
    assert by_encoder["english"] == 0.0 < by_encoder["hashing"]


def test_it_says_what_the_library_foresees(items: Items) -> None:
    searcher = build(items)
    setting = get_explanation(searcher.search("where is my order", lang="en", explained=True)[0]).setting
    assert setting.strength_with == searcher.foreseen.strength
    assert setting.strength_without == searcher.foreseen.strength_without
    lone = build((Item("a", "a", "en", ("where is my order",), ""),))
    assert get_explanation(lone.search("my order", lang="en", explained=True)[0]).setting.strength_with is None


def test_what_is_asked_elsewhere_is_named_only_where_it_speaks_against(items: Items) -> None:
    searcher = build(items)
    own = get_explanation(searcher.search("my account is locked", lang="en", explained=True)[0])
    other = get_explanation(searcher.search("What is the weather like tomorrow?", lang="en", explained=True)[0])
    assert own.setting.elsewhere is None
    assert other.setting.elsewhere is not None
    assert "weather" in other.setting.elsewhere.text
    assert other.setting.elsewhere.nearer > 0


def test_words_alone_are_told_from_an_encoder_that_reads(items: Items) -> None:
    question = "where is my parcel"
    for encoders, read in ((0, False), (1, True)):
        found = build(items, encoders).search(question, lang="en", explained=True)[0]
        assert get_explanation(found).setting.read is read


@pytest.mark.parametrize(
    ("confidences", "answered", "reason"),
    [
        ((), 1.0, "nothing_found"),
        ((0.9,), 0.01, "no_answer"),
        ((0.95, 0.94), 1.0, "near_equal"),
        ((0.81, 0.01), 0.99, "unsure"),
        ((0.999, 0.01), 1.0, "sure"),
    ],
)
def test_the_reason_is_that_of_the_outcome(confidences: tuple[float, ...], answered: float, reason: str) -> None:
    ranked = [Ranked(f"g{n}", confidence, 0.5, "", "", answered) for n, confidence in enumerate(confidences)]
    bars = find_bars(0.03, 0.03, load_calibration())
    assert find_reason(ranked, bars) == reason
    expected = {"nothing_found": "none", "no_answer": "none", "near_equal": "adapt", "unsure": "adapt", "sure": "ready"}
    assert decide(ranked, ready_wrong_at_most=0.03) == expected[reason]
