import pytest

from benchmarks.goals import Goal, judge
from benchmarks.quality_tables import (
    count_verdicts,
    format_figure,
    make_comparison,
    make_goals,
    make_kinds,
    make_ours,
    make_table,
)

RECIPE = {"bikes": {"success_at_1": 0.75, "mrr_at_10": 0.8, "auroc": 0.912, "auroc_oos_in_domain": 0.7}}
OURS = {
    "bikes": {"success_at_1": 0.815, "mrr_at_10": 0.9, "auroc": 1.0, "auroc_oos_in_domain": 0.95, "ready_wrong": 0.031},
    "tents": {"success_at_1": 0.5, "mrr_at_10": 0.6},
}


def read(table):
    """Return the cells of every row but the ruler."""
    rows = [[cell.strip() for cell in line.strip("|").split(" |")] for line in table.splitlines()]
    return [rows[0], *rows[2:]]


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("success_at_1", 0.7919, "79.2"),
        ("success_at_1", 1.0, "100.0"),
        ("auroc", 0.8912, ".891"),
        ("auroc", 1.0, "1.000"),
        ("matthews", -0.25, "-.250"),
        ("brier", None, "–"),
        ("brier", float("nan"), "–"),
    ],
)
def test_shares_are_percent_and_others_are_not(name, value, shown):
    assert format_figure(name, value) == shown


def test_a_table_keeps_its_columns():
    assert make_table(["a", "b"], [["x|y", "1"]]) == "| a | b |\n| --- | ---: |\n| x\\|y | 1 |"


def test_systems_stand_beside_each_other_and_the_best_is_bold():
    assert read(make_comparison({"recipe": RECIPE, "ours": OURS}, ["bikes", "tents"])) == [
        ["set", "recipe", "ours"],
        ["bikes", "75.0 / 80.0 / .912", "**81.5** / 90.0 / 1.000"],
        ["tents", "–", "**50.0** / 60.0"],
    ]


def test_two_that_are_equally_good_are_both_bold():
    row = read(make_comparison({"a": OURS, "b": OURS}, ["tents"]))[1]
    assert row[1:] == ["**50.0** / 60.0"] * 2


def test_kinds_are_shown_for_sets_that_know_them():
    assert read(make_kinds({"recipe": RECIPE, "ours": OURS}, ["bikes", "tents"]))[1:] == [
        ["bikes, the same domain", ".700", ".950"]
    ]


def test_our_figures_have_a_row_a_set():
    table = read(make_ours(OURS))
    column = table[0].index("wrong, of the ready")
    assert [row[column] for row in table[1:]] == ["3.1", "–"]


def test_goals_say_met_and_missed():
    goals = [
        Goal("bikes", "success_at_1", 0.8, None, 0.75),
        Goal("bikes", "ready_wrong", None, 0.03),
        Goal("boats", "auroc", 0.9, None),
    ]
    judged = judge(goals, OURS)
    assert read(make_goals(judged))[1:] == [
        ["bikes", "Success@1", "75.0", "≥ 80.0", "81.5", "met"],
        ["bikes", "wrong, of the ready", "–", "≤ 3.0", "3.1", "**missed**"],
        ["boats", "AUROC", "–", "≥ .900", "–", "not measured"],
    ]
    assert count_verdicts(judged) == "1 of 3 goals are met, 1 are missed, 1 were not measured."
