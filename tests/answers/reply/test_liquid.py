"""Filling in templates: values are data, missing ones are blanks, and nothing runs away."""

import pytest

from answers.errors import TemplateFailed
from answers.reply import blanks
from answers.reply.liquid import fill_in


def shown(source, **values):
    return blanks.settle(fill_in(source, values)).text


def test_values_and_facts_are_filled_in():
    assert (
        shown("{{ facts.days }} days, {{ order.number }}", facts={"days": 30}, order={"number": "A1"}) == "30 days, A1"
    )


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ order.number }}", "[order number]"),
        ("{{ order.number | upcase }}", "[order number]"),
        ("{{ order . number }}", "[order number]"),
        ('{{ customer.first_name | default: "there" }}', "there"),
        ("{% if customer.first_name %}Hi{% else %}Hello{% endif %}", "Hello"),
        ("{% for line in order.lines %}x{% endfor %}", ""),
    ],
)
def test_what_is_missing_is_a_blank_gives_way_to_a_default_and_is_false(source, expected):
    assert shown(source, customer={}) == expected


def test_a_value_is_never_a_template_nor_a_marker():
    forged = blanks.marker("x")
    assert shown("{{ name }}", name="{{ facts.secret }}{% raw %}") == " facts.secret % raw %".strip()
    assert blanks.settle(fill_in("{{ name }}", {"name": forged})).blanks == ()


def test_markdown_in_a_value_is_escaped():
    assert fill_in("{{ name }}", {"name": "*Bo_b* [x](y)"}) == r"\*Bo\_b\* \[x\]\(y\)"
    assert fill_in("{{ name }}", {"name": "1. Bob\n- x"}) == "1\\. Bob\n\\- x"
    assert fill_in("{{ name }}", {"name": "*Bob*"}, markdown=False) == "*Bob*"


@pytest.mark.parametrize(
    "source",
    [
        "{% for a in (1..100000000) %}{{ a }}{% endfor %}",
        "{% for a in (1..1000) %}{% for b in (1..1000) %}x{% endfor %}{% endfor %}",
        "{% assign x = 'aaaaaaaaaaaaaaaa' %}{% for i in (1..1000) %}{% assign x = x | append: x %}{% endfor %}",
    ],
)
def test_it_rejects_a_template_without_end(source):
    with pytest.raises(TemplateFailed, match="without end"):
        fill_in(source, {})


@pytest.mark.parametrize("source", ["{{ a", "{% if %}", "{{ 'a' | nope }}", "{% include 'x' %}", "{% render 'x' %}"])
def test_it_rejects_what_does_not_parse_or_reads_files(source):
    with pytest.raises(TemplateFailed, match="cannot be filled in"):
        fill_in(source, {})


def test_deeply_nested_values_do_not_exhaust_the_stack():
    value: object = "x"
    for _ in range(5_000):
        value = {"a": value}
    assert fill_in("ok", {"deep": value}) == "ok"


@pytest.mark.parametrize("source", ["{% raw %}{{ x }}{% endraw %}", "{% if x %}{{ '{%' }}{% endif %}", r"\{\{ x }}"])
def test_it_rejects_what_would_leave_braces_in_a_reply(source):
    with pytest.raises(TemplateFailed, match="raw braces"):
        fill_in(source, {"x": 1})
