"""Personal data in public: what is told of it, whose numbers are spared, and what moving it to private leaves."""

import pytest

from answers.checklist.draft import Draft, DraftChannel, DraftEntry, DraftHouse
from answers.checklist.examples import load_examples
from answers.checklist.families.personal_data import personal_data, question_personal_data
from answers.checklist.registry import Parameters
from answers.language import LANGUAGES

NONE = Parameters()
PUBLIC = DraftChannel("facebook", "public")
HOUSE = DraftHouse(
    frozenset({"veldhavn.example"}),
    frozenset({"+31 20 555 01 23", "boss@partner.example"}),
    values=frozenset({"Stationsplein 4, Utrecht"}),
)


def check(text, **given):
    return personal_data(Draft(text, **{"channel": PUBLIC, "lang": "en", "house": HOUSE, **given}), NONE)


def test_it_names_kinds_and_never_values():
    finding = check("Order VH-20418 goes to 12 Mill Lane.")
    assert finding.detail == (
        "Move it to a private message: it shows the customer's reference number and street address to everyone."
    )
    assert finding.fixes[0].private_text == "Order VH-20418 goes to 12 Mill Lane."


def test_only_where_everyone_reads_along():
    assert check("VH-20418", channel=None).detail == "Not known to be public."
    assert check("VH-20418", channel=DraftChannel("email", "private")).detail == "Nobody else reads this."


@pytest.mark.parametrize(
    "text",
    [
        "Ring 020 555 01 23.",
        "Mail boss@partner.example.",
        "Mail sanne.visser@help.veldhavn.example.",
        "Come to Stationsplein 4, and bring it.",
    ],
)
def test_what_the_house_publishes_is_spared(text):
    assert check(text).passed


def test_the_librarys_own_words_are_spared_but_not_a_customers_value_in_them():
    entry = DraftEntry("it/x", "Send it to Dock Road 4 for VH-20418.", written="Send it to 4 Dock Road for {{ n }}.")
    assert check("Send it to 4 Dock Road.", entry=entry).passed
    assert not check("Send it to 4 Dock Road for VH-20418.", entry=entry).passed


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            "Hi Anna,\n\nOrder VH-20418 left.\n\nJo, Veldhavn",
            "Hi Anna,\n\nWe've sent you a private message, so that your details stay between us. Just reply to "
            "us there."
            "\n\nJo, Veldhavn",
        ),
        (
            "Order VH-20418 left. ^SB",
            "We've sent you a private message, so that your details stay between us. Just reply to us there. ^SB",
        ),
    ],
)
def test_a_pointer_stays_between_greeting_and_signature(text, left):
    assert check(text).fixes[0].apply(text) == left


def test_the_channels_own_lines_stay():
    channel = DraftChannel("x", "public", greeting="Yo Anna!", signature="~ the team")
    text = "Yo Anna! Order VH-20418 left. ~ the team"
    after = check(text, channel=channel).fixes[0].apply(text)
    assert after.startswith("Yo Anna! We've sent")
    assert after.endswith("there. ~ the team")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_moving_it_mends_every_example(lang):
    for example in load_examples("personal_data")[lang].failing:
        draft = example.draft(lang)
        (fix,) = personal_data(draft, NONE).fixes
        after = Draft(fix.apply(draft.text), lang, channel=PUBLIC, customer_name=draft.customer_name)
        assert personal_data(after, NONE).passed, after.text


def test_more_numbers_than_are_read_are_for_a_person():
    assert check("Open 10.00-12.00 " * 1_000).status == "confirm"


def test_what_customers_show_of_themselves_marks_nothing_of_ours():
    finding = question_personal_data(Draft("Hi", channel=PUBLIC, question="I live at 12 Mill Lane"), NONE)
    assert (finding.status, finding.matches) == ("fail", ())
    assert "12 Mill" not in finding.detail
