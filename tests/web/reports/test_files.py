"""The report as a file: alone in the world, and every text in it text."""

import json
import re
from html.parser import HTMLParser

import pytest

from answers.matching.kept_runs import dump_report
from kb.errors import FolderUnwritable
from tests.answers.matching.made import NAMES, NOW, answered, report
from web.reports.files import render_report, write_report

HOSTILE = (
    "<script>window.ran=1</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><script>window.ran=2</script>",
    "{{ 7 * 7 }}{% raw %}",
    "\u202eevil\u2066",
    "W" * 400,
    "a\0b\x1b[31m",
)
MUST = {"source": "must_match", "entry": "it/pw"}


def full():
    before = report(*(answered(text, "it/pw") for text in HOSTILE), now=NOW)
    wrong = [answered(text, "it/vpn", confidence=0.7) for text in HOSTILE]
    return report(*wrong, *(answered(text, None, "none", **MUST) for text in HOSTILE), previous=before, notes=HOSTILE)


def test_it_works(tmp_path):
    write_report(tmp_path / "a" / "b", full())
    assert sorted(it.name for it in (tmp_path / "a" / "b").iterdir()) == ["report.html", "report.json"]
    read = json.loads((tmp_path / "a" / "b" / "report.json").read_bytes())
    assert read["questions"][0]["text"] == HOSTILE[0]
    page = (tmp_path / "a" / "b" / "report.html").read_text("utf-8")
    assert page.lstrip().startswith("<!doctype html>")
    assert "People" not in page
    for words in ("<svg", "7 worse", "Became worse", "must find it, and finds nothing", NAMES["it/vpn"].title):
        assert words in page


class Elements(HTMLParser):
    """Every element of a page, and every attribute."""

    def __init__(self, page):
        super().__init__()
        self.names, self.attributes = set(), set()
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.names.add(tag)
        self.attributes.update(name for name, _ in attrs)


def test_it_needs_nothing_but_itself():
    page = render_report(full())
    found = Elements(page)
    assert {"svg", "title", "desc", "table", "main"} <= found.names
    assert found.names.isdisjoint({"script", "img", "link", "iframe", "object", "a", "base", "form"})
    assert not {it for it in found.attributes if it.startswith("on") or it in {"src", "href", "style"}}
    assert not re.search(r"@import|url\(", page)
    assert page.count("<style>") == page.count("</style>") == 1
    assert "default-src 'none'" in page


def test_the_same_report_is_the_same_page():
    assert render_report(full()) == render_report(full())


def test_texts_are_escaped():
    page = render_report(full())
    assert "&lt;script&gt;window.ran=1&lt;/script&gt;" in page
    assert "&lt;img src=x onerror=alert(1)&gt;" in page
    assert "{{ 7 * 7 }}{% raw %}" in page


def test_nothing_at_all_is_a_page_too():
    page = render_report(report(notes=["No outcomes."]))
    assert "No outcomes." in page
    assert "<svg" not in page
    assert "None did." in page


def test_long_lists_end_with_what_is_missing():
    page = render_report(report(*(answered(f"q{n}", "it/vpn") for n in range(25))))
    assert "25 questions" in page
    assert "and 15 more, in the JSON" in page


def test_a_story_is_cut_short_on_the_page_and_whole_in_the_json():
    run = report(answered("x" * 4_000, "it/vpn"))
    assert "x" * 300 + " …" in render_report(run)
    assert "x" * 301 not in render_report(run)
    assert b"x" * 4_000 in dump_report(run)


def test_it_rejects_a_folder_that_cannot_be_written(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(FolderUnwritable):
        write_report(tmp_path / "file", full())
