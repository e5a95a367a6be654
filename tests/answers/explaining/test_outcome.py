"""Why the outcome is what it is: the bars in plain words, and what the index cannot know."""

import re
from dataclasses import replace

import pytest

from answers.explaining.outcome import explain_outcome
from answers.message.small_talk import find_small_talk
from answers.offers import outcome_of
from answers.verdict import Tolerance, Verdict
from index.explanation import Elsewhere
from index.outcome import find_bars
from tests.answers.explaining.made import NOTHING_TOLD, TITLES, hit, verdict
from tests.web.hand_made import reply_with_blank, suggestion, summary

BARS = find_bars()
TOLD = replace(NOTHING_TOLD, strength_with=20.0, strength_without=12.0)


def made(**changes):
    return suggestion(entry=summary(id="it/login"), **changes)


def explain(*hits, suggestions=None):
    return explain_outcome(verdict(*hits), TITLES, [made()] if suggestions is None else suggestions)


@pytest.mark.parametrize(
    ("hits", "because", "said"),
    [
        ([], "nothing_found", "Nothing in the library has to do with this question."),
        ([hit(confidence=0.01, answered=0.02)], "no_answer", "probably has no answer: 2% that it has one, and below"),
        (
            [hit(confidence=0.97), hit("it/vpn", 0.9)],
            "near_equal",
            "“How do I log in?” and “How do I get a VPN?” fit almost equally well, so a person has to choose.",
        ),
        ([hit(confidence=0.7, answered=0.75)], "unsure", "not sure that the library answers this: 75%, and “ready”"),
        ([hit(confidence=0.7, answered=0.99)], "unsure", "has an answer (99%), but whether it is “How do I log in?”"),
        ([hit(confidence=0.999, answered=1.0)], "sure", "It fits (99%) and nothing else comes near; above"),
    ],
)
def test_each_reason_is_one_sentence(hits, because, said):
    why = explain(*hits)
    assert why.because == because
    assert said in why.said
    assert why.said.endswith(".")
    expected = {"sure": "ready", "near_equal": "adapt", "unsure": "adapt"}.get(because, "none")
    assert outcome_of(verdict(*hits), [made()]) == expected


def test_the_bars_are_those_that_decide():
    why = explain(hit(confidence=0.999, answered=1.0))
    assert (why.least_answered, why.least_confidence) == pytest.approx((BARS.answered, BARS.ready), abs=1e-4)
    assert f"above {BARS.ready:.0%}, at most 5 in 100 should be wrong" in why.said


def test_the_bars_and_the_words_are_the_houses():
    careful = Tolerance(ready_wrong_at_most=0.01, missed_at_most=0.1)
    why = explain_outcome(replace(verdict(hit(confidence=0.999, answered=1.0)), tolerance=careful), TITLES, [made()])
    assert "at most 1 in 100 should be wrong" in why.said
    assert why.least_confidence > BARS.ready
    none = explain_outcome(replace(verdict(hit(confidence=0.01, answered=0.02)), tolerance=careful), TITLES, [made()])
    assert "at most 10 in 100 right answers" in none.said
    assert none.least_answered > BARS.answered


@pytest.mark.parametrize("below", [0.0, 0.0002, 0.004, 0.02])
def test_what_is_just_below_a_bar_is_told_from_it(below):
    said = explain(hit(confidence=BARS.ready - below, answered=0.9999)).said
    value, bar = re.findall(r": ([\d.]+)%, .* more than ([\d.]+)%", said)[0]
    assert (float(value) < float(bar)) is (below > 0)


def test_words_alone_are_never_enough():
    why = explain(hit(confidence=0.8, answered=0.99, setting=replace(NOTHING_TOLD, read=False)))
    assert why.said.startswith("Only words could be compared")


def test_an_obstacle_decides_where_all_else_is_sure():
    blank = made(reply=reply_with_blank("Order ", "order number", "."), authority="hand_over")
    why = explain(hit(confidence=0.999, answered=1.0), suggestions=[blank])
    assert why.because == "obstacle"
    assert why.said == "It fits (99%), but IT has to answer it; it still needs a value: order number."


def test_a_reply_that_cannot_be_shown_is_an_obstacle():
    why = explain(hit(confidence=0.999, answered=1.0), suggestions=[])
    assert why.said == "It fits (99%), but “How do I log in?” cannot be shown: ask its owner to mend it."


def test_an_obstacle_is_told_although_it_did_not_decide():
    why = explain(hit(confidence=0.7, answered=0.75), suggestions=[made(authority="hand_over")])
    assert why.because == "unsure"
    assert why.remarks == ("Besides, IT has to answer it.",)


@pytest.mark.parametrize(
    ("strength", "said"),
    [(20.0, "It is as near as"), (16.0, "It is less near than"), (12.0, "It is no nearer than")],
)
def test_it_says_in_words_what_the_library_foresees(strength, said):
    why = explain(hit(confidence=0.7, answered=0.75, setting=TOLD, strength=strength))
    assert why.remarks[0].startswith(said)
    assert (why.foreseen.with_answer, why.foreseen.without_answer) == (20.0, 12.0)


def test_what_was_foreseen_is_not_told_where_it_did_not_decide():
    assert explain(hit(confidence=0.01, answered=0.01, setting=TOLD, strength=20.0)).remarks == ()
    assert explain(hit(confidence=0.999, answered=1.0, setting=TOLD, strength=12.0)).remarks == ()


def test_what_is_asked_elsewhere_is_told():
    setting = replace(NOTHING_TOLD, elsewhere=Elsewhere("what's the weather like", 1.25))
    why = explain(hit(confidence=0.01, answered=0.01, setting=setting))
    assert why.remarks == ("It is also like a question that is usually asked elsewhere: “what's the weather like”.",)
    assert why.elsewhere.nearer == 1.25


def test_what_is_asked_elsewhere_is_not_told_where_it_did_not_decide():
    setting = replace(NOTHING_TOLD, elsewhere=Elsewhere("change my location", 0.5))
    why = explain(hit(confidence=0.999, answered=1.0, setting=setting))
    assert (why.remarks, why.elsewhere.nearer) == ((), 0.5)


def test_small_talk_is_its_own_reason():
    small_talk = find_small_talk("thank you!")
    why = explain_outcome(Verdict("none", [hit(setting=TOLD)], small_talk), TITLES, [])
    assert (why.because, why.said, why.remarks) == ("small_talk", "This says thanks and asks nothing.", ())
