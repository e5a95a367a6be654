"""A reply as an owner sees it before anyone asked."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from answers.preview.place import list_places
from kb.documents import BlankDocument
from tests.answers.conftest import NOW


def preview(places, channel=None):
    return next(place for place in places if place.channel_id == channel).preview()


def test_it_works_on_every_channel_and_as_plain_text(house, entry):
    assert [place.channel_id for place in list_places(entry, house, NOW)] == [None, "email", "x"]
    shown = preview(list_places(entry, house, NOW), "x")
    assert shown.reply.text.startswith("Hi Anna.")
    assert shown.reply.text.endswith("^LV")
    assert (shown.channel, shown.lang, shown.samples) == ("x", "en", ())
    assert [item.guideline for item in shown.checklist] == ["blanks", "language", "public"]
    assert [item.guideline for item in shown.not_applied] == ["on-complaints"]


def test_an_entry_that_names_its_channels_is_shown_on_these(house, entry):
    places = list_places(replace(entry, channels=("x", "gone")), house, NOW)
    assert [place.channel_id for place in places] == [None, "x"]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "Order 48213, £5? €24.50 by 21 November 2026 at 14:00: Solo, 3 of them, order remark."),
        ("da", "Order 48213, £5? 24,50 € by 21. november 2026 at kl. 14: Solo, 3 of them, order remark."),
    ],
)
def test_every_blank_has_a_value_of_its_type_in_the_replys_language(house, entry, lang, said):
    answer = (
        "Order {{ order.number }}, £5? {{ order.total }} by {{ order.date }} at {{ time }}: {{ machine }}, "
        "{{ count }} of them, {{ order.remark }}."
    )
    machine = BlankDocument(type="choice", choices=("Solo", "Duo"))
    shown = preview(list_places(replace(entry, answer=answer, lang=lang, blanks={"machine": machine}), house, NOW))
    assert shown.reply.blanks == ()
    assert shown.reply.text.replace("\xa0", " ") == said
    assert [(it.name, it.type) for it in shown.samples] == [
        ("order.number", "order_number"),
        ("order.total", "amount"),
        ("order.date", "date"),
        ("time", "time"),
        ("machine", "choice"),
        ("count", "number"),
        ("order.remark", "text"),
    ]


@pytest.mark.parametrize("name", ["mail.email", "shop.phone", "shop.url"])
def test_a_sample_fits_its_own_type(house, entry, name):
    for lang in ("en", "nl", "da", "de", "fr", "sv"):
        shown = preview(list_places(replace(entry, answer=f"It is {{{{ {name} }}}}.", lang=lang), house, NOW))
        assert (shown.reply.blanks, shown.reply.notes) == ((), ())


def test_a_value_that_brings_another_blank_to_light_is_followed_by_it(house, entry):
    answer = "{{ order.number }}{% if order.number %} of {{ order.date }}{% endif %}."
    shown = preview(list_places(replace(entry, answer=answer), house, NOW))
    assert [it.name for it in shown.samples] == ["order.number", "order.date"]
    assert shown.reply.blanks == ()


def test_a_blank_within_a_value_stays_open(house, entry):
    shown = preview(list_places(replace(entry, answer="{{ order }} and {{ order.number }}."), house, NOW))
    assert [it.name for it in shown.reply.blanks] == ["order.number"]


def test_the_message_may_be_what_the_title_is(house, entry):
    complaint = "My parcel arrived broken and nobody answers, this is the worst service ever!"
    shown = preview(list_places(entry, house, NOW, question=complaint))
    assert "on-complaints" in [item.guideline for item in shown.checklist]


def test_it_is_looked_at_while_the_department_is_there(house, entry):
    it = replace(entry, department="it")
    sunday = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
    assert list_places(it, house, sunday)[0].now == datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
    nobody = replace(house.departments["it"], hours="nonsense")
    assert list_places(it, replace(house, departments={"it": nobody}), sunday)[0].now == sunday
    assert list_places(it, replace(house, departments={}), sunday)[0].now == sunday
