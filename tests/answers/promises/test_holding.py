"""The holding reply."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from answers.errors import TemplateFailed
from answers.holding import Occasion, holding_reply
from answers.hours import NeverOpen
from answers.reply.form import ChannelForm
from tests.answers.promises.offices import OFFICES
from tests.answers.promises.read_when import read_when

_NOW = datetime.fromisoformat("2026-12-24T18:00+01:00")
_IT = OFFICES["it"].department
_LINES = {"en": "We look into it; you hear from us {{ promise.when }}.", "nl": "Je hoort {{ promise.when }} van ons."}
_PHRASES = {
    "en": "on Monday before 11:00",
    "nl": "maandag vóór 11.00 uur",
    "da": "mandag inden kl. 11",
    "de": "am Montag bis 11 Uhr",
    "fr": "lundi avant 11 h",
}


_ASKS = "If there is anything you'd like to add, just reply here."


def _reply(department, lang, *, form=None, within=None, **known):
    form = replace(form or ChannelForm(), lang=lang or "en")
    return holding_reply(department, form, _NOW, within=within, occasion=Occasion(**known))


def _with(**lines):
    return replace(_IT, holding=lines)


def test_it_works():
    holding = _reply(_with(**_LINES), "nl")
    assert holding.reply == (
        "Je hoort maandag vóór 11.00 uur van ons. Wil je nog iets toevoegen? Antwoord dan gewoon hier."
    )
    assert (holding.when, holding.lang, holding.timezone) == ("maandag vóór 11.00 uur", "nl", None)
    assert holding.message.text == holding.reply
    assert holding.due_at.isoformat() == "2026-12-28T11:00:00+01:00"
    assert (holding.department, holding.contact) == ("it", None)


@pytest.mark.parametrize("lang", ["es", "xx", None])
def test_a_language_in_which_no_time_is_said_is_english(lang):
    holding = _reply(_with(**_LINES), lang)
    assert holding.reply == f"We look into it; you hear from us on Monday before 11:00. {_ASKS}"
    assert holding.lang == "en"


def test_a_language_that_the_department_lacks_gets_our_own_words():
    assert _reply(_with(**_LINES), "da").reply.startswith("En kollega undersøger det for dig. Du hører fra os mandag")


@pytest.mark.parametrize("lang", list(_PHRASES))
@pytest.mark.parametrize("lines", [{}, {"es": "Hola {{ promise.when }}"}, {"en": "  "}])
def test_without_a_line_there_is_a_plain_sentence(lang, lines):
    holding = _reply(_with(**lines), lang)
    assert _PHRASES[lang] in holding.reply
    assert not {"{", "}"} & set(holding.reply)
    assert read_when(_PHRASES[lang], lang, _NOW, ZoneInfo("Europe/Copenhagen")) == holding.due_at


def test_the_plain_sentence_in_full():
    assert _reply(_IT, None).reply == (
        "A colleague is looking into this for you. You'll hear from us on Monday before 11:00. "
        "If there is anything you'd like to add, just reply here."
    )


def test_the_time_is_the_customers():
    holding = _reply(_with(**_LINES), "en", zone=ZoneInfo("America/New_York"))
    assert "on Monday before 05:00" in holding.reply
    assert str(holding.due_at.tzinfo) == "Europe/Copenhagen"


@pytest.mark.parametrize("line", ["Vi ser på det.", "{% if promise.sure %}{{ promise.when }}{% endif %}Vi ser på det."])
def test_a_line_that_forgets_the_time_gets_it(line):
    assert _reply(_with(da=line), "da").reply.startswith("Vi ser på det. Du hører fra os mandag inden kl. 11. ")


def test_a_line_may_begin_with_the_time():
    reply = _reply(_with(da="{{ promise.when | capitalize }} hører du fra os."), "da").reply
    assert reply.startswith("Mandag inden kl. 11 hører du fra os. ")


def test_a_line_may_name_what_is_given_and_shows_what_is_not():
    line = "Hi {{ customer.name }}, order {{ order.number }}: {{ promise.when }}."
    values = {"customer": {"name": "*Bob*"}, "promise": {"when": "never"}}
    holding = _reply(_with(en=line), "en", values=values)
    assert holding.reply == f"Hi *Bob*, order [order number]: on Monday before 11:00. {_ASKS}"
    assert [blank.name for blank in holding.message.blanks] == ["order.number"]


def test_a_line_that_asks_by_itself_is_left_alone():
    line = "You hear from us {{ promise.when }}. Can you send us a photo meanwhile?"
    assert _reply(_with(en=line), "en").reply == (
        "You hear from us on Monday before 11:00. Can you send us a photo meanwhile?"
    )


_SHORT = ChannelForm(
    limit=280,
    counting="x_weighted",
    prefers_short=True,
    greeting="Hi {{ customer.first_name }}.",
    signature="^LV",
    close="Just reply here.",
)


def test_a_short_channel_with_its_greeting_close_and_signature():
    holding = _reply(_with(**_LINES), "en", form=_SHORT, values={"customer": {"first_name": "Sanne"}})
    assert holding.reply == ("Hi Sanne. We look into it; you hear from us on Monday before 11:00. Just reply here. ^LV")


def test_a_line_that_is_too_long_for_the_channel_makes_room_for_ours():
    long = "This is quite a story, and we tell it at length. " * 6 + "{{ promise.when }}."
    holding = _reply(_with(en=long), "en", form=_SHORT)
    assert "A colleague is looking into this for you. You'll hear from us on Monday before 11:00." in holding.reply
    assert len(holding.message.parts) == 1


def test_a_longer_time_is_named_where_one_is_given():
    holding = _reply(_with(**_LINES), "en", within=timedelta(hours=8), takes_days=True)
    assert holding.due_at.isoformat() == "2026-12-28T16:30:00+01:00"
    assert holding.takes_days


def test_a_complaint_hears_first_that_we_are_sorry():
    reply = _reply(_with(**_LINES), "en", sorry=True).reply
    assert reply.startswith("I'm sorry that you've had this trouble with us. We look into it;")


def test_in_a_crisis_the_statement_comes_before_everything():
    form = ChannelForm(greeting="Hi.")
    reply = _reply(_with(**_LINES), "en", form=form, statement="Unplug it *now*. {{ facts.x }}", sorry=True).reply
    assert reply.startswith("Hi.\n\nUnplug it *now*. facts.x\n\nI'm sorry")


def test_a_line_that_cannot_be_filled_in():
    with pytest.raises(TemplateFailed):
        _reply(_with(en="{{ promise.when | nonsense }}"), "en")


def test_a_department_that_is_never_open_promises_nothing():
    with pytest.raises(NeverOpen):
        _reply(replace(_IT, hours="off"), "en")
