import pytest

from benchmarks.goals import FILE, Goal, judge, read_goals
from benchmarks.quality_tables import LABELS

FIGURES = {
    "bikes": {"success_at_1": 0.8, "ready_wrong": 0.05},
    "tents": {"success_at_1": 0.6, "ready_wrong": 0.09, "out_of_scope_recall": 0.7},
}


def write(tmp_path, text):
    path = tmp_path / "goals.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_goal_names_its_set(tmp_path):
    path = write(tmp_path, "- {set: bikes, figure: success_at_1, at_least: 0.9, before: 0.71}")
    assert read_goals(path, FIGURES) == [Goal("bikes", "success_at_1", 0.9, None, 0.71)]


def test_a_goal_without_a_set_holds_for_every_set_that_has_the_figure(tmp_path):
    path = write(tmp_path, "- {figure: ready_wrong, at_most: 0.07}")
    assert [goal.dataset for goal in read_goals(path, FIGURES)] == ["bikes", "tents"]


def test_or_for_every_set_that_has_another_figure(tmp_path):
    path = write(tmp_path, "- {figure: ready_wrong, where: out_of_scope_recall, at_most: 0.07}")
    assert [goal.dataset for goal in read_goals(path, FIGURES)] == ["tents"]


@pytest.mark.parametrize("limits", ["", ", at_least: 0.1, at_most: 0.2"])
def test_it_rejects_no_limit_and_two(tmp_path, limits):
    with pytest.raises(ValueError, match="give bikes either at_least or at_most"):
        read_goals(write(tmp_path, f"- {{set: bikes, figure: success_at_1{limits}}}"), FIGURES)


@pytest.mark.parametrize(
    ("goal", "verdict"),
    [
        (Goal("bikes", "success_at_1", 0.8, None), "met"),
        (Goal("bikes", "success_at_1", 0.801, None), "missed"),
        (Goal("bikes", "ready_wrong", None, 0.05), "met"),
        (Goal("tents", "ready_wrong", None, 0.07), "missed"),
        (Goal("boats", "success_at_1", 0.1, None), "not measured"),
        (Goal("bikes", "brier", None, 0.1), "not measured"),
    ],
)
def test_the_measurement_decides(goal, verdict):
    assert [judged.verdict for judged in judge([goal], FIGURES)] == [verdict]


def test_a_limit_that_is_reached_but_for_rounding_is_met():
    assert judge([Goal("bikes", "x", 0.3, None)], {"bikes": {"x": 0.1 * 3 - 1e-16}})[0].verdict == "met"


def test_every_figure_of_the_shipped_goals_has_a_label():
    goals = read_goals(FILE, {"any": dict.fromkeys(LABELS, 0.0)})
    assert len(goals) > 30
    assert {goal.figure for goal in goals} <= set(LABELS)
