"""`speeddial suggest`: answers on standard output, talk on standard error, and the status that says which."""

import pytest

from tests.web.cli.terminal import LIBRARY
from tests.web.world import open_world
from web.app import create_app

ASKED = "I can't log in any more"


def test_it_works(terminal):
    outcome = terminal.run("suggest", ASKED)
    assert (outcome.status, outcome.stderr) == (0, "")
    assert outcome.stdout.startswith("Ready to send.\n\n1. How do I reset my password?\n")
    assert "shop.example/reset" in outcome.stdout
    assert "it/reset-password · verified 2026-11-02" in outcome.stdout


def test_no_answer_is_status_1_with_a_holding_reply(terminal):
    outcome = terminal.run("suggest", "qqq zzz", "--lang", "en")
    assert (outcome.status, outcome.stderr) == (1, "")
    assert outcome.stdout.startswith("No answer is good enough")
    assert "A colleague is looking into this for you." in outcome.stdout


def test_what_asks_nothing_is_said_and_status_1(terminal):
    outcome = terminal.run("suggest", "heyyy there!")
    assert (outcome.status, outcome.stdout) == (1, "This says hello and asks nothing.\n")


def test_two_questions_are_shown_one_by_one_after_the_reply_to_both(terminal):
    text = "I can't log in any more. Also, where is my parcel?"
    outcome = terminal.run("suggest", text)
    assert "Question 1: I can't log in any more." in outcome.stdout
    assert "Question 2: Also, where is my parcel?" in outcome.stdout
    asked = terminal.run("suggest", text, "--json").json["questions"]
    assert [text[it["start"] : it["end"]] for it in asked] == [it["text"] for it in asked]


def test_it_says_why_where_that_is_asked(terminal):
    outcome = terminal.run("suggest", ASKED, "--explain")
    assert (outcome.status, outcome.stderr) == (0, "")
    assert "Matches “I can't log in any more”, one of this answer's questions" in " ".join(outcome.stdout.split())
    for number in ("The library has an answer", "Strength, all together", "Meaning, against its questions (hashing)"):
        assert number in outcome.stdout
    assert "\x1b" not in outcome.stdout
    assert "Strength" not in terminal.run("suggest", ASKED).stdout
    asked = terminal.run("suggest", ASKED, "--explain", "--json").json
    assert asked["explanation"]["said"] in " ".join(outcome.stdout.split())


def test_status_1_in_json_too(terminal):
    outcome = terminal.run("suggest", "qqq zzz", "--json")
    assert (outcome.status, outcome.json["outcome"]) == (1, "none")


def test_json_has_the_form_of_the_api(terminal):
    world = open_world(terminal.home)
    try:
        client = create_app(world.services).test_client()
        authorisation = {"Authorization": f"Bearer {world.make_token('suggest')}"}
        asked = {"question": ASKED, "channel": "x", "lang": "nl", "limit": 2}
        wanted = client.post("/api/suggestions", json=asked, headers=authorisation).json
    finally:
        world.close()
    outcome = terminal.run("suggest", ASKED, "--channel", "x", "--lang", "nl", "--limit", "2", "--json")
    assert (outcome.status, outcome.stderr) == (0, "")
    got = outcome.json
    for one in (wanted, got):
        del one["id"], one["took_ms"]
    assert got == wanted
    assert got["suggestions"][0]["entry"]["lang"] == "nl"


def test_channel_and_role_count(terminal):
    on_pager = terminal.run("suggest", ASKED, "--channel", "pager", "--json").json["suggestions"][0]["reply"]
    assert on_pager["limit"] is not None
    everyone = {
        one["entry"]["id"] for one in terminal.run("suggest", "VPN", "--limit", "10", "--json").json["suggestions"]
    }
    ambassadors = terminal.run("suggest", "VPN", "--limit", "10", "--as", "ambassador", "--json").json["suggestions"]
    assert {one["entry"]["id"] for one in ambassadors} < everyone


@pytest.mark.parametrize(
    "question", ["🙂", "🙂🙂 👍🏽", "מתי החבילה שלי מגיעה?", "متى يصل طردي؟", "\u202eI can't log in", "?!"]
)
def test_emoji_and_right_to_left_text_are_questions(terminal, question):
    outcome = terminal.run("suggest", question, "--json")
    assert outcome.status == (1 if outcome.json["outcome"] == "none" else 0)
    assert outcome.stderr == ""


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("",), "The question is empty: type or paste what the customer asks."),
        ((" \n\t",), "The question is empty: type or paste what the customer asks."),
        (("\x01\x02\x7f",), "The question is empty: type or paste what the customer asks."),
        (
            ("x" * 100_000,),
            "The question has 100,000 characters and 5,000 are the most: send only the part that asks something.",
        ),
        ((ASKED, "--channel", "fax"), "There is no channel “fax”: choose one of email, pager, x."),
        (
            (ASKED, "--lang", "xx"),
            "“xx” is no language code: choose one of en, nl, da, de, fr, or another one of ISO 639-1.",
        ),
        ((ASKED, "--limit", "0"), "Ask for 1 to 10 suggestions, not 0."),
    ],
)
def test_it_rejects_what_nothing_can_be_looked_up_for(terminal, arguments, sentence):
    assert terminal.refuses("suggest", *arguments) == sentence
    assert terminal.refuses("suggest", *arguments, "--json") == sentence


def test_it_rejects_a_bad_question_before_it_makes_anything(empty):
    assert "is empty" in empty.refuses("suggest", "")
    assert not empty.data.exists()


def test_a_language_without_answers_is_no_mistake(terminal):
    outcome = terminal.run("suggest", ASKED, "--lang", "sv")
    assert outcome.status == 0
    assert "There is no sv version" in outcome.stdout


def test_a_wrong_model_path_is_said_and_words_still_answer(terminal):
    terminal.run("reindex", env={"SPEEDDIAL_ENCODERS": ""})
    for form in ((), ("--json",)):
        outcome = terminal.run("suggest", ASKED, *form, env={"SPEEDDIAL_ENCODERS": "/nowhere"})
        assert outcome.status == 0
        assert outcome.sentences == [
            "Only the words are compared, not their meaning: "
            "Encoder '/nowhere': there is no such folder; correct the path of the model."
        ]
        assert "reset your password" in outcome.stdout


def test_an_empty_data_folder_answers_from_the_starter_library(empty):
    outcome = empty.run("suggest", "How do I reset my password?", "--json")
    assert outcome.status == 0
    assert outcome.json["suggestions"]
    assert empty.revision() == 1


def test_a_store_that_was_filled_gets_no_starter_library(empty):
    empty.run("import", LIBRARY)
    empty.run("suggest", ASKED)
    assert empty.revision() == 1
