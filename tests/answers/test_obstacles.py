"""What keeps a reply that fits from being sent."""

import pytest

from answers.obstacles import list_obstacles
from tests.web.hand_made import check, reply_with_blank, suggestion, summary


@pytest.mark.parametrize(
    ("changes", "kind", "said"),
    [
        ({"authority": "hand_over"}, "hand_over", "IT has to answer it"),
        ({"reply": reply_with_blank("Order ", "order number", ".")}, "blank", "it still needs a value: order number"),
        ({"notes": ("There is no Danish version.",)}, "note", "there is no Danish version"),
        ({"entry": summary(stale=True)}, "stale", "it was not verified in time: ask IT"),
        ({"checklist": (check("fail"),)}, "must", "a guideline is not met: "),
    ],
)
def test_each_is_said(changes, kind, said):
    (obstacle,) = list_obstacles(suggestion(**changes))
    assert obstacle.kind == kind
    assert obstacle.said.startswith(said)


def test_the_gravest_comes_first():
    found = list_obstacles(suggestion(entry=summary(stale=True), authority="hand_over", checklist=(check("fail"),)))
    assert [it.kind for it in found] == ["hand_over", "stale", "must"]


def test_what_may_be_left_undone_is_none():
    assert list_obstacles(suggestion(authority="edit", checklist=(check("fail", "should"), check("confirm")))) == ()
