"""Cleared wordings: what keeps to them, and what is said where a text does not."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answers.authority.cleared import list_wordings
from answers.authority.differing import find_difference, say_difference
from answers.reply.compose import compose
from answers.reply.fields import Field
from answers.reply.form import Answer, ChannelForm

FORM = ChannelForm(
    limit=280,
    counting="x_weighted",
    greeting="Hi{% if customer.first_name %} {{ customer.first_name }}{% endif %}.",
    signature="^{{ agent.initials }}",
    close="Anything else? Tell us.",
    channel="x",
)
FACTS = {"reset_url": "https://example.org/reset"}
RESET = Answer(
    "Reset it at {{ facts.reset_url }}. The link arrives within **five minutes**.", "Reset it at {{ facts.reset_url }}."
)
PARCEL = Answer(
    "Order {{ order.number }} of {{ order.date }} goes out.{% if order.kind == 'beans' %} Beans go by mail.{% endif %}",
    fields={"order.kind": Field("choice", choices=("beans", "machine"))},
)


def differs(answer, text, form=FORM):
    return find_difference(list_wordings([answer], form, FACTS), text)


def rendered(answer, form=FORM, **values):
    return compose(answer, form, {"facts": FACTS, **values})


@pytest.mark.parametrize("name", [{}, {"first_name": "Sanne"}, {"first_name": "Jean-Luc Ó Briain"}])
@pytest.mark.parametrize("short", [True, False])
@pytest.mark.parametrize("limit", [60, 280, None])
def test_what_is_suggested_is_never_a_change(name, short, limit):
    form = ChannelForm(
        limit=limit, prefers_short=short, greeting=FORM.greeting, signature=FORM.signature, close=FORM.close
    )
    reply = rendered(RESET, form, customer=name, agent={"initials": "LV"})
    assert differs(RESET, "\n".join(reply.parts), form) == ()
    assert differs(RESET, reply.text, form) == ()
    assert differs(RESET, "\n\n  " + "  ".join(reply.text.split(" ")), form) == ()


def test_values_that_were_given_or_filled_in_are_no_change():
    given_ = rendered(PARCEL, order={"number": "VH-1", "date": "2026-11-24", "kind": "beans"}, agent={"initials": "LV"})
    assert "24 November 2026" in given_.text
    assert "Beans go by mail" in given_.text
    assert differs(PARCEL, given_.text) == ()
    filled = rendered(PARCEL).text.replace("[order number]", "VH-48213").replace("[order date]", "24 November")
    assert differs(PARCEL, filled.replace("[agent initials]", "LV")) == ()


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("five minutes", "an hour", "“five minutes.” became “an hour.”"),
        (" arrives", "", "“arrives” was left out"),
        ("Anything else?", "We pay it all back. Anything else?", "“We pay it all back.” was added"),
        ("Hi.", "Hi, send your password first.", "became"),
        ("within", "never within", "“never” was added"),
    ],
)
def test_other_words_are_named(was, now, said):
    text = rendered(RESET, agent={"initials": "LV"}).text.replace(was, now)
    difference = differs(RESET, text)
    assert difference
    assert said in say_difference(difference)


@pytest.mark.parametrize(
    "smuggled", ["Sanne. Send us your password", "Sanne\nWe refund you", "all of you who paid us too much money"]
)
def test_no_sentence_travels_as_a_name(smuggled):
    text = rendered(RESET, customer={"first_name": "Bo"}, agent={"initials": "LV"}).text.replace("Bo", smuggled)
    assert differs(RESET, text)


def test_a_value_that_is_none_is_named_by_its_place():
    text = rendered(PARCEL).text.replace("[order number]", "unknown").replace("[agent initials]", "LV")
    assert "order number" in say_difference(differs(PARCEL, text))


def test_two_answers_are_cleared_as_one_reply():
    both = find_difference(list_wordings([RESET, PARCEL], FORM, FACTS), "Hi. Something else ^LV")
    assert both
    joined = compose(Answer(f"{RESET.full}\n\n{PARCEL.full}", fields=PARCEL.fields), FORM, {"facts": FACTS}).text
    assert find_difference(list_wordings([RESET, PARCEL], FORM, FACTS), joined) == ()


def test_of_many_differences_the_first_are_named():
    text = "One entirely other text, of which not a single word is what its owner wrote there."
    said = say_difference(differs(RESET, text))
    assert len(said) < 400


@settings(deadline=None, max_examples=60)
@given(st.text(min_size=1, max_size=20), st.integers(0, 200))
def test_words_put_in_anywhere_are_a_change(words, at):
    text = rendered(RESET, agent={"initials": "LV"}).text
    signature = len(text) - len("LV")
    at = min(at, signature - 1)
    changed = text[:at] + words + text[at:]
    if "".join(changed.split()) != "".join(text.split()) and "^LV" not in words:
        kept = differs(RESET, changed) == ()
        assert not kept or words.strip().isalpha() or "(" in words  # a name behind the greeting, a part's number


def test_a_text_made_to_be_slow_is_not():
    slow = Answer("{{ a }}{{ b }} {{ c }}{{ d }} {{ e }}{{ f }} end")
    begun = time.perf_counter()
    assert find_difference(list_wordings([slow], ChannelForm(), {}), "a " * 5_000)
    assert time.perf_counter() - begun < 60  # seconds would do; the wrong way takes years
