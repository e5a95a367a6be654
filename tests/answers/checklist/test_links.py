"""Links: where they lead, what mends them, and that no text takes long."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answers.checklist.addresses import list_addresses
from answers.checklist.draft import Draft, DraftHouse
from answers.checklist.examples import load_examples
from answers.checklist.families.links import LinkParameters, insecure_link, link_domain
from answers.checklist.registry import Parameters
from answers.language import LANGUAGES

NONE = Parameters()
HOUSE = DraftHouse(frozenset({"veldhavn.example"}))
HOSTILE = [
    *(
        "a",
        "a ",
        "1",
        "-",
        "@",
        ".",
        "/",
        "://",
        "http",
        "https://",
        "https:// ",
        "http//",
        "www.",
        "www. ",
        "a.",
        "a-",
    ),
    *("bit.ly ", "a.com/", "a.com /", "https://a.com?utm_a=1&", "a@a.com ", "[", '"', "\n", "https://a,b"),
]


def leads(text, **given):
    return link_domain(Draft(text, house=given.pop("house", HOUSE), **given), LinkParameters(**given))


def test_a_house_whose_domains_nobody_knows_is_only_held_to_what_is_plain():
    assert leads("See https://elsewhere.com/x or mail a@elsewhere.com.", house=DraftHouse()).passed
    assert not leads("See https://bit.ly/x.", house=DraftHouse()).passed
    assert not leads("See https://veldhavn.example@elsewhere.com.", house=DraftHouse()).passed


def test_a_shortener_may_be_allowed():
    text = "See https://kort.nl/x."
    assert not leads(text).passed
    assert link_domain(Draft(text, house=HOUSE), LinkParameters(allow=["kort.nl"])).passed


@pytest.mark.parametrize("host", ["192.168.1.1", "fritz.box", "printer.local"])
def test_a_page_at_home_keeps_its_http(host):
    assert insecure_link(Draft(f"Open http://{host}/setup there."), NONE).passed


@pytest.mark.parametrize("lang", LANGUAGES)
def test_cleaning_up_mends_every_example(lang):
    for example in load_examples("insecure_link")[lang].failing:
        draft = example.draft(lang)
        (fix,) = insecure_link(draft, NONE).fixes
        assert insecure_link(Draft(fix.apply(draft.text)), NONE).passed, fix.apply(draft.text)


def test_of_a_query_only_tracking_goes():
    (fix,) = insecure_link(Draft("http://a.example/x?a=1&utm_id=2&b=3&gclid=4#top"), NONE).fixes
    assert fix.apply("http://a.example/x?a=1&utm_id=2&b=3&gclid=4#top") == "https://a.example/x?a=1&b=3#top"


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(["http://", "https:// ", "www.", "a.com", "/x", "?utm_a=1", "&b", ".", " ", "Then", "é"]))
)
def test_every_text_is_taken_and_edits_fit_it(parts):
    text = "".join(parts)
    for address in list_addresses(text):
        assert text[address.start : address.end] == address.text
    at = 0
    for fix in insecure_link(Draft(text), NONE).fixes:
        for start, end, _ in fix.edits:
            assert at <= start <= end <= len(text)
            at = end
    leads(text)


@pytest.mark.parametrize("piece", HOSTILE)
def test_only_so_many_addresses_of_a_hostile_text_are_read(piece):
    text = (piece * 20_000)[:20_000]
    assert len(list_addresses(text)) <= 50
    leads(text)
    insecure_link(Draft(text), NONE)
