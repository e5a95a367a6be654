"""The checks on apologies, where examples don't reach: what stands around them."""

import pytest

from answers.checklist.draft import Draft
from answers.checklist.families.apology import Apologies, missing_apology, repeated_apology
from answers.checklist.families.boilerplate import boilerplate_apology
from answers.checklist.registry import Parameters

NONE = Parameters()
QUESTION = "The engineer never came and I lost a day's wages. Priya"


def boilerplate(text: str, **given):
    draft = Draft(text, lang="en", **given)
    return [text[start:end] for start, end in boilerplate_apology(draft, NONE).matches]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Please accept our sincere apologies. Your case is with the team.", True),
        ("Hi Priya,\n\nOur sincere apologies.\n\nKind regards", True),
        ("Please accept our sincere apologies. The engineer had the wrong street.", False),
        ("Nobody came on the 12th. Our sincere apologies.", False),
        ("Our sincere apologies, the van broke down.", False),
    ],
)
def test_an_apology_alone_needs_what_happened_beside_it(text, expected):
    assert bool(boilerplate(text, question=QUESTION, customer_name="Priya")) is expected


def test_without_a_message_nobody_can_tell_what_an_apology_alone_is_about():
    assert boilerplate("Please accept our sincere apologies.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sorry, if the seal is broken we can't take it back.", []),
        ("Sorry if the seal was broken.", ["Sorry if"]),
        ("The trouble began in May. We apologise for the inconvenience.", ["apologise for the inconvenience"]),
        ("It was an inconvenience for all. You get the new tank on Friday, and I'm sorry about the leak.", []),
        (
            "If you felt unwelcome in any way, we'd like to apologise.",
            ["If you felt unwelcome in any way, we'd like to apologise"],
        ),
    ],
)
def test_what_is_marked(text, expected):
    assert boilerplate(text) == expected


def test_it_says_what_to_do():
    finding = boilerplate_apology(Draft("Sorry for  the inconvenience.", lang="en"), NONE)
    assert finding.detail == "Say what went wrong, in your own words, instead of “Sorry for the inconvenience”."


def test_missing_apology_says_why_it_is_content():
    complaint = {"lang": "en", "situations": frozenset({"complaint"})}
    assert missing_apology(Draft("Ok.", lang="en"), NONE).detail == "The message is no complaint."
    own = Draft("A repair takes a week.", question="I dropped it, all my own fault.", **complaint)
    assert missing_apology(own, NONE).detail == "The customer says that it wasn't our doing."
    assert not missing_apology(Draft("A repair takes a week.", question="Broken again!", **complaint), NONE).passed


def test_repeated_apology_counts_only_what_the_reply_says_itself():
    text = "Sorry. You wrote “sorry” twice, and I'm sorry that you felt you had to."
    assert repeated_apology(Draft(text, lang="en"), Apologies()).passed
    finding = repeated_apology(Draft("Sorry. So sorry.", lang="en"), Apologies(at_most=1))
    assert finding.detail == "Say sorry once; 2 times sounds hollow."
