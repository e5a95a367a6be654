"""Markdown as HTML, plain text and WhatsApp's markup."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.reply.markup import sanitised, to_html_and_text

SOURCE = """Hi **bold** and *soft*, see [the page](https://a.example/x_y) or https://b.example/c_d_e.
Next line.

# Head

1. one
2. two
    - inner

> quoted

`code <b>`"""


def test_plain_text_reads_well():
    assert to_html_and_text(SOURCE, "plain")[1] == (
        "Hi bold and soft, see the page (https://a.example/x_y) or https://b.example/c_d_e.\nNext line.\n\nHead\n\n"
        "1. one\n2. two\n   - inner\n\n> quoted\n\ncode <b>"
    )


def test_whatsapp_has_its_own_marks():
    text = to_html_and_text("**bold** *soft* `code`\n\n# Head", "whatsapp")[1]
    assert text == "*bold* _soft_ `code`\n\n*Head*"


def test_html_keeps_the_structure():
    rendered, text = to_html_and_text("**bold**\n\n- a\n- b", "html")
    assert rendered == "<p><strong>bold</strong></p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>"
    assert text == "bold\n\n- a\n- b"


def test_a_loose_list_reads_like_a_tight_one():
    assert to_html_and_text("- a\n\n- b\n\n    more", "plain")[1] == "- a\n- b\n  more"


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "<svg onload=alert(1)>",
        '<a href="java\nscript:alert(1)">x</a>',
        "![x](javascript:alert(1))",
        '<https://a.example/"onmouseover=alert(1)>',
        "<div\nonclick=alert(1)>\n\nx\n\n</div>",
    ],
)
def test_nothing_in_an_answer_can_run(hostile):
    rendered, text = to_html_and_text(hostile, "html")
    seen = Seen()
    seen.feed(rendered)
    assert seen.tags <= {"p", "a", "br"}
    assert {name for name, _ in seen.attributes} <= {"href", "rel"}
    assert not any(value.startswith(("javascript", "data")) for _, value in seen.attributes)
    assert isinstance(text, str)


class Seen(HTMLParser):
    """The tags and attributes that a browser would see."""

    def __init__(self):
        super().__init__()
        self.tags = set()
        self.attributes = []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += attrs


@given(st.text(max_size=300))
def test_any_text_renders_and_a_second_pass_changes_nothing(source):
    rendered, _ = to_html_and_text(source, "plain")
    assert sanitised(rendered) == rendered


@given(st.text(alphabet="ab *_`[]()<>#-1.\n!&;:\\/", max_size=120))
def test_markdown_soup_renders_the_same_twice(source):
    assert to_html_and_text(source, "whatsapp") == to_html_and_text(source, "whatsapp")
