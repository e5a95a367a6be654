"""`speeddial promise`: what a department promises as of a moment."""

import pytest

AT = ("--at", "2026-12-24T18:00+01:00")


def test_it_works(terminal):
    outcome = terminal.run("promise", "--department", "it", "--lang", "nl", *AT, "--json")
    assert (outcome.status, outcome.stderr) == (0, "")
    assert outcome.json == {
        "reply": (
            "Een collega zoekt dit voor je uit. Je hoort morgen vóór 13.00 uur van ons. "
            "Wil je nog iets toevoegen? Antwoord dan gewoon hier."
        ),
        "due_at": "2026-12-25T13:00:00+01:00",
        "department": "it",
    }


def test_in_plain_words(terminal):
    outcome = terminal.run("promise", "--department", "it", *AT)
    assert outcome.stdout.startswith(
        "A colleague is looking into this for you. You'll hear from us tomorrow before 13:00."
    )


def test_the_customers_clock_and_the_channel(terminal):
    named = ("--timezone", "America/New_York", "--channel", "x", "--takes-days")
    outcome = terminal.run("promise", "--department", "it", *named, *AT, "--json").json
    assert "tomorrow before 07:00" in outcome["reply"]
    assert outcome["due_at"] == "2026-12-25T13:00:00+01:00"
    assert len(outcome["reply"]) <= 280


@pytest.mark.parametrize(
    ("named", "said"),
    [
        (("--timezone", "Mars"), "`Mars` is no time zone; write it like Europe/Amsterdam."),
        (("--channel", "fax"), "There is no channel “fax”"),
        (("--lang", "klingon"), "no language code"),
        (("--at", "tomorrow"), "is no moment with its offset"),
    ],
)
def test_it_rejects_what_does_not_exist(terminal, named, said):
    arguments = {"--at": AT[1]} | dict(zip(named[::2], named[1::2], strict=True))
    flat = [part for pair in arguments.items() for part in pair]
    assert said in terminal.refuses("promise", "--department", "it", *flat)
