"""Segments of text messages, against the alphabet's own documentation and a counter that goes by characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.reply.compose import compose
from answers.reply.form import Answer, ChannelForm
from answers.reply.sms import count_segments, in_plain_type


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("a" * 152 + "€" + "a" * 10, 2),
        # 153 septets hold 76 euro signs and no half: 152 + 152 + 2
        ("€" * 153, 3),
        ("é" * 160, 1),
        ("ê" * 70, 1),
        ("ê" * 71, 2),
        ("don’t " + "a" * 64, 1),
        ("don’t " + "a" * 65, 2),
        ("🙂" * 35, 1),
        # 67 units hold 33 pairs and no half
        ("🙂" * 66, 2),
        ("🙂" * 67, 3),
        ("æøåÆØÅäöüßñ§" * 10, 1),
        ("\u00a0" + "a" * 70, 2),
        ("ç", 1),
    ],
)
def test_documented_lengths(text, expected):
    assert count_segments(text) == expected


def by_units(text):
    """As a phone would fill segments; only for texts of a, €, ê and emoji."""
    plain = not any(char in "ê🙂" for char in text)
    sizes = [2 if char == ("€" if plain else "🙂") else 1 for char in text]
    one, each = (160, 153) if plain else (70, 67)
    if sum(sizes) <= one:
        return 1 if text else 0
    segments = [0]
    for size in sizes:
        if segments[-1] + size > each:
            segments.append(0)
        segments[-1] += size
    return len(segments)


@given(st.text(alphabet="aaaaa€", max_size=700) | st.text(alphabet="aaê🙂€", max_size=400))
def test_no_character_is_half_in_the_next_segment(text):
    assert count_segments(text) == by_units(text)


def test_typographic_characters_cost_no_room():
    assert in_plain_type("“C’est 1\u202f200\u00a0€…” – a › b") == '"C\'est 1 200 €..." - a > b'
    reply = compose(
        Answer("Don’t wait – it’s [here](https://a.example)."), ChannelForm(limit=1, counting="sms_segments"), {}
    )
    assert reply.text == "Don't wait - it's here (https://a.example)."


def test_a_price_stays_together_in_text_messages():
    form = ChannelForm(limit=1, counting="sms_segments", lang="fr")
    reply = compose(Answer("a " * 74 + "{{ refund.amount }}. Bien."), form, {"refund": {"amount": "1200 EUR"}})
    assert reply.parts[1].startswith("1 200 €. Bien.")
