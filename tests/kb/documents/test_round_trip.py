from hypothesis import given
from hypothesis import strategies as st

from kb.documents import (
    ChannelDocument,
    DepartmentDocument,
    EntryDocument,
    FactDocument,
    GuidelineDocument,
    dump_channel,
    dump_department,
    dump_entry,
    dump_fact,
    dump_facts,
    dump_guideline,
    parse_channel,
    parse_department,
    parse_entry,
    parse_fact,
    parse_facts,
    parse_guideline,
)
from kb.documents.facts_patch import patch_facts
from tests.kb.documents import strategies


@strategies.steady
@given(strategies.entries)
def test_entry_survives_its_text(entry: EntryDocument) -> None:
    assert parse_entry(dump_entry(entry)) == entry


@strategies.steady
@given(strategies.departments)
def test_department_survives_its_text(department: DepartmentDocument) -> None:
    assert parse_department(dump_department(department)) == department


@strategies.steady
@given(strategies.guidelines)
def test_guideline_survives_its_text(guideline: GuidelineDocument) -> None:
    assert parse_guideline(dump_guideline(guideline)) == guideline


@strategies.steady
@given(strategies.channels)
def test_channel_survives_its_text(channel: ChannelDocument) -> None:
    assert parse_channel(dump_channel(channel)) == channel


@strategies.steady
@given(strategies.facts)
def test_fact_survives_its_text(fact: FactDocument) -> None:
    read = parse_fact(dump_fact(fact))
    assert read == fact
    assert repr(read.value) == repr(fact.value)  # 1, 1.0 and true are equal in Python only


fact_lists = st.lists(strategies.facts, max_size=5, unique_by=lambda fact: fact.name)


@strategies.steady
@given(fact_lists, fact_lists)
def test_patched_facts_are_the_wanted_ones(before: list[FactDocument], wanted: list[FactDocument]) -> None:
    patched = patch_facts("# ours\n" + dump_facts(before), wanted)
    by_name = sorted(parse_facts(patched), key=lambda fact: fact.name)
    assert by_name == sorted(wanted, key=lambda fact: fact.name)
    assert patch_facts(patched, wanted) == patched


def test_patch_keeps_comments_and_order() -> None:
    text = "# top\n\nb: 1  # one\n\n# about a\na: 2\nc: 3\n# end\n"
    facts = [FactDocument(name="a", value=5), FactDocument(name="b", value=1), FactDocument(name="d", value="x")]
    assert patch_facts(text, facts) == "# top\n\nb: 1  # one\n\n# about a\na: 5\nd: x\n"


def test_same_meaning_keeps_the_text_as_it_is() -> None:
    text = "\ufeffb: 1\r\n\r\na: 'x'\r\n"
    facts = [FactDocument(name="a", value="x"), FactDocument(name="b", value=1)]
    assert patch_facts(text, facts) == text
