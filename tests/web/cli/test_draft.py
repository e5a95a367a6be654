"""`speeddial draft`: the checklist of a reply, and the status that says whether a must fails."""

import pytest


@pytest.fixture
def reply(tmp_path):
    def write(text):
        file = tmp_path / "reply.txt"
        file.write_text(text, encoding="utf-8")
        return str(file)

    return write


def test_it_works(terminal, reply):
    outcome = terminal.run("draft", reply("Hi, you can reset it at https://shop.example/reset."), "--channel", "x")
    assert (outcome.status, outcome.stderr) == (0, "")
    assert outcome.stdout.endswith(" fine.\n")


def test_a_failing_must_is_status_1_with_its_place(terminal, reply):
    outcome = terminal.run("draft", reply("Hi, your order [order number] is on its way."))
    assert outcome.status == 1
    assert "(must, no-open-blank)" in outcome.stdout
    assert "15–29: [order number]" in outcome.stdout


def test_a_program_reads_what_the_api_says(terminal, reply):
    outcome = terminal.run("draft", reply("Hi, it is on its way."), "--question", "where is it?", "--json")
    assert {"language", "situations", "checklist", "not_applied"} <= set(outcome.json)


def test_an_unknown_department_is_bad_use(terminal, reply):
    outcome = terminal.run("draft", reply("Hi."), "--department", "itt")
    assert outcome.status == 2
    assert "(did you mean `it`?)" in outcome.stderr
