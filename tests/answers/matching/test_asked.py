import pytest

from tests.answers.matching.made import answered


@pytest.mark.parametrize(
    ("given", "standing"),
    [
        ({"first": "it/pw"}, "right"),
        ({"first": "it/pw", "outcome": "adapt"}, "right"),
        ({"first": "it/vpn"}, "wrong"),
        ({"first": "it/pw", "outcome": "none"}, "missed"),
        ({"first": None, "outcome": "none"}, "missed"),
        ({"first": "it/vpn", "right": ()}, "wrong"),
        ({"first": "it/vpn", "right": (), "outcome": "none"}, "right"),
        ({"first": "it/vpn", "right": None, "wrong": ["it/vpn"]}, "wrong"),
        ({"first": "it/pw", "right": None, "wrong": ["it/vpn"]}, "unknown"),
        ({"first": "it/vpn", "right": None, "wrong": ["it/vpn"], "outcome": "none"}, "unknown"),
        ({"first": "it/vpn", "right": None, "wrong": ["it/vpn"], "source": "must_not_match"}, "wrong"),
        (
            {"first": "it/vpn", "right": None, "wrong": ["it/vpn"], "source": "must_not_match", "outcome": "none"},
            "right",
        ),
        ({"first": "it/pw", "right": None, "wrong": ["it/vpn"], "source": "must_not_match"}, "right"),
    ],
)
def test_it_works(given, standing):
    assert answered("any", **given).standing == standing


def test_whether_the_first_is_right_does_not_ask_for_the_outcome():
    assert answered("any", "it/pw", "none").is_first_right is True
    assert answered("any", "it/vpn", "none").is_first_right is False
    assert answered("any", "it/pw", right=None, wrong=["it/vpn"]).is_first_right is None
    assert answered("any", None, "none").is_first_right is False
    assert answered("any", None, "none", right=None, wrong=["it/vpn"]).is_first_right is None
