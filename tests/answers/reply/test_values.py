"""Values are data: what a customer gives brings no markup, no template and no marker into a reply, in any disguise."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.reply import blanks
from answers.reply.compose import compose
from answers.reply.fields import Field
from answers.reply.form import PLAIN, Answer, ChannelForm
from tests.answers.reply.seen import Seen

HOSTILE = [
    "&#123;&#123;",
    "&#x7b;&#x7b; order.number }}",
    "&lcub;&lcub;x",
    "&lt;b&gt;",
    "{{ facts.secret }}",
    "{% raw %}",
    "[[cursor]]",
    "Bo\n====",
    "Bo\n\n    code",
    "1. Bo",
    "# Bo",
    "***",
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "<https://a.example>",
    "&",
    "R&D",
    "\x02amp\x03",
    "\ue000\ue161\ue001",
    "\ue002",
]


def parts_of(value, template="Dear {{ customer.name }}, it is done."):
    return compose(Answer(template), PLAIN, {"customer": {"name": value}})


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize(
    "template", ["Dear {{ customer.name }}, it is done.", "{{ customer.name }}", "- {{ customer.name }}\n- b"]
)
def test_a_hostile_value_is_shown_as_it_is(value, template):
    reply = parts_of(value, template)
    seen = Seen.of(reply.html)
    assert seen.tags <= {"p", "br", "ul", "li"}
    assert reply.blanks == ()
    assert reply.cursor is None
    plain = re.sub(r"[{}\ue000-\uf8ff\x02\x03]|\[\[cursor\]\]", "", value)
    assert "".join(plain.split()) in "".join(reply.text.split())
    assert "".join(plain.split()) in "".join(seen.text.split())


def test_a_value_with_an_entity_is_no_brace():
    assert parts_of("&#123;&#123;").text == "Dear &#123;&#123;, it is done."
    assert parts_of("&#123;&#123;").html == "<p>Dear &amp;#123;&amp;#123;, it is done.</p>"
    greeting = ChannelForm(greeting="Hi {{ customer.name }},")
    assert (
        compose(Answer("Done."), greeting, {"customer": {"name": "&#123;&#123;"}}).text == "Hi &#123;&#123;,\n\nDone."
    )


@given(
    st.text(alphabet=st.characters(codec="utf-8"), max_size=60) | st.text(alphabet="&#123;x7b{}%[]()*_`<>!=-+. \n\\|~")
)
def test_no_value_ever_is_more_than_its_letters(value):
    reply = parts_of(value)
    seen = Seen.of(reply.html)
    assert seen.tags <= {"p", "br"}
    assert seen.attributes == []
    letters = "".join(re.findall(r"\w", re.sub(r"[\ue000-\uf8ff]", "", value)))
    for shown in (reply.text, seen.text):
        assert "".join(re.findall(r"\w", shown)) == f"Dear{letters}itisdone"


def test_values_are_said_by_type_and_language():
    form = ChannelForm(lang="nl")
    answer = Answer(
        "{{ delivery.date }}, {{ refund.amount }}, {{ model }}", fields={"model": Field("choice", "", ("Duo",))}
    )
    given_values = {
        "delivery": {"date": "2026-11-24"},
        "refund": {"amount": "12.50", "currency": "EUR"},
        "model": "duo",
    }
    assert compose(answer, form, given_values).text == "24 november 2026, €\u00a012,50, Duo"
    nested = {**given_values, "refund": {"amount": {"amount": "12.50", "currency": "EUR"}}}
    assert compose(answer, form, nested).text == "24 november 2026, €\u00a012,50, Duo"


def test_a_day_at_the_start_of_a_line_is_no_list():
    form = ChannelForm(lang="de")
    assert (
        compose(Answer("{{ delivery.date }}"), form, {"delivery": {"date": "2026-11-24"}}).text == "24. November 2026"
    )


def test_a_template_may_still_format_and_compare():
    given_values = {"delivery": {"date": "2026-11-24"}, "cup_count": "3"}
    source = "{{ delivery.date | date: '%d/%m' }} {% if cup_count > 2 %}{{ cup_count | plus: 1 }}{% endif %}"
    assert compose(Answer(source), PLAIN, given_values).text == "24/11 4"


def test_what_does_not_fit_is_an_open_blank_again_and_says_what_to_write():
    answer = Answer("Comes on {{ delivery.date }}, by {{ delivery.date }}.")
    reply = compose(answer, ChannelForm(lang="nl"), {"delivery": {"date": "tomorrow"}, "call_time": "soon"})
    assert reply.text == "Comes on [bezorgdatum], by [bezorgdatum]."
    assert [blank.type for blank in reply.blanks] == ["date", "date"]
    assert reply.notes == ("“tomorrow” does not fit delivery date: write a date such as 2026-11-24.",)
    assert compose(answer, PLAIN, {"delivery": {"date": ""}}).notes == ()


def test_customers_and_facts_are_taken_as_they_are_unless_the_entry_says_otherwise():
    source = "{{ customer.phone }} {{ facts.delivery_date }}"
    values = {"customer": {"phone": "12"}, "facts": {"delivery_date": "soon"}}
    assert compose(Answer(source), PLAIN, values).text == "12 soon"
    strict = Answer(source, fields={"customer.phone": Field("phone")})
    assert compose(strict, PLAIN, values).text == "[customer phone] soon"


@pytest.mark.parametrize("value", [{"a": 1}, [1, 2], {"amount": {"amount": {"amount": "x"}}}])
def test_values_of_a_strange_shape_are_no_error(value):
    compose(Answer("{{ refund }} {{ refund.amount }} {{ date }}"), PLAIN, {"refund": value, "date": value})


def test_blanks_have_no_travelling_characters():
    assert not re.search(
        "[\ue000-\uf8ff]", compose(Answer("{{ a.b }} [[cursor]] &amp; {{ c }}"), PLAIN, {"c": "&#1"}).html
    )
    assert blanks.settle("a\ue003b\ue002c").text == "a&bc"
