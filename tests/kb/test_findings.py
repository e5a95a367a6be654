from datetime import date
from pathlib import Path

import pytest

from kb.database import Database
from kb.documents import read_library
from kb.findings import NUMBERS, Finding, list_findings
from kb.library import import_library
from tests.kb.world import write_files

TODAY = date(2026, 11, 21)
CLEAN = {
    "departments/it.md": """---
id: it
name: IT
owners: [lotte@example.org]
contacts: ["mailto://it@example.org"]
timezone: Europe/Amsterdam
hours: "24/7"
reply_within: 4h
holding: {en: Wait., nl: Wacht.}
---
""",
    "entries/it/reset.md": """---
id: it/reset
title: How do I reset it?
questions: [reset please]
department: it
lang: en
authority: send
review_every: 90d
verified: 2026-11-02
short: "At {{ facts.url }}."
---
Hi {{ customer.first_name }}, at {{ facts.url }}.
""",
    "entries/it/reset.nl.md": """---
id: it/reset
title: Hoe herstel ik het?
lang: nl
verified: 2026-11-02
source_revision: 1
short: Zo.
---
Zo.
""",
    "channels/x.md": "---\nid: x\nname: X\n---\n",
    "guidelines/kind.md": "---\nid: kind\nlevel: should\ntitle: Be kind\nwhen: {channel: x}\n---\n",
    "facts.yml": "url: {value: https://example.org, owner: it, expires: 2026-11-21}\n",
}
RESET, DUTCH, IT = "entries/it/reset.md", "entries/it/reset.nl.md", "departments/it.md"
SECOND = CLEAN[RESET].replace("it/reset", "it/other").replace("How do I reset it?", "Other?")


def findings(database: Database, folder: Path, files: dict[str, str]) -> list[Finding]:
    import_library(database, read_library(write_files(folder / "library", {**CLEAN, **files})), author="lotte")
    with database.session() as session:
        return list_findings(session, TODAY, environment={"SET": "x", "EMPTY": ""})


def test_nothing_to_find(database: Database, tmp_path: Path) -> None:
    assert findings(database, tmp_path, {}) == []


@pytest.mark.parametrize(
    ("number", "document", "name", "old", "new", "words"),
    [
        ("K002", "entry/it/reset:en", RESET, "2026-11-02", "2026-08-01", "last verified on 2026-08-01"),
        ("K002", "entry/it/reset:nl", DUTCH, "verified: 2026-11-02\n", "", "last verified never"),
        ("K003", "entry/it/reset:nl", RESET, "lang: en", "lang: en\nvalid_until: 2026-11-20", "was 2026-11-20"),
        ("K004", "fact/url", "facts.yml", "2026-11-21", "2026-11-20", "Its last day was 2026-11-20"),
        ("K005", "fact/more", "facts.yml", "url:", "more: 1\nurl:", "No text uses it"),
        ("K006", "department/it", IT, "owners: [lotte@example.org]\n", "", "Nobody owns"),
        ("K007", "department/it", IT, 'contacts: ["mailto://it@example.org"]\n', "", "Nothing reaches it"),
        ("K008", "department/it", IT, "mailto://it", "mailto://${SET}:${UNSET}@it", "the variable UNSET"),
        ("K008", "department/it", IT, "mailto://it", "mailto://${EMPTY}@it", "the variable EMPTY"),
        (
            "K008",
            "department/it",
            IT,
            '"mailto://it@example.org"',
            '{url: "${PAGER}", backup: true}',
            "the variable PAGER",
        ),
        ("K010", "entry/it/reset:nl", DUTCH, "short: Zo.\n", "", "no short version"),
        ("K012", "department/it", IT, ", nl: Wacht.", "", "no holding line in nl"),
        (
            "K016",
            "department/it",
            IT,
            "reply_",
            "closed: [2026-11-19/2026-11-20 Move]\nreply_",
            "2026-11-20 Move` are over",
        ),
        ("K017", "department/it", IT, "reply_", 'channel_hours: {xx: "24/7"}\nreply_', "hours on the channel xx"),
        ("K013", "entry/it/reset:en", RESET, "Hi {{", "{{ order.number }} {{", "leaves blanks: order.number"),
        (
            "K015",
            "entry/it/reset:en",
            RESET,
            "[reset please]",
            "[how do i reset it]",
            "phrasing “how do i reset it” twice",
        ),
    ],
)
def test_finds(
    database: Database, tmp_path: Path, number: str, document: str, name: str, old: str, new: str, words: str
) -> None:
    assert old in CLEAN[name]
    found = findings(database, tmp_path, {name: CLEAN[name].replace(old, new)})
    assert {one.number for one in found} == {number}
    assert any(one.document == document and words in one.message for one in found), found


def test_company_days_that_come_again_are_never_over(database: Database, tmp_path: Path) -> None:
    coming = CLEAN[IT].replace("reply_", "closed: [Jan 02, 2026-11-21, 2026-11-01/2026-11-21]\nreply_")
    assert findings(database, tmp_path, {IT: coming}) == []


def test_finds_missing_languages_and_shared_phrasings(database: Database, tmp_path: Path) -> None:
    found = findings(database, tmp_path, {"entries/it/other.md": SECOND})
    assert [(one.number, one.document) for one in found] == [
        ("K001", "entry/it/other:en"),
        ("K011", "entry/it/reset:en"),
    ]
    assert "missing in nl" in found[0].message
    assert "“reset please” with it/other:en" in found[1].message


def test_finds_a_variant_that_was_left_behind(database: Database, tmp_path: Path) -> None:
    assert findings(database, tmp_path, {}) == []
    changed = findings(database, tmp_path, {RESET: CLEAN[RESET].replace("Hi {{", "Hello {{")})
    assert [(one.number, one.document) for one in changed] == [("K009", "entry/it/reset:nl")]
    assert "follows revision 1 of its source, which is at 2 now" in changed[0].message
    assert "source_revision: 2" in changed[0].hint


@pytest.mark.parametrize("field", ["when", "ticked_when"])
def test_finds_a_guideline_for_a_channel_where_there_are_none(database: Database, tmp_path: Path, field: str) -> None:
    files = {name: text for name, text in CLEAN.items() if not name.startswith("channels/")}
    files["guidelines/kind.md"] = CLEAN["guidelines/kind.md"].replace("when", field)
    import_library(database, read_library(write_files(tmp_path / "bare", files)), author="lotte")
    with database.session() as session:
        (found,) = list_findings(session, TODAY)
    assert (found.number, found.document) == ("K014", "guideline/kind")
    assert "the channel x" in found.message


def test_drafts_are_nobodys_business(database: Database, tmp_path: Path) -> None:
    draft = CLEAN[RESET].replace("lang: en", "lang: en\nstatus: draft").replace("2026-11-02", "2020-01-01")
    assert {one.number for one in findings(database, tmp_path, {RESET: draft})} == {"K005"}


def test_without_an_environment_no_variable_is_looked_up(database: Database, tmp_path: Path) -> None:
    findings(database, tmp_path, {IT: CLEAN[IT].replace("mailto://it", "mailto://${UNSET}@it")})
    with database.session() as session:
        assert list_findings(session, TODAY) == []


def test_every_number_is_documented() -> None:
    page = (Path(__file__).parents[2] / "docs" / "findings.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1:3] for line in page.splitlines() if line.startswith("| K")]
    assert {number.strip(): title.strip() for number, title in rows} == NUMBERS
