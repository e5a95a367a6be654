"""What only colleagues know: what is spared, what the house adds, and that no text takes long."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answers.checklist.draft import Draft, DraftEntry, DraftHouse
from answers.checklist.families.internals import InternalParameters, internal_reference
from answers.language import LANGUAGES

NONE = InternalParameters()
HOSTILE = [
    *(
        "a",
        "Jira ",
        "10.",
        "10.0.0.1 ",
        "\\\\a",
        "D:\\",
        "A ",
        "Aa ",
        "Aa Bb ",
        "Aa from ",
        "colleague ",
        "depot manager ",
    ),
    *("[internal", "@", "INC1", "SKU ", "Herr ", "in Slack ", ".local", "intranet.", "\n", "1"),
]


def marked(text, lang="en", parameters=NONE, **given):
    return [text[start:end] for start, end in internal_reference(Draft(text, lang=lang, **given), parameters).matches]


def test_it_names_what_to_leave_out():
    finding = internal_reference(Draft("I've put it in Jira, at 10.0.0.12.", lang="en"), NONE)
    assert finding.detail == "Leave out “Jira”, “10.0.0.12”: it's internal and means nothing to the customer."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I saw it in Slack.", ["Slack"]),
        ("Please cut us some slack.", []),
        ("It is in SAP now, see S:\\returns\\list.", ["SAP", "S:\\returns\\list"]),
        ("Save it in C:\\Users\\you\\Downloads.", []),
        ("Look at https://jira.veldhavn.example/x today.", ["jira.veldhavn.example"]),
        ("Restart 192.168.4.4 for me.", ["192.168.4.4"]),
        ("Open your router's page at 192.168.4.4.", []),
        ("This is Lotte from product.", []),
        ("We asked Lotte from product.", ["Lotte from product"]),
        ("Ask @channel or @speeddial.", ["@channel"]),
        ("See INC0012345 and INC.", ["INC0012345"]),
    ],
)
def test_what_is_internal(text, found):
    assert marked(text) == found


def test_what_the_customer_or_the_library_names_is_spared():
    assert marked("Connect Trello there.", question="does it work with trello?") == []
    assert marked("Connect Trello there.", entry=DraftEntry("it/x", "x", written="Connect Trello there.")) == []


def test_the_houses_own_names_and_codes():
    parameters = InternalParameters(names=["Bruhn Metal"], codes=["VHX-"])
    assert marked("bruhn metal sent VHX-12/a.", parameters=parameters) == ["bruhn metal", "VHX-12/a"]


def test_a_colleagues_address_that_nobody_publishes():
    house = DraftHouse(published=frozenset({"boss@a.example"}), people=frozenset({"boss@a.example", "lotte@a.example"}))
    assert marked("Mail boss@a.example, not lotte@a.example.", house=house) == ["lotte@a.example"]


@settings(max_examples=200, deadline=None)
@given(st.text("Aa .-\\/[]@10INCKBSU\n", max_size=120), st.sampled_from([None, *LANGUAGES]))
def test_every_text_is_taken(text, lang):
    spans = internal_reference(Draft(text, lang=lang), NONE).matches
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_text_is_taken(piece):
    for lang in LANGUAGES:
        internal_reference(Draft((piece * 20_000)[:20_000], lang=lang), NONE)
