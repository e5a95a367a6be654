"""The holding reply."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from answers.errors import TemplateFailed
from answers.holding import holding_reply
from answers.hours import NeverOpen
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


def _with(**lines):
    return replace(_IT, holding=lines)


def test_it_works():
    holding = holding_reply(_with(**_LINES), "nl", _NOW)
    assert holding.reply == "Je hoort maandag vóór 11.00 uur van ons."
    assert holding.due_at.isoformat() == "2026-12-28T11:00:00+01:00"
    assert (holding.department, holding.contact) == ("it", None)


@pytest.mark.parametrize("lang", ["da", "es", None, ""])
def test_a_language_that_the_department_lacks_is_english(lang):
    reply = holding_reply(_with(**_LINES), lang, _NOW).reply
    assert reply == "We look into it; you hear from us on Monday before 11:00."


@pytest.mark.parametrize("lang", list(_PHRASES))
@pytest.mark.parametrize("lines", [{}, {"es": "Hola {{ promise.when }}"}, {"en": "  "}])
def test_without_a_line_there_is_a_plain_sentence(lang, lines):
    holding = holding_reply(_with(**lines), lang, _NOW)
    assert _PHRASES[lang] in holding.reply
    assert not {"{", "}"} & set(holding.reply)
    assert read_when(_PHRASES[lang], lang, _NOW, ZoneInfo("Europe/Copenhagen")) == holding.due_at


def test_the_plain_sentence_in_full():
    assert holding_reply(_IT, None, _NOW).reply == (
        "A colleague is looking into this for you. You'll hear from us on Monday before 11:00. "
        "If there is anything you'd like to add, just reply here."
    )


def test_the_time_is_the_customers():
    holding = holding_reply(_with(**_LINES), "en", _NOW, ZoneInfo("America/New_York"))
    assert "on Monday before 05:00" in holding.reply
    assert str(holding.due_at.tzinfo) == "Europe/Copenhagen"


@pytest.mark.parametrize("line", ["Vi ser på det.", "{% if promise.sure %}{{ promise.when }}{% endif %}Vi ser på det."])
def test_a_line_that_forgets_the_time_gets_it(line):
    assert holding_reply(_with(da=line), "da", _NOW).reply == "Vi ser på det. Du hører fra os mandag inden kl. 11."


def test_a_line_may_begin_with_the_time():
    reply = holding_reply(_with(da="{{ promise.when | capitalize }} hører du fra os."), "da", _NOW).reply
    assert reply == "Mandag inden kl. 11 hører du fra os."


def test_a_line_may_name_what_is_given_and_shows_what_is_not():
    line = "Hi {{ customer.name }}, order {{ order.number }}: {{ promise.when }}."
    values = {"customer": {"name": "*Bob*"}, "promise": {"when": "never"}}
    reply = holding_reply(_with(en=line), "en", _NOW, values=values).reply
    assert reply == "Hi *Bob*, order [order number]: on Monday before 11:00."


def test_a_line_that_cannot_be_filled_in():
    with pytest.raises(TemplateFailed):
        holding_reply(_with(en="{{ promise.when | nonsense }}"), "en", _NOW)


def test_a_department_that_is_never_open_promises_nothing():
    with pytest.raises(NeverOpen):
        holding_reply(replace(_IT, hours="off"), "en", _NOW)
