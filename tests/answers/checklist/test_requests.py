"""What the customer is asked for: whose giving it is, where it goes, and that no text takes long."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answers.checklist.asking import Asking
from answers.checklist.draft import Draft, DraftChannel
from answers.checklist.families.requests import asks_personal_data, asks_secret
from answers.checklist.registry import Parameters
from answers.checklist.text import read_text
from answers.language import LANGUAGES

NONE = Parameters()
PUBLIC = DraftChannel("x", "public")
HOSTILE = [
    *("send us your order number ", "your order number ", "je bestelnummer ", "Ihr Passwort ", "votre mot de passe "),
    *("adgangskode ", "send ", "a", ", ", "never ", "\n", "1 ", '"', "stuur je ", "wie lautet "),
]


def asks(text, lang, things="personal_details"):
    return [text[one.start : one.end] for one in Asking(read_text(text), lang, things).find()]


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("Send us your order number.", "en", ["Send us your order number"]),
        ("We'll send your order number.", "en", []),
        ("Don't send us your order number.", "en", []),
        ("Tell us when your order number arrives.", "en", []),
        ("They said “send us your order number”.", "en", []),
        ("Stuur je bestelnummer.", "nl", ["Stuur je bestelnummer"]),
        ("Dan sturen we je bestelnummer.", "nl", []),
        ("Geef je bestelnummer nooit door.", "nl", []),
        ("Kun je ons je bestelnummer sturen?", "nl", ["bestelnummer sturen"]),
        ("We kunnen je bestelnummer sturen.", "nl", []),
        ("Vi sender dit ordrenummer.", "da", []),
        ("Schicken Sie uns bitte nie Ihre Kundennummer.", "de", []),
        ("N'envoyez pas votre numéro de client.", "fr", []),
    ],
)
def test_who_gives_what(text, lang, found):
    assert asks(text, lang) == found


def test_to_send_it_without_a_word_about_where_is_for_a_person():
    finding = asks_personal_data(Draft("Send us your order number and we'll look.", lang="en", channel=PUBLIC), NONE)
    assert (finding.status, finding.detail) == (
        "confirm",
        "Say that they should send it in a private message, not here.",
    )


def test_only_where_everyone_reads_along():
    text = "Leave your order number here."
    assert asks_personal_data(Draft(text, lang="en"), NONE).detail == "Not known to be public."
    assert asks_personal_data(Draft(text, lang="en", channel=DraftChannel("email", "private")), NONE).passed
    assert asks_personal_data(Draft(text, lang="en", channel=PUBLIC), NONE).status == "fail"


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(["send", "us", "your", "order number", "password", ",", ".", "here", "never", "\n", "é", "?"])
    )
)
def test_every_text_is_taken(words):
    text = " ".join(words)
    for check in (asks_personal_data, asks_secret):
        spans = check(Draft(text, lang="en", channel=PUBLIC), NONE).matches
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert list(spans) == sorted(spans)


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_hostile_text_is_taken(piece, lang):
    text = (piece * 20_000)[:20_000]
    for things in ("personal_details", "secrets"):
        assert len(list(Asking(read_text(text), lang, things).find())) <= 12
