"""The place where a person goes on writing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.reply.compose import compose
from answers.reply.form import PLAIN, Answer, ChannelForm

EMAIL = ChannelForm(greeting="Hi,", signature="Kind regards,\nVeldhavn", markup="html")
CURSOR = "[[cursor]]"


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("Go by [[cursor]] and pay.", "Go by |and pay."),
        ("[[cursor]]Go.", "|Go."),
        ("Go.[[cursor]]", "Go.|"),
        ("Go **by [[cursor]]train** now.", "Go by |train now."),
        ("[the [[cursor]]page](https://a.example)", "the |page (https://a.example)"),
        ("- one\n- two [[cursor]]", "- one\n- two|"),
        ("One.\n\n[[cursor]]\n\nTwo.", "One.\n\n|Two."),
        ("One.\n\n[[cursor]]- a\n- b", "One.\n\n|- a\n- b"),
        ("`code [[cursor]]`", "code|"),
        ("Your {{ order.number }}[[cursor]] is here.", "Your [order number]| is here."),
        ("{% if a %}x{% else %}y[[cursor]]{% endif %}z", "y|z"),
        ("A [[cursor]] b [[cursor]] c", "A |b c"),
        ("No place.", None),
        ("{% if a %}[[cursor]]{% endif %}No place.", None),
    ],
)
def test_it_stands_where_it_was_put(source, shown):
    reply = compose(Answer(source), PLAIN, {})
    if shown is None:
        assert reply.cursor is None
    else:
        assert reply.text[: reply.cursor] + "|" + reply.text[reply.cursor :] == shown


def test_it_counts_from_the_replys_own_start_and_takes_no_room():
    reply = compose(Answer("Go [[cursor]]now."), EMAIL, {})
    assert reply.text == "Hi,\n\nGo now.\n\nKind regards,\nVeldhavn"
    assert reply.text[reply.cursor :].startswith("now.")
    assert reply.length == len(reply.text)
    assert compose(Answer("[[cursor]]Hi there, go."), EMAIL, {}).text.count("Hi") == 1
    empty = compose(Answer("[[cursor]]"), EMAIL, {})
    assert empty.text[: empty.cursor] + "|" + empty.text[empty.cursor :] == "Hi,|\n\nKind regards,\nVeldhavn"


sources = st.lists(
    st.sampled_from(
        [
            "go ",
            "**",
            "*",
            "_",
            "`",
            "\n",
            "\n\n",
            "- ",
            "1. ",
            "# ",
            "> ",
            "[a](https://a.example)",
            "{{ a.b }}",
            "{{ v }}",
            "end. ",
            "    ",
            "\\",
            "<b>",
            "&amp;",
        ]
    ),
    max_size=14,
)


@given(sources, st.integers(0, 14), st.text(max_size=8))
def test_it_never_changes_a_reply(pieces, at, value):
    with_cursor = "".join([*pieces[:at], CURSOR, *pieces[at:]])
    form = ChannelForm(greeting="Hi {{ v }},", markup="whatsapp", limit=40)
    values = {"v": value}
    marked, plain = (compose(Answer(source), form, values) for source in (with_cursor, "".join(pieces)))
    assert (marked.text, marked.parts, marked.html, marked.length) == (
        plain.text,
        plain.parts,
        plain.html,
        plain.length,
    )
    assert marked.blanks == plain.blanks
    assert plain.cursor is None
    assert marked.cursor is None or 0 <= marked.cursor <= len(marked.text)
    assert all(not blank.start < (marked.cursor or 0) < blank.end for blank in marked.blanks)


@given(st.lists(st.from_regex(r"[a-z]{1,6}", fullmatch=True), min_size=1, max_size=12), st.data())
def test_between_words_it_is_exact(words, data):
    at = data.draw(st.integers(0, len(words)))
    source = " ".join([*words[:at], CURSOR + (words[at] if at < len(words) else ""), *words[at + 1 :]])
    reply = compose(Answer(source), EMAIL, {})
    assert reply.text[: reply.cursor].removeprefix("Hi,\n\n").split() == words[:at]
