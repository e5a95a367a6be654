import pytest

PATH = "/api/entries/it/reset-password"


def test_it_works(program):
    read = program.get(PATH)
    entry = read.get_json()
    assert (entry["id"], entry["lang"], entry["revision"]) == ("it/reset-password", "en", 1)
    assert read.headers["ETag"] == '"1"'
    changed = program.put(
        PATH, json=as_change(entry, title="How can I reset my password?"), headers={"If-Match": '"1"'}
    )
    assert changed.status_code == 200
    assert changed.headers["ETag"] == '"2"'
    assert program.get(PATH).get_json()["title"] == "How can I reset my password?"


def as_change(entry, **changes):
    return {
        name: value for name, value in {**entry, **changes}.items() if name not in {"revision", "is_source", "stale"}
    }


def test_what_is_read_can_be_sent_back_for_every_entry(program):
    for line in program.get("/api/entries").get_json()["entries"]:
        address = f"/api/entries/{line['id']}?lang={line['lang']}"
        read = program.get(address)
        sent = program.put(address, json=as_change(read.get_json()), headers={"If-Match": read.headers["ETag"]})
        assert (sent.status_code, sent.get_json()) == (200, read.get_json())


def test_a_variant_that_is_sent_back_goes_on_following_its_sources_blanks(program):
    blanks = {"order.day": {"type": "choice", "choices": ["today", "later"]}, "order.number": {"hint": "on the box"}}
    answer = "Order {{ order.number }} {{ order.day }}."
    source = as_change(program.get(PATH).get_json(), answer=answer, blanks=blanks)
    assert program.put(PATH, json=source, headers={"If-Match": '"1"'}).status_code == 200
    dutch = as_change(program.get(f"{PATH}?lang=nl").get_json(), answer=answer)
    dutch["blanks"]["order.day"]["choices"] = ["vandaag", "later"]
    sent = program.put(f"{PATH}?lang=nl", json=dutch, headers={"If-Match": '"1"'}).get_json()
    again = program.put(f"{PATH}?lang=nl", json=as_change(sent), headers={"If-Match": '"2"'}).get_json()
    assert again == sent
    source["blanks"]["order.number"] = {"type": "order_number", "hint": "on the bill"}
    assert program.put(PATH, json=source, headers={"If-Match": '"2"'}).status_code == 200
    assert program.get(f"{PATH}?lang=nl").get_json()["blanks"] == {
        "order.day": {"type": "choice", "hint": None, "choices": ["vandaag", "later"]},
        "order.number": {"type": "order_number", "hint": "on the bill", "choices": []},
    }


def test_it_rejects_a_blank_of_no_placeholder(program):
    change = as_change(program.get(PATH).get_json(), blanks={"order.number": {}}, answer="Order {{ order.numbre }}.")
    refused = program.put(PATH, json=change, headers={"If-Match": '"1"'})
    assert refused.status_code == 422
    assert "did you mean `order.numbre`?" in str(refused.get_json())


def test_it_reads_another_language(program):
    entry = program.get(f"{PATH}?lang=nl").get_json()
    assert (entry["lang"], entry["department"], entry["is_source"]) == ("nl", "it", False)


def test_a_change_is_searched_at_once(program):
    entry = program.get(PATH).get_json()
    changed = as_change(entry, questions=["zanzibar kangaroo trampoline"])
    assert program.put(PATH, json=changed, headers={"If-Match": '"1"'}).status_code == 200
    found = program.post("/api/suggestions", json={"question": "zanzibar kangaroo trampoline"}).get_json()
    assert found["suggestions"][0]["matched"] == "zanzibar kangaroo trampoline"


def test_it_pages_through_all_entries(program):
    seen, cursor = [], ""
    for _ in range(10):
        page = program.get(f"/api/entries?limit=2{cursor}").get_json()
        seen += [(line["id"], line["lang"]) for line in page["entries"]]
        if page["next"] is None:
            break
        cursor = f"&cursor={page['next']}"
    assert len(seen) == 7
    assert seen == sorted(set(seen))


def test_it_hides_drafts_from_those_who_only_ask(helpdesk, program):
    ids = {line["id"] for line in helpdesk.get("/api/entries").get_json()["entries"]}
    assert "hr/parental-leave" not in ids
    assert "it/vpn" in ids
    assert helpdesk.get("/api/entries/hr/parental-leave").status_code == 404
    assert program.get("/api/entries/hr/parental-leave").status_code == 200


def test_it_rejects_hidden_and_missing_with_the_same_words(helpdesk):
    hidden, missing = helpdesk.get("/api/entries/hr/parental-leave"), helpdesk.get("/api/entries/hr/nothing")
    assert hidden.get_json() == missing.get_json()
    assert helpdesk.get(f"{PATH}?lang=xx").get_json() == missing.get_json()


def test_it_rejects_a_change_without_if_match(program):
    answer = program.put(PATH, json=as_change(program.get(PATH).get_json()))
    assert answer.status_code == 428
    assert "If-Match" in answer.get_json()["detail"]


@pytest.mark.parametrize("tag", ['"0"', '"2"', '"x"', "*", "1x", '"99999999999999999999"', 'W/"1"', '"1', ""])
def test_it_rejects_a_change_of_something_else(program, tag):
    change = as_change(program.get(PATH).get_json(), title="lost update")
    answer = program.put(PATH, json=change, headers={"If-Match": tag})
    assert answer.status_code == 412
    assert answer.headers["ETag"] == '"1"'
    assert program.get(PATH).get_json()["title"] != "lost update"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": 7}, "title"),
        ({"answer": ""}, "answer"),
        ({"answer": "bell \x07"}, "answer"),
        ({"answer": "{% if x %}never closed"}, None),
        ({"answer": "x" * 200_000}, "answer"),
        ({"status": "gone"}, "status"),
        ({"verified": "yesterday"}, "verified"),
        ({"review_every": "soon"}, "review_every"),
        ({"questions": "one"}, "questions"),
        ({"department": "nobody"}, None),
        ({"colour": "red"}, "colour"),
        ({"revision": 1}, "revision"),
        ({"id": "it/other"}, "id"),
        ({"lang": "nl"}, "lang"),
    ],
)
def test_it_rejects_what_no_entry_can_be(program, changes, field):
    entry = as_change(program.get(PATH).get_json())
    answer = program.put(PATH, json={**entry, **changes}, headers={"If-Match": '"1"'})
    problem = answer.get_json()
    assert answer.status_code == 422, problem
    assert field is None or problem["field"] == field
    assert len(problem["detail"]) < 400
    assert program.get(PATH).get_json()["revision"] == 1


def test_it_rejects_a_change_by_those_who_only_ask(helpdesk):
    answer = helpdesk.put(PATH, json=as_change(helpdesk.get(PATH).get_json()), headers={"If-Match": '"1"'})
    assert answer.status_code == 403


@pytest.mark.parametrize(
    ("query", "field"),
    [("limit=0", "limit"), ("limit=201", "limit"), ("limit=x", "limit"), ("page=2", "page"), ("cursor=nonsense", None)],
)
def test_it_rejects_a_page_that_cannot_be(program, query, field):
    answer = program.get(f"/api/entries?{query}")
    assert answer.status_code == 422
    assert field is None or answer.get_json()["field"] == field
