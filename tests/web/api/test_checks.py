import pytest

PATH = "/api/checks"


def test_it_works(helpdesk):
    answer = helpdesk.post(
        PATH,
        json={"text": "Hi, you can reset it yourself.", "question": "I can't log in", "channel": "x", "lang": "en"},
    )
    assert answer.status_code == 200
    found = answer.get_json()
    assert found["language"] == "en"
    blank = next(item for item in found["checklist"] if item["check"] == "open_blank")
    assert (blank["level"], blank["status"], blank["matches"], blank["fixes"]) == ("must", "pass", [], [])
    assert {"guideline", "title", "detail"} < set(blank)
    assert all(set(it) == {"guideline", "title", "reason"} for it in found["not_applied"])


def test_only_the_text_is_needed(helpdesk):
    found = helpdesk.post(PATH, json={"text": "Je kunt het zelf opnieuw instellen."}).get_json()
    assert found["language"] == "nl"
    assert found["checklist"]


def test_an_entry_says_the_department_and_is_compared_with(helpdesk):
    given = {"text": "Hi, you can reset it.", "entry": "it/reset-password", "lang": "en"}
    assert helpdesk.post(PATH, json=given).status_code == 200


@pytest.mark.parametrize(
    ("changes", "status", "said"),
    [
        ({"text": "  "}, 422, "The draft is empty"),
        ({"text": "a" * 10_001}, 422, "10,000 are the most"),
        ({"question": "a" * 5_001}, 422, "5,000 are the most"),
        ({"channel": "fax"}, 422, "There is no channel “fax”"),
        ({"department": "itt"}, 422, "(did you mean `it`?)"),
        ({"lang": "xx"}, 422, "xx"),
        ({"entry": "it/nothing"}, 404, "It does not exist"),
    ],
)
def test_it_rejects_what_makes_no_sense(helpdesk, changes, status, said):
    answer = helpdesk.post(PATH, json={"text": "Hello there.", **changes})
    assert answer.status_code == status
    assert said in answer.get_json()["detail"]
