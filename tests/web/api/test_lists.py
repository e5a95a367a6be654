import pytest


def test_departments_work_without_their_contact_lines(helpdesk):
    found = helpdesk.get("/api/departments").get_json()["departments"]
    assert [it["id"] for it in found] == ["hr", "it", "product"]
    assert set(found[1]) == {
        "id", "names", "owners", "timezone", "hours", "channel_hours", "holidays", "closed", "reply_within_minutes",
        "slow_reply_within_minutes", "revision",
    }  # fmt: skip


def test_channels_work(helpdesk):
    found = {it["id"]: it for it in helpdesk.get("/api/channels").get_json()["channels"]}
    assert set(found) == {"email", "pager", "x"}
    assert (found["x"]["limit"], found["x"]["counting"]) == (280, "x_weighted")
    assert {"greeting", "close", "signature", "address", "emoji"} <= set(found["x"])


def test_guidelines_work(helpdesk):
    found = {it["id"]: it for it in helpdesk.get("/api/guidelines").get_json()["guidelines"]}
    assert found["no-open-blank"]["check"] == "open_blank"
    assert (found["tone-fits"]["check"], found["tone-fits"]["ticked_when"]) == (None, None)


def test_facts_work(helpdesk):
    found = helpdesk.get("/api/facts").get_json()["facts"]
    assert [(it["name"], it["value"]) for it in found] == [("reset_url", "shop.example/reset")]


@pytest.mark.parametrize("path", ["departments", "channels", "guidelines", "facts", "entries"])
def test_they_reject_strangers(stranger, path):
    assert stranger.get(f"/api/{path}").status_code == 401
