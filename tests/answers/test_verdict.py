"""The one rule from a ranking to an outcome."""

import pytest

from answers.verdict import Tolerance, judge
from index.items import Ranked


def hit(matched, confidence=0.99):
    return Ranked("greeting", confidence, 0.9, matched, "greeting#en")


def test_a_question_keeps_its_ranking():
    ranked = (hit("where is my parcel"), hit("other", 0.001))
    verdict = judge("where is my parcel", ranked)
    assert (verdict.outcome, verdict.ranked, verdict.small_talk) == ("ready", ranked, None)


def test_how_often_it_may_be_wrong_is_the_houses_choice():
    unsure, likely = (hit("where is my parcel", 0.05),), (hit("where is my parcel", 0.9),)
    assert judge("where is my parcel", likely).outcome == "ready"
    assert judge("where is my parcel", likely, Tolerance(ready_wrong_at_most=0.01)).outcome == "adapt"
    assert judge("where is my parcel", unsure).outcome == "none"
    assert judge("where is my parcel", unsure, Tolerance(missed_at_most=0.0)).outcome == "adapt"


def test_small_talk_is_no_question_however_sure_the_ranking_is():
    verdict = judge("thanks a lot!", (hit("where is my parcel"), hit("other", 0.5)))
    assert verdict.outcome == "none"
    assert verdict.small_talk.said == "This says thanks and asks nothing."
    assert [hit.confidence for hit in verdict.ranked] == pytest.approx([0.99 * 0.05, 0.5 * 0.05])


@pytest.mark.parametrize(
    ("text", "matched"),
    [
        ("hi there!", "hello"),
        ("how are you", "hey you"),
        ("Asdfgh", "asdfgh"),
        ("test", "Do I need a test?"),
        ("shut up", "shut up please"),
    ],
)
def test_the_library_may_answer_it_all_the_same(text, matched):
    verdict = judge(text, (hit(matched),))
    assert (verdict.outcome, verdict.small_talk) == ("ready", None)


@pytest.mark.parametrize(("text", "matched"), [("you suck", "hello"), ("???", "hello"), ("test", "hello")])
def test_another_kind_of_small_talk_does_not_answer_it(text, matched):
    assert judge(text, (hit(matched),)).outcome == "none"


def test_small_talk_in_an_empty_library_is_small_talk():
    assert judge("tusind tak", ()).small_talk.kind == "thanks"
