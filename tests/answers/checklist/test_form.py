"""How replies open and end, and the fixes that mend it."""

import pytest

from answers.checklist.draft import Draft, DraftChannel
from answers.checklist.families.greeting import customer_name, greeting
from answers.checklist.families.repetition import repetition
from answers.checklist.families.signature import signature
from answers.checklist.opening import find_opening
from answers.checklist.registry import Parameters
from answers.checklist.signing import find_closing, find_signer

NONE = Parameters()


def mail(text, lang, hello, *, name=None, signed="", question=""):
    channel = DraftChannel("email", "private", greeting=hello, signature=signed, signs=bool(signed))
    return Draft(text, lang=lang, customer_name=name, channel=channel, question=question)


@pytest.mark.parametrize(
    ("text", "addressed"),
    [
        ("Hi Poul Erik, it is here", [("Poul", "name"), ("Erik", "name")]),
        ("Guten Tag, Murat. Ja", [("Murat", "name")]),
        ("Guten Tag, Frau Dr. Vogt,", [("Frau", "title"), ("Dr", "title"), ("Vogt", "name")]),
        ("Madame, Monsieur,", [("Madame", "title"), ("Monsieur", "title")]),
        ("Beste Veldhavn-klant,", [("Veldhavn-klant", "general")]),
        ("Hallo wir haben", []),
        ("Hi. Priya asked", []),
        ("👋 Hej Maja!", [("Maja", "name")]),
    ],
)
def test_whom_a_greeting_addresses(text, addressed):
    assert [(word.text, word.kind) for word in find_opening(text).addressed if word.kind != "none"] == addressed


def test_a_text_without_a_greeting_has_no_opening():
    assert find_opening("Highly recommended") is None
    assert find_opening("") is None


@pytest.mark.parametrize(
    ("message", "name"),
    [
        ("Where is it? Regards, Helen Marsh", "Helen Marsh"),
        ("Wo ist es?\nMit freundlichen Grüßen\nKatrin Vogt\nHafenstr. 2", "Katrin Vogt"),
        ("Waar blijft het\n- Sanne", "Sanne"),
        ("Merci d’avance, Didier", "Didier"),
        ("Where is it? Thanks", None),
        ("where is it", None),
        ("", None),
    ],
)
def test_who_signs_a_message(message, name):
    assert find_signer(message) == name


def test_where_the_closing_begins():
    text = "It is here.\n\nKind regards,\nTom"
    assert text[slice(*find_closing(text))] == "Kind regards,\nTom"
    assert find_closing("It is here.") is None
    assert find_closing("") is None


def test_the_channels_greeting_goes_in_front():
    draft = mail("Your invoice is attached. It is paid.", "en", "Hello Helen,", name="Helen")
    (fix,) = greeting(draft, NONE).fixes
    mended = mail(fix.apply(draft.text), "en", "Hello Helen,", name="Helen")
    assert mended.text == "Hello Helen, Your invoice is attached. It is paid."
    assert greeting(mended, NONE).passed


@pytest.mark.parametrize(
    ("text", "lang", "hello", "name", "mended"),
    [
        ("Dear Fiona,\n\nYour bag is here.", "en", "Hi,", "Farah", "Dear Farah,\n\nYour bag is here."),
        ("Beste klant, je pakket is er.", "nl", "Hoi,", "Sanne", "Beste Sanne, je pakket is er."),
        (
            "Sehr geehrte Damen und Herren,\n\nden Abschlag ändern Sie im Portal.",
            *("de", "Guten Tag, Hannelore.", "Hannelore"),
            "Guten Tag, Hannelore.\n\nDen Abschlag ändern Sie im Portal.",
        ),
        (
            "Cher client,\n\nVotre abonnement est en pause.",
            *("fr", "Bonjour Nathalie,", "Nathalie"),
            "Bonjour Nathalie,\n\nVotre abonnement est en pause.",
        ),
    ],
)
def test_the_name_is_put_right(text, lang, hello, name, mended):
    draft = mail(text, lang, hello, name=name)
    (fix,) = customer_name(draft, NONE).fixes
    assert fix.apply(text) == mended
    assert customer_name(mail(mended, lang, hello, name=name), NONE).passed


def test_a_name_that_was_only_signed_is_for_a_person_to_put_right():
    draft = mail("Hi Tom, yes.", "en", "Hi,", question="Can I? Regards, Priya")
    assert customer_name(draft, NONE).fixes == ()


def test_the_channels_signature_goes_below():
    draft = mail("Hello,\n\nIt is attached.\n", "en", "Hello,", signed="Kind regards,\nTom\nVeldhavn")
    (fix,) = signature(draft, NONE).fixes
    mended = fix.apply(draft.text)
    assert mended == "Hello,\n\nIt is attached.\n\nKind regards,\nTom\nVeldhavn"
    assert signature(mail(mended, "en", "Hello,", signed="Kind regards,\nTom"), NONE).passed


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("It is here. You may fetch it now. You may fetch it now.", "It is here. You may fetch it now."),
        ("You may fetch it now.\n\nYou may fetch it now. Bye.", "You may fetch it now.\n\nBye."),
        ("Hi Jas,\n\nIt is here.\n\nHi Jas, you may fetch it.", "Hi Jas,\n\nIt is here.\n\nYou may fetch it."),
        ("Hi Jas,\n\nIt is here.\n\nHi Jas,\n\nyou may fetch it.", "Hi Jas,\n\nIt is here.\n\nYou may fetch it."),
    ],
)
def test_what_stands_twice_is_taken_out(text, mended):
    (fix,) = repetition(Draft(text), NONE).fixes
    assert fix.apply(text) == mended
    assert repetition(Draft(mended), NONE).passed
