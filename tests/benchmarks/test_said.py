import pytest

from benchmarks.said import Said, measure

from .world import BIKES

RIGHT_BUT_FOR_THE_CHAIN = (
    [("puncture", 0.9), ("chain", 0.1)],
    [("puncture", 0.4), ("chain", 0.3)],
    [("chain", 0.6)],
    [],
)


def test_a_system_that_only_ranks_has_no_outcomes():
    figures = measure(BIKES, Said(RIGHT_BUT_FOR_THE_CHAIN))
    assert figures == {
        "success_at_1": 0.5,
        "mrr_at_10": 0.75,
        "auroc": 0.75,  # .9 and .4 against .6 and nothing
        "auroc_oos_in_domain": 0.5,
        "auroc_oos_out_of_domain": 1.0,
    }


def test_outcomes_are_measured_on_what_was_said():
    figures = measure(BIKES, Said(RIGHT_BUT_FOR_THE_CHAIN, ("ready", "adapt", "ready", "none")))
    assert figures["in_scope_accuracy"] == 0.5
    assert figures["out_of_scope_recall"] == 0.5
    assert figures["ready_share"] == 0.5  # the ready one without an answer is not among the answerable
    assert figures["ready_wrong"] == 0.5
    assert figures["brier"] == pytest.approx((0.1**2 + 0.4**2 + 0.6**2) / 4)


def test_a_right_first_entry_that_is_not_shown_is_no_answer():
    figures = measure(BIKES, Said(RIGHT_BUT_FOR_THE_CHAIN, ("none", "none", "none", "none")))
    assert figures["in_scope_accuracy"] == 0.0
    assert figures["out_of_scope_recall"] == 1.0


def test_what_cannot_be_measured_is_absent():
    figures = measure(BIKES, Said(RIGHT_BUT_FOR_THE_CHAIN, ("adapt", "adapt", "adapt", "none")))
    assert "ready_wrong" not in figures
    assert figures["ready_share"] == 0.0
