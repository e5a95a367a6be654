"""The table of figures, with what changed."""

from datetime import timedelta

from tests.answers.matching.made import NOW, answered, report
from web.reports.figure_table import tabulate
from web.reports.shares import say_change

MUST = {"source": "must_match", "entry": "it/pw"}


def cells(table, name):
    return next(row.cells for row in table.rows if row.name == name)


def test_it_works():
    before = report(answered("a", "it/pw"), answered("b", "it/vpn"))
    found = report(answered("a", "it/pw"), answered("b", "it/pw"), previous=before, now=NOW + timedelta(days=1))
    table = tabulate(found)
    assert table.columns == ("All",)
    (cell,) = cells(table, "The right entry comes first")
    assert (cell.value, cell.range, cell.counts, cell.change) == ("100.0%", "34–100%", "2 of 2", "+50.0 points")
    (cell,) = cells(table, "Wrong among the ready ones")
    assert (cell.value, cell.change) == ("0.0%", "−50.0 points")
    (cell,) = cells(table, "Ready to send")
    assert (cell.value, cell.change) == ("100.0%", "")


def test_a_source_that_was_not_there_before_has_no_change():
    before = report(answered("a", "it/pw"))
    table = tabulate(report(answered("a", "it/pw"), answered("b", "it/vpn", **MUST), previous=before))
    assert table.columns == ("All", "Match tests", "From use")
    assert [bool(it.change) for it in cells(table, "The right entry comes first")] == [True, False, False]


def test_what_counts_nothing_is_a_dash():
    table = tabulate(report(answered("a", "it/vpn", "none", right=None, wrong=["it/vpn"])))
    (cell,) = cells(table, "The right entry comes first")
    assert (cell.value, cell.range, cell.counts) == ("–", "", "0 of 0")


def test_answers_where_there_is_none_are_a_row_only_where_such_questions_are():
    names = [row.name for row in tabulate(report(answered("a", "it/pw"))).rows]
    assert "No answer where there is none" not in names
    assert cells(tabulate(report(answered("a", None, "none", right=()))), "No answer where there is none")[0].value == (
        "100.0%"
    )


def test_a_change_too_small_to_be_seen_is_none():
    assert say_change(0.5, 0.50001, percent=True) == say_change(None, 0.5, percent=True) == ""
    assert say_change(0.05, 0.041, percent=False) == "−0.009"
