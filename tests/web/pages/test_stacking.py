"""A second reply in the draft: where it goes, and with which words."""

import pytest

from tests.web.forms import token_of


@pytest.fixture
def put_in(agent):
    token = token_of(agent.get("/"))

    def put_in(draft, block):
        return agent.post("/stacked-drafts", data={"csrf_token": token, "draft": draft, "block": block})

    return put_in


@pytest.mark.parametrize(
    "draft",
    ["Hi Anna,\n\nReset it yourself.", "Hi Anna,\n\nReset it \U0001f389.\n\nKind regards,\nLotte", "Reset it. ^LV", ""],
)
def test_it_works(put_in, draft):
    made = put_in(draft, "Hi there, your order left yesterday.").get_json()
    units = draft.encode("utf-16-le")
    at = 2 * made["at"]
    stacked = (units[:at] + made["words"].encode("utf-16-le") + units[at:]).decode("utf-16-le")
    assert "our order left yesterday." in stacked
    assert stacked.count("Hi ") <= 1
    assert stacked.endswith(draft[-4:] if "^" in draft or "Lotte" in draft else "yesterday.")


def test_a_greeting_alone_brings_nothing(put_in):
    assert put_in("Hi Anna,\n\nReset it.", "Hi Anna,").get_json()["words"] == ""


def test_it_rejects_too_much_and_strangers(put_in, stranger):
    assert put_in("x" * 30_000, "y").status_code == 422
    assert stranger.post("/stacked-drafts", data={"draft": "x"}).status_code in {400, 401}
