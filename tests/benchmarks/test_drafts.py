from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest
import yaml

import benchmarks

APART = Path(benchmarks.__file__).parent / "drafts" / "apart"
LANGUAGES = ("en", "nl", "da", "de", "fr")
PUBLIC = {"x", "facebook", "instagram", "linkedin", "google-reviews"}
CHANNELS = PUBLIC | {"email", "webchat", "whatsapp"}
FIELDS = {
    *("id", "question", "channel", "department", "customer", "at", "entry", "stale"),
    *("pinned", "situations", "text", "faults", "marks"),
}
NEEDED = FIELDS - {"customer", "entry", "stale", "pinned", "marks"}
ONLY_PUBLIC = {"thread_open", "personal_data", "question_personal_data", "asks_personal_data"}
STANDARD = {
    *("open_blank", "language", "greeting", "signature", "address_form", "boilerplate_apology"),
    *("missing_apology", "next_step", "time_within_hours", "answers_question", "blame", "internal_reference"),
    *("link_domain", "personal_data", "unauthorised_promise", "legal_words", "shouting", "readability", "thread_open"),
}
RARE = {"length": 1, "verified": 2, "crisis_statement": 2}
OTHERS = {
    *("customer_name", "repetition", "repeated_apology", "missing_thanks", "vague_time", "numbers_match"),
    *("hedging", "impatience", "emoji", "stock_phrase", "rude_words", "jargon", "accessible_text", "spacing"),
    *("hashtags", "question_personal_data", "asks_personal_data", "asks_secret", "insecure_link", "ambiguous_date"),
}
AT_LEAST = dict.fromkeys(STANDARD, 8) | dict.fromkeys(OTHERS, 6) | RARE


def read(language):
    return yaml.safe_load((APART / f"{language}.yml").read_text(encoding="utf-8"))


DRAFTS = [draft for language in LANGUAGES for draft in read(language)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_forty_of_which_a_third_is_right(language):
    drafts = read(language)
    assert [draft["id"] for draft in drafts] == [f"{language}-{number:02}" for number in range(1, 41)]
    assert 12 <= sum(not draft["faults"] for draft in drafts) <= 15


def test_no_two_drafts_are_the_same():
    assert len({draft["text"] for draft in DRAFTS}) == len({draft["question"] for draft in DRAFTS}) == 200


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda draft: draft["id"])
def test_a_draft_is_complete_and_in_known_words(draft):
    assert set(draft) >= NEEDED
    assert set(draft) <= FIELDS
    assert draft["channel"] in CHANNELS
    assert draft["department"] in {"product", "it", "hr"}
    assert draft["situations"]
    assert set(draft["situations"]) <= {"question", "complaint", "praise", "crisis"}
    assert datetime.fromisoformat(draft["at"]).utcoffset() is not None
    assert draft["text"].strip() == draft["text"] != ""
    assert set(draft["faults"]) <= set(AT_LEAST)
    assert len(draft["faults"]) == len(set(draft["faults"])) <= 3


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda draft: draft["id"])
def test_a_mark_is_of_a_named_fault_and_stands_in_the_text(draft):
    marks = draft.get("marks", {})
    assert set(marks) <= set(draft["faults"])
    assert [words for words in marks.values() if words not in draft["text"]] == []


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda draft: draft["id"])
def test_what_a_fault_needs_is_there(draft):
    faults = set(draft["faults"])
    assert draft["channel"] in PUBLIC or not faults & ONLY_PUBLIC
    assert "entry" in draft or not faults & {"numbers_match", "verified"}
    assert draft.get("stale", False) == ("verified" in faults)
    assert "customer" in draft or "customer_name" not in faults
    if "pinned" in draft:
        assert (draft["pinned"] in draft["text"]) != ("crisis_statement" in faults)


def test_every_check_has_its_faults():
    counted = Counter(fault for draft in DRAFTS for fault in draft["faults"])
    assert {check: counted[check] for check, least in AT_LEAST.items() if counted[check] < least} == {}


def test_every_entry_that_a_draft_edits_is_in_the_starter_library():
    entries = Path(benchmarks.__file__).parents[1] / "kb" / "starter" / "library" / "entries"
    assert [
        draft["id"] for draft in DRAFTS if "entry" in draft and not (entries / f"{draft['entry']}.md").exists()
    ] == []
