"""The starter library: that it is complete, and that nothing in it contradicts itself."""

import re
from collections import Counter, defaultdict

import pytest

from answers.reply.compose import compose
from answers.reply.form import Answer, ChannelForm
from kb.documents import pick_language, read_library
from kb.starter import starter_library_path

LANGUAGES = {"en", "nl", "da", "de", "fr"}
BOILERPLATE = re.compile(
    r"any inconvenience|for the inconvenience|eventue(?:el|le) (?:ongemak|gener?)|excuses voor het ongemak"
    r"|eventuelle ulemper|etwaige unannehmlichkeiten|entstandenen? unannehmlichkeiten"
    r"|la gêne occasionnée|désagréments? occasionnés?",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def library():
    return read_library(starter_library_path())


def test_it_is_as_large_as_it_says(library):
    sources = [entry for entry in library.entries if entry.source_revision is None]
    assert Counter(entry.department for entry in sources) == {"product": 50, "it": 20, "hr": 20}
    assert len(library.facts) >= 12
    assert len(library.guidelines) >= 25
    assert len(library.channels) >= 8


def test_every_entry_is_there_in_five_languages(library):
    languages = defaultdict(set)
    for entry in library.entries:
        languages[entry.id].add(entry.lang)
    assert {entry_id: found for entry_id, found in languages.items() if found != LANGUAGES} == {}


def test_every_entry_has_other_phrasings_a_short_version_and_an_authority(library):
    lacking = [
        entry.key
        for entry in library.entries
        if len(entry.questions) < 3 or not entry.short or entry.title in entry.questions
    ]
    assert lacking == []


def test_every_source_states_its_authority():
    sources = [path for path in starter_library_path().glob("entries/*/*.md") if path.stem.count(".") == 0]
    assert len(sources) == 90
    assert [path.name for path in sources if "\nauthority: " not in path.read_text("utf-8")] == []


def test_no_phrasing_belongs_to_two_entries(library):
    owners = defaultdict(set)
    for entry in library.entries:
        for phrasing in (entry.title, *entry.questions):
            owners[phrasing.casefold()].add(entry.id)
    assert {phrasing: found for phrasing, found in owners.items() if len(found) > 1} == {}


def test_every_department_has_owners_hours_and_a_holding_line_in_each_language(library):
    for department in library.departments:
        assert department.owners
        assert department.contacts
        assert department.hours
        assert set(department.holding) >= LANGUAGES


def test_no_answer_hides_behind_boilerplate(library):
    found = [entry.key for entry in library.entries if BOILERPLATE.search(f"{entry.answer}\n{entry.short}")]
    assert found == []


def values_in(library, lang):
    facts = {
        fact.name: pick_language(fact.value, lang) if isinstance(fact.value, dict) else fact.value
        for fact in library.facts
    }
    return {"facts": facts, "customer": {"first_name": "Charlotte"}, "agent": {"first_name": "Lotte", "initials": "LV"}}


def test_blanks_are_rare(library):
    sources = [entry for entry in library.entries if entry.lang == "en"]
    with_blanks = [
        entry.id for entry in sources if compose(Answer(entry.answer), ChannelForm(), values_in(library, "en")).blanks
    ]
    assert len(with_blanks) <= len(sources) / 5
