"""Blanks: from markers to readable fields with exact positions."""

from hypothesis import given
from hypothesis import strategies as st

from answers.reply import blanks


def test_a_marker_becomes_a_label_with_its_exact_range():
    settled = blanks.settle(f"Order {blanks.marker('order.number')} ships on {blanks.marker('delivery_date')}.")
    text, found = settled.text, settled.blanks
    assert text == "Order [order number] ships on [delivery date]."
    assert [(blank.name, text[blank.start : blank.end]) for blank in found] == [
        ("order.number", "[order number]"),
        ("delivery_date", "[delivery date]"),
    ]


def test_a_marker_that_a_filter_cut_in_two_disappears():
    assert blanks.settle("Order " + blanks.marker("order.number")[:4]) == blanks.Settled("Order ", (), None)


def test_html_gets_a_mark_and_a_hostile_name_cannot_leave_its_attribute():
    assert blanks.settle_html(f"<p>{blanks.marker('order.number')}</p>") == (
        '<p><mark class="blank" data-blank="order.number">order number</mark></p>'
    )
    assert '"><script>' not in blanks.settle_html(blanks.marker('a"><script>'))


@given(st.text(), st.lists(st.from_regex(r"[a-z]{1,8}(\.[a-z]{1,8})?", fullmatch=True), max_size=4))
def test_every_range_holds_its_label_whatever_stands_around_it(around, names):
    source = around.join(["", *[blanks.marker(name) for name in names], ""])
    settled = blanks.settle(source)
    text, found = settled.text, settled.blanks
    assert [blank.name for blank in found] == names
    assert all(text[blank.start : blank.end] == f"[{blank.label}]" for blank in found)
