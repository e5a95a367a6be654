"""Blocks on a draft: nothing of it is changed or lost, and nobody is greeted or signed for twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.reply.blocks import stack

DRAFT = "Hi Bo,\n\nWe looked it up.\n\nKind regards,\nLotte\nVeldhavn"


def shown(draft, block, at=None):
    text, cursor = stack(draft, block, at=at)
    return text[:cursor] + "|" + text[cursor:]


def test_greeting_status_and_close_stack_up():
    draft, cursor = "", 0
    for block in ("Hi Bo,", "Your parcel is on its way.", "Anything else? Just ask.", "Kind regards,\nLotte"):
        draft, cursor = stack(draft, block, at=cursor)
    assert draft == "Hi Bo,\n\nYour parcel is on its way.\n\nAnything else? Just ask.\n\nKind regards,\nLotte"
    assert cursor == len(draft)


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("It is on its way.", "Hi Bo,\n\nWe looked it up.\n\nIt is on its way.|\n\nKind regards,\nLotte\nVeldhavn"),
        ("Hello, it is there.", "Hi Bo,\n\nWe looked it up.\n\nIt is there.|\n\nKind regards,\nLotte\nVeldhavn"),
        ("Done.\n\nBest,\nAnn", "Hi Bo,\n\nWe looked it up.\n\nDone.|\n\nKind regards,\nLotte\nVeldhavn"),
        ("Hi Bo,", "Hi Bo,\n\nWe looked it up.|\n\nKind regards,\nLotte\nVeldhavn"),
        ("Cheers,\nAnn", "Hi Bo,\n\nWe looked it up.|\n\nKind regards,\nLotte\nVeldhavn"),
        ("", "Hi Bo,\n\nWe looked it up.|\n\nKind regards,\nLotte\nVeldhavn"),
    ],
)
def test_without_a_cursor_it_comes_behind_the_body(block, expected):
    assert shown(DRAFT, block) == expected


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        ("", "Done.|"),
        ("Hi Bo. We looked. ^LV", "Hi Bo. We looked. Done.| ^LV"),
        ("Hallo Bo\n\nGroet, Lotte", "Hallo Bo\n\nDone.|\n\nGroet, Lotte"),
        ("Hej Bo\n\nTak.\n\nLotte, Veldhavn", "Hej Bo\n\nTak.\n\nDone.|\n\nLotte, Veldhavn"),
        ("Guten Tag.\n\n\n", "Guten Tag.\n\nDone.|\n\n\n"),
    ],
)
def test_it_knows_how_channels_sign(draft, expected):
    assert shown(draft, "Done.") == expected


def test_at_the_cursor():
    assert shown("One. Two.", "Done.", at=4) == "One. Done.| Two."
    assert shown("One.\n\nTwo.", "Done.", at=4) == "One.\n\nDone.|\n\nTwo."
    assert shown("One.\n\nTwo.", "Done.", at=6) == "One.\n\nDone.|\n\nTwo."
    assert shown("Two.", "Hi Bo, one.", at=0) == "Hi Bo, one.|\n\nTwo."
    assert shown("Hi Bo,\n\nTwo.", "Hello, one.", at=0) == "One.|\n\nHi Bo,\n\nTwo."
    assert shown("One.", "Done.", at=99) == "One.\n\nDone.|"
    assert shown("One.", "Done.", at=-1) == "Done.|\n\nOne."


lines = st.sampled_from(
    [
        "Hi Bo,",
        "Hoi.",
        "We looked it up.",
        "  indented",
        "Kind regards,",
        "Lotte",
        "Lotte, Veldhavn",
        "^LV",
        "",
        "- a",
        "Hej",
    ]
)
texts = st.lists(lines, max_size=8).map("\n".join) | st.lists(lines, max_size=6).map(" ".join) | st.text(max_size=60)


@given(texts, texts, st.none() | st.integers(-5, 80))
def test_nothing_of_the_draft_is_changed_or_lost(draft, block, at):
    text, cursor = stack(draft, block, at=at)
    assert 0 <= cursor <= len(text)
    added = len(text) - len(draft)
    assert added >= 0
    assert any(text[:cut] + text[cut + added :] == draft for cut in range(len(draft) + 1))
    if at is not None:
        assert text.startswith(draft[: min(max(at, 0), len(draft))])


words = st.lists(st.sampled_from(["We looked.", "It is there.", "Soon."]), min_size=1, max_size=3).map(" ".join)


@given(words, words, st.sampled_from(["", "\n\n"]))
def test_one_greeting_and_one_signature_however_much_is_stacked(one, other, end):
    block = f"Hello Ann,\n\n{other}\n\nCheers,\nAnn"
    draft, _ = stack(f"Hi Bo,\n\n{one}\n\nKind regards,\nLotte{end}", block, at=None)
    assert draft == f"Hi Bo,\n\n{one}\n\n{other}\n\nKind regards,\nLotte{end}"
