"""A text's Liquid before it is saved: what it uses, and what would fail or run away when a reply is made of it."""

import pytest

from kb.documents.problems import ProblemFound
from kb.documents.templates import check_template


def test_names_are_told_apart():
    names = check_template("{{ facts.days }} {% if customer.name %}{{ order.number | upcase }}{% endif %}")
    assert (names.facts, names.others) == ({"days"}, {"customer.name", "order.number"})


@pytest.mark.parametrize(
    "text",
    [
        "{ and } and {} alone",
        "{% for line in order.lines %}{{ line }}{% endfor %}",
        "{% for i in (1..12) %}{{ i }}{% endfor %}",
        "{{ total | divided_by: order.count }}",
        "{{ order.date | date: '%d %B' }}",
        "{{ facts.words | split: ' ' | join: ', ' | replace: 'a', 'b' }}",
        "{% comment %}for the owner{% endcomment %}hi",
    ],
)
def test_it_works(text):
    check_template(text)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\n{% for a in (1..100000000) %}x{% endfor %}", 2),
        ("a\n\n{% for a in (1..1000) %}{% for b in (1..1000) %}x{% endfor %}{% endfor %}", 3),
        ("{% tablerow a in (1..100000000) %}x{% endtablerow %}", 1),
        ("{% assign x = 'aa' %}\n{% for i in (1..1000) %}{% assign x = x | append: x %}{% endfor %}", 2),
        ("a\n{{ 'a'" + " | replace: 'a', 'aaaaaaaaaa'" * 12 + " }}", 2),
        ("{{ (1..1000000000) | join: ',' }}", 1),
        ("{{ (1..1000000000) | reverse | first }}", 1),
    ],
)
def test_it_rejects_what_loops_or_writes_without_end(text, line):
    with pytest.raises(ProblemFound, match=r"^loops or writes without end; make it shorter\.$") as found:
        check_template(text)
    assert found.value.line == line


@pytest.mark.parametrize(
    "text",
    [
        "{% raw %}{{ order.number }}{% endraw %}",
        "{%- raw -%}no braces{%- endraw -%}",
        "{{ '{{ order.number' }}",
        "{{ '{' }}{{ '% x %}' }}",
        r"\{\{ order.number }}",
        "&#123;&lbrace; order.number }}",
        "{<!-- -->{ order.number }}",
    ],
)
def test_it_rejects_what_would_leave_braces_in_a_reply(text):
    with pytest.raises(ProblemFound, match="would show raw braces to the customer; write a placeholder like"):
        check_template(text)


@pytest.mark.parametrize("text", ["{{ 1 | divided_by: 0 }}", "{{ 'x' | slice }}"])
def test_it_rejects_what_can_never_be_filled_in(text):
    with pytest.raises(ProblemFound, match=r"cannot be filled in \(.*\); mend it"):
        check_template(text)
