import pytest

from tests.web.forms import ask, token_of

LOCKED_OUT = "I can't log in any more"


def test_it_works(agent):
    page = ask(agent, LOCKED_OUT, channel="x", first_name="Sanne")
    assert page.status_code == 200
    assert "How do I reset my password?" in page.text
    assert "shop.example/reset" in page.text
    assert "of 280" in page.text
    assert LOCKED_OUT.replace("'", "&#39;") in page.text
    assert page.text.startswith("<!doctype html>")


def test_it_sends_only_the_results_to_htmx(agent):
    part = ask(agent, LOCKED_OUT, htmx=True)
    assert part.status_code == 200
    assert "<html" not in part.text
    assert "How do I reset my password?" in part.text


def test_it_remembers_the_channel(agent):
    ask(agent, LOCKED_OUT, channel="x")
    assert '<option value="x" selected>' in agent.get("/").text


def test_it_answers_in_the_customers_language(agent):
    assert "Hoi daar, je kunt je wachtwoord" in ask(agent, "ik kan niet meer inloggen op mijn account").text


def test_it_fills_blanks_that_were_sent(agent):
    page = ask(agent, "my order has not arrived yet", **{"value:order.number": "4711"})
    assert "Your order 4711 left our warehouse." in page.text
    assert "[order number]" not in page.text


def test_it_says_when_no_answer_is_good_enough(agent):
    assert "No answer is good enough" in ask(agent, "qqq zzz").text


def test_it_says_when_nothing_is_asked(agent):
    answer = ask(agent, "👋🎉").text
    assert "Nothing to answer" in answer
    assert "hand over" not in answer


def test_it_shows_an_ambassador_only_what_is_cleared(agent, ambassador):
    assert "51820" in ask(agent, "warehouse tunnel port number").text
    assert "51820" not in ask(ambassador, "warehouse tunnel port number").text


def test_it_shows_nobody_a_draft(agent):
    assert "Nobody has decided" not in ask(agent, "how long is parental leave, weeks off after a birth").text


@pytest.mark.parametrize("htmx", [False, True])
@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("", "The question is empty"),
        (" \n\t ", "The question is empty"),
        ("\x00\x07\ufffe", "The question is empty"),
        ("why " * 25_000, "100,000 characters"),
    ],
)
def test_it_rejects_what_is_no_question_and_keeps_it(agent, question, sentence, htmx):
    page = ask(agent, question, htmx=htmx)
    assert page.status_code == 422
    assert sentence in page.text
    assert htmx or question.replace("\x00", "").strip() in page.text


def test_it_rejects_an_unknown_channel(agent):
    page = ask(agent, LOCKED_OUT, channel="fax" * 2000)
    assert page.status_code == 422
    assert "There is no channel" in page.text
    with agent.session_transaction() as session:
        assert "channel" not in session


@pytest.mark.parametrize(
    "question",
    [
        "👋🏽🎉",
        "אני לא מצליח להתחבר",
        "\u202eevil\u202c",
        "a\x00b",
        "’" * 300,
        "ﷺ" * 500,
        "%s %d {0} {{7*7}} ${x}",
    ],
)
def test_it_answers_strange_questions_with_a_page(agent, question):
    page = ask(agent, question)
    assert page.status_code == 200
    assert ("{{7*7}}" in page.text) == ("{{7*7}}" in question)


def test_it_answers_bytes_that_are_no_utf_8(agent):
    token = token_of(agent.get("/"))
    body = b"csrf_token=" + token.encode() + b"&question=%ff%fe+log+in"
    page = agent.post("/", data=body, content_type="application/x-www-form-urlencoded")
    assert page.status_code == 200


def test_it_rejects_strangers(stranger):
    page = stranger.get("/")
    assert page.status_code == 401
    assert "Sign in first." in page.text
    assert "textarea" not in page.text


def test_it_rejects_a_form_from_elsewhere(agent):
    page = agent.post("/", data={"question": LOCKED_OUT})
    assert page.status_code == 400
    assert "Reload the page" in page.text


def test_it_never_puts_a_question_into_an_address(agent):
    assert 'method="get"' not in agent.get("/").text.lower()
    assert "reset-password" not in agent.get("/?question=I+can't+log+in").text
