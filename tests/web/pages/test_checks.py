"""The checklist of a reply that is being changed, as the script asks for it."""

import re

import pytest

from tests.web.forms import token_of

ORDER = "my order has not arrived yet"


@pytest.fixture
def check(agent):
    token = token_of(agent.get("/"))

    def check(text, **given):
        fields = {"csrf_token": token, "text": text, "key": "1", "name": "Reply 1", "form": "told-1", **given}
        return agent.post("/checks", data=fields, headers={"HX-Request": "true"})

    return check


def test_it_works(check):
    answer = check("Your order [order number] left.", question=ORDER, entry="product/where-is-my-parcel")
    assert answer.status_code == 200
    assert 'id="checklist-1"' in answer.text
    assert 'data-failing-musts="1"' in answer.text
    assert 'data-where="11-25"' in answer.text
    assert 'name="waiver:no-open-blank" form="told-1"' in " ".join(answer.text.split())


def test_ranges_count_as_scripts_count(check):
    assert 'data-where="14-28"' in check("\U0001f389\r\nYour order [order number] left.").text


def test_it_splits_as_the_channel_does(check):
    answer = check("One sentence stands here, and it is long. " * 3, channel="pager")
    assert "goes out as 3 messages" in answer.text
    assert answer.text.count("<pre") == 3
    assert "of 60" in check("Short.", channel="pager").text


def test_several_departments_are_one_list(check):
    answer = check("Hello.", department=["it", "product"])
    titles = re.findall(r'data-title="([^"]+)"', answer.text)
    assert len(titles) == len(set(titles)) > 0


def test_a_private_message_waives_nothing(check):
    assert "waiver:" not in check("Your [name].", form="").text


def test_markup_stays_text(check):
    answer = check("<script>x</script> [order number]", name='"><b>', key="1")
    assert "<script>" not in answer.text
    assert "<b>" not in answer.text


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"text": "  "}, "The draft is empty"),
        ({"text": "x" * 10_001}, "10,000 are the most"),
        ({"text": "x", "channel": "smoke"}, "smoke"),
        ({"text": "x", "department": "smoke"}, "smoke"),
        ({"text": "x", "entry": "it/vpn-of-others"}, "does not exist"),
    ],
)
def test_it_says_what_is_wrong(check, given, said):
    answer = check(**given)
    assert answer.status_code in {404, 422}
    assert said in answer.text
    assert "data-say" in answer.text


def test_it_rejects_strangers_and_forged_requests(stranger, agent):
    token = token_of(stranger.get("/sign-in/some-secret"))
    assert stranger.post("/checks", data={"csrf_token": token, "text": "x"}).status_code == 401
    assert agent.post("/checks", data={"text": "x"}).status_code == 400


def test_what_is_not_for_an_ambassador_is_not_compared_with(sign_in):
    ambassador = sign_in("ambassador")
    token = token_of(ambassador.get("/"))
    assert ambassador.post("/checks", data={"csrf_token": token, "text": "x", "entry": "it/vpn"}).status_code == 404
