"""The results part of the page, from hand-made values: what a small library never brings together."""

import re
from html.parser import HTMLParser

import pytest
from flask import render_template

from tests.web.hand_made import TODAY, check, holding, reply, reply_with_blank, suggestion, suggestions, summary
from web.pages.results import present


class Elements(HTMLParser):
    """The elements of an HTML text, each with the names of its attributes."""

    def __init__(self, html):
        super().__init__()
        self.names = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.names.append((tag, [name for name, _ in attrs]))


@pytest.fixture
def render(app):
    def render(made):
        with app.test_request_context("/"):
            return render_template("parts/results.html", results=present(made, today=TODAY))

    return render


def test_it_works(render):
    html = render(suggestions(suggestion(), suggestion(confidence=0.3)))
    assert html.count("<article") == 2
    assert html.index('data-card="1"') < html.index("Others, probably not it (1)") < html.index('data-card="2"')
    assert "Ready to send" in html
    assert 'data-card="2"' in html
    assert 'width="86%"' in html


def test_it_shows_the_holding_reply_before_the_nearest_entries(render):
    html = render(suggestions(suggestion(confidence=0.1), outcome="none", holding=holding()))
    assert html.index("You hear from us by Monday 17:30.") < html.index("Nearest, but probably not it (1)")
    assert 'data-card="h"' in html
    assert "<details" in html


def test_it_shows_no_fold_without_nearest_entries(render):
    assert "Nearest" not in render(suggestions(outcome="none"))


def test_it_shows_a_text_exactly_as_it_will_be_sent(render):
    text = "Hi,\n\n  two  spaces\n\tand a tab <b>&amp;\n"
    html = render(suggestions(suggestion(reply=reply(text))))
    shown = re.search(r"<pre[^>]*>(.*?)</pre>", html, flags=re.DOTALL)
    assert shown
    assert shown[1] == text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def test_it_marks_blanks_inside_the_text(render):
    html = render(suggestions(suggestion(reply=reply_with_blank("Order ", "order number", "."))))
    assert 'Order <mark class="blank" data-blank="order.number">[order number]</mark>.</pre>' in html
    assert 'name="value:order.number"' in html


def test_it_shows_warnings_before_everything(render):
    html = render(suggestions(suggestion(), warnings=("Only the words are compared.",)))
    assert html.index("Only the words are compared.") < html.index("Ready to send")


def test_it_shows_notes_and_stale_entries(render):
    html = render(suggestions(suggestion(entry=summary(stale=True), notes=("There is no Danish version.",))))
    assert "There is no Danish version." in html
    assert "not verified since 2 November 2026: ask IT" in html


def test_it_shows_what_is_to_mend_and_folds_what_is_fine(render):
    html = render(suggestions(suggestion(checklist=(check("fail"), check("pass", title="Ends with a next step")))))
    fold = html.index("checklist__passed")
    assert html.index("1 to mend") < html.index("Greets by name") < fold < html.index("Ends with a next step")


@pytest.mark.parametrize(
    "markup", ["<script>x</script>", '" onmouseover="x', "<svg/onload=x>", "{{ 7*7 }}", "</pre><b>"]
)
def test_it_escapes_everything(render, markup):
    hostile = suggestion(
        entry=summary(title=markup, department_name=markup),
        matched=markup,
        reply=reply_with_blank(markup, markup, markup, name=markup),
        notes=(markup,),
        checklist=(check("fail", title=markup),),
    )
    harmless = render(
        suggestions(suggestion(reply=reply_with_blank("a", "b", "c"), notes=("d",), checklist=(check("fail"),)))
    )
    html = render(suggestions(hostile, warnings=()))
    assert Elements(html).names == Elements(harmless).names
