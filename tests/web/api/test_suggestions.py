from html.parser import HTMLParser

import pytest

from kb.receipts import get_receipt
from kb.reference_digest import digest_of_reference

PATH = "/api/suggestions"


def test_it_works(helpdesk):
    answer = helpdesk.post(
        PATH, json={"question": "I can't log in any more", "channel": "x", "customer": {"first_name": "Sanne"}}
    )
    assert answer.status_code == 200
    found = answer.get_json()
    assert {"id", "language", "outcome", "suggestions", "holding", "took_ms", "warnings"} <= set(found)
    assert (found["small_talk"], found["remark"]) == (None, None)
    assert found["language"] == "en"
    assert found["outcome"] in {"ready", "adapt"}
    first = found["suggestions"][0]
    assert first["entry"] == {
        "id": "it/reset-password",
        "lang": "en",
        "revision": 1,
        "title": "How do I reset my password?",
        "department": "it",
        "department_name": "IT",
        "verified_on": "2026-11-02",
        "stale": False,
    }
    assert 0 <= first["confidence"] <= 1
    assert "shop.example/reset" in first["reply"]["text"]
    assert first["reply"]["limit"] == 280
    assert {item["guideline"] for item in first["checklist"]} == {"no-open-blank", "tone-fits"}
    assert answer.headers["Cache-Control"] == "no-store"


def test_it_lists_blanks_and_fills_them(helpdesk):
    question = {"question": "my order has not arrived yet"}
    reply = helpdesk.post(PATH, json=question).get_json()["suggestions"][0]["reply"]
    blank = reply["blanks"][0]
    assert blank["name"] == "order.number"
    assert reply["text"][blank["start"] : blank["end"]] == "[order number]"
    filled = helpdesk.post(PATH, json={**question, "values": {"order": {"number": "4711"}}}).get_json()
    assert filled["suggestions"][0]["reply"]["blanks"] == []
    assert "4711" in filled["suggestions"][0]["reply"]["text"]


def test_it_says_what_asks_nothing(helpdesk):
    found = helpdesk.post(PATH, json={"question": "Tusind tak!"}).get_json()
    assert (found["outcome"], found["suggestions"], found["holding"]) == ("none", [], None)
    assert (found["small_talk"], found["remark"]) == ("thanks", "This says thanks and asks nothing.")


def test_it_says_why_only_where_that_is_asked(helpdesk):
    question = {"question": "I can't log in any more"}
    plain = helpdesk.post(PATH, json=question).get_json()
    assert {plain["explanation"], *(it["explanation"] for it in plain["suggestions"])} == {None}
    found = helpdesk.post(PATH, json={**question, "explain": True}).get_json()
    assert set(found["explanation"]) == {
        *("because", "said", "remarks", "answered", "least_answered", "confidence", "least_confidence"),
        *("strength", "foreseen", "elsewhere"),
    }
    why = found["suggestions"][0]["explanation"]
    assert set(why) == {
        *("said", "matched_as", "lang", "similarity", "words", "words_asked", "strength", "counted", "lead"),
    }
    assert why["said"].startswith("Matches “I can't log in any more”")
    assert sum(it["strength"] for it in why["counted"]) == pytest.approx(why["strength"], abs=1e-3)
    assert found["explanation"]["confidence"] == found["suggestions"][0]["confidence"]
    refused = helpdesk.post(PATH, json={**question, "explain": "perhaps"})
    assert (refused.status_code, refused.get_json()["field"]) == (422, "explain")


def test_of_several_questions_each_says_why(helpdesk):
    found = helpdesk.post(
        PATH, json={"question": "I can't log in any more. Also, where is my parcel?", "explain": True}
    ).get_json()
    assert found["explanation"] is None
    assert all(it["explanation"]["said"] for it in found["questions"])


def test_it_says_none_and_nothing_else_when_no_answer_is_good_enough(helpdesk):
    answer = helpdesk.post(PATH, json={"question": "qqq zzz"})
    assert (answer.status_code, answer.get_json()["outcome"]) == (200, "none")


class Elements(HTMLParser):
    """Every element of an HTML text, with its attributes."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


@pytest.mark.parametrize("channel", [None, "x", "email"])
def test_its_html_is_harmless(helpdesk, channel):
    found = helpdesk.post(PATH, json={"question": "hostile markup", "channel": channel}).get_json()
    elements = Elements(found["suggestions"][0]["reply"]["html"]).found
    assert {tag for tag, _ in elements} <= {"p", "a", "br", "em", "strong", "ul", "ol", "li", "mark"}
    assert {name for _, attributes in elements for name in attributes} <= {"href", "rel", "class"}
    assert not [attributes for _, attributes in elements if "javascript" in attributes.get("href", "")]


@pytest.mark.parametrize(
    ("body", "field", "sentence"),
    [
        ({}, "question", "The field question is missing."),
        ({"question": ""}, "question", "The question is empty"),
        ({"question": " \u200b\n"}, "question", None),
        ({"question": "\x00\x01"}, "question", "The question is empty"),
        ({"question": "x" * 100_000}, "question", "100,000 characters"),
        ({"question": 7}, "question", "valid string"),
        ({"question": None}, "question", "valid string"),
        ({"question": ["a"]}, "question", "valid string"),
        ({"question": "hi", "limit": 0}, "limit", "1 to 10"),
        ({"question": "hi", "limit": 11}, "limit", "1 to 10"),
        ({"question": "hi", "limit": "3"}, "limit", "valid integer"),
        ({"question": "hi", "limit": True}, "limit", "valid integer"),
        ({"question": "hi", "limit": 10**30}, "limit", None),
        ({"question": "hi", "channel": "fax"}, "channel", "There is no channel"),
        ({"question": "hi", "customer": []}, "customer", "valid dictionary"),
        ({"question": "hi", "customer": {"a": {"b": "c"}}}, None, None),
        ({"question": "hi", "values": {f"v{n}": n for n in range(51)}}, "values", "50"),
        ({"question": "hi", "colour": "red"}, "colour", "There is no field colour: leave it out."),
        ({"question": "hi", "role": "admin"}, "role", "There is no field role"),
    ],
)
def test_it_rejects_what_cannot_be_a_question(helpdesk, body, field, sentence):
    answer = helpdesk.post(PATH, json=body)
    problem = answer.get_json()
    if sentence is None and answer.status_code == 200:
        return
    assert answer.status_code == 422, problem
    assert field is None or problem["field"] == field
    assert sentence is None or sentence in problem["detail"]
    assert len(problem["detail"]) < 300


@pytest.mark.parametrize(
    "question", ["👋🏽🎉", "אני לא מצליח להתחבר", "\u202eevil", "a\x00b\r\nSet-Cookie: x=1", "%s {0} {{7*7}}"]
)
def test_it_answers_strange_questions(helpdesk, question):
    answer = helpdesk.post(PATH, json={"question": question, "customer": {"first_name": question}})
    assert answer.status_code == 200
    assert "Set-Cookie" not in answer.headers


def test_it_rejects_callers_without_the_scope(app, world, stranger):
    assert stranger.post(PATH, json={"question": "hi"}).status_code == 401
    client = app.test_client()
    for value in ("Bearer", "Bearer ", "Bearer nonsense", "Basic c2FtOnNhbQ==", "Bearer \xe5", "x" * 5000):
        assert client.post(PATH, json={"question": "hi"}, headers={"Authorization": value}).status_code == 401, value
    token = world.make_token("curate")
    refused = client.post(PATH, json={"question": "hi"}, headers={"Authorization": f"Bearer {token}"})
    assert refused.status_code == 403
    assert "lacks the scope suggest" in refused.get_json()["detail"]


def test_it_rejects_a_cookie_in_place_of_a_token(agent):
    assert agent.post(PATH, json={"question": "hi"}).status_code == 401


def test_a_receipt_keeps_of_the_reference_only_a_digest(helpdesk, world):
    question = {"question": "case VH-20418: I can't log in, again about vh-20418", "reference": " #vh-20418 "}
    answer = helpdesk.post(PATH, json=question).get_json()
    with world.services.database.session() as session:
        receipt = get_receipt(session, answer["id"])
    assert receipt.reference_digest == digest_of_reference(world.services.reference_key, "VH-20418")
    assert "20418" not in receipt.question


def test_a_receipt_without_a_reference_has_no_digest(helpdesk, world):
    for body in ({}, {"reference": None}, {"reference": "  "}):
        answer = helpdesk.post(PATH, json={"question": "I can't log in any more", **body}).get_json()
        with world.services.database.session() as session:
            assert get_receipt(session, answer["id"]).reference_digest is None


def test_a_reference_that_is_too_long_is_refused(helpdesk):
    answer = helpdesk.post(PATH, json={"question": "I can't log in", "reference": "7" * 201})
    assert (answer.status_code, answer.get_json()["type"]) == (422, "urn:speeddial:problem:input-refused")
