"""How messages begin and end."""

import pytest

from answers.reply.manners import find_sign_off, find_signature, greets, is_greeting, leaves_open, without_greeting


@pytest.mark.parametrize(
    "text", ["Hi Bo, go.", "Hoi", "Kære Bo\n\nHer er", "Sehr geehrte Frau Alt,", "Bonjour,", "Good morning!"]
)
def test_what_greets(text):
    assert greets(text)


def test_what_begins_like_a_greeting_is_none():
    assert not any(
        greets(text) for text in ("Hiking is fine.", "Dagelijks open.", "Chercher ici.", "Lieber nicht?"[7:])
    )


def test_a_greeting_is_taken_off_its_answer():
    assert without_greeting("Hi Bo, go by train.") == "Go by train."
    assert without_greeting("Hej Bo\n\nGå ind.") == "Gå ind."
    assert without_greeting("Guten Tag, Frau Alt. Gehen Sie.") == "Gehen Sie."
    assert without_greeting("Hello, Bo is away.") == "Bo is away."
    assert without_greeting("Go by train, Bo.") == "Go by train, Bo."


def test_a_greeting_alone_is_one():
    assert all(is_greeting(text) for text in ("Hi Bo,", "Guten Tag, Frau Alt.", " Hej\n", "Bonjour Anne-Sophie !"))
    assert not any(is_greeting(text) for text in ("Hello, it is there.", "Hi.\nGo.", "Go.", "Hi " + "x" * 200))


@pytest.mark.parametrize(
    ("body", "end"),
    [
        ("Go.\n\n", "Kind regards,\nLotte\nVeldhavn"),
        ("Ga.\n\n", "Groet, Lotte"),
        ("Gå.\n\n", "Med venlig hilsen\nVeldhavn"),
        ("Los.\n\n", "Mit freundlichen Grüßen\nVeldhavn"),
        ("Allez.\n\n", "Bien à vous,\nLotte"),
        ("Go. ", "^LV"),
    ],
)
def test_a_sign_off_is_found(body, end):
    assert find_sign_off(body + end) == len(body)
    assert find_signature(f"{body}{end}\n") == len(body)


def test_a_name_alone_signs_only_where_a_channel_signs_so():
    for end in ("Lotte, Veldhavn", "– Lotte"):
        assert find_signature(f"Go now.\n\n{end}") == len("Go now.\n\n")
        assert find_sign_off(f"Go now.\n\n{end}") is None
    assert find_signature("Veldhavn") is None


@pytest.mark.parametrize("text", ["Go now.", "Best is to wait.", "Thanks to you it works again.", "- Solo\n- duo", ""])
def test_what_does_not_sign(text):
    assert find_signature(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "It is done. Does it work now?",
        "Done. Anything unclear? Tell us here.",
        "Gelukt. Lukt het niet? Laat het ons weten!",
        "Klaar. Antwoord gerust hier.",
        "Er den væk? Skriv til os, så hjælper vi.",
        "Fertig. Schreiben Sie uns hier.",
        "C’est fait. Dites-nous ici si cela marche. 🙂",
    ],
)
def test_what_leaves_the_thread_open(text):
    assert leaves_open(text)


@pytest.mark.parametrize(
    "text", ["It is done.", "", "Tell us more. It is done. It is paid. It is over.", "Das Geld ist da."]
)
def test_what_does_not(text):
    assert not leaves_open(text)


@pytest.mark.parametrize("unit", ["Thanks,\n", "a ", "\n", "^LV ", "Hi ", " ", "Send us a ", "Best, x\n"])
def test_no_length_takes_long(unit):
    text = unit * (20_000 // len(unit))
    for read in (greets, is_greeting, without_greeting, find_sign_off, find_signature, leaves_open):
        read(text)
