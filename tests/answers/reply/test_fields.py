"""What a blank takes and what it is called."""

import pytest

from answers.reply.fields import Field, declared, find_field, label


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("delivery.date", "date"),
        ("new_delivery-date", "date"),
        ("pickup.day", "date"),
        ("call.time", "time"),
        ("refund.amount", "amount"),
        ("price", "amount"),
        ("order.total", "amount"),
        ("order.number", "order_number"),
        ("order_number", "order_number"),
        ("case.number", "text"),
        ("parcel.count", "number"),
        ("customer.email", "email"),
        ("shop.phone", "phone"),
        ("track_url", "url"),
        ("form.link", "url"),
        ("product.name", "text"),
        ("date.of", "text"),
        ("_", "text"),
    ],
)
def test_the_last_words_of_a_name_tell_its_type(name, kind):
    assert find_field(name, {}).type == kind


def test_what_the_entry_declares_goes_before():
    declared = Field("choice", "which machine", ("Solo", "Duo"))
    assert find_field("delivery.date", {"delivery.date": declared}) is declared


def test_what_the_entry_does_not_say_is_told_by_the_name_and_the_type():
    assert declared("delivery.date", None, "the day on the label") == Field("date", "the day on the label")
    assert declared("call.moment", "time", None) == Field("time", "A time such as 17:00")
    assert declared("model", "choice", None, ("Solo", "Duo")).wanted == "one of Solo, Duo"


def test_a_type_brings_a_hint():
    assert find_field("delivery.date", {}).hint == "A date such as 2026-11-24"
    assert find_field("product.name", {}).hint == ""


def test_a_label_is_in_the_replys_language_where_it_is_a_usual_one():
    said = [label("order.number", lang) for lang in ("en", "nl", "da", "de", "fr", "es")]
    assert said == [
        "order number",
        "bestelnummer",
        "ordrenummer",
        "Bestellnummer",
        "numéro de commande",
        "order number",
    ]
    assert label("new_delivery_date", "nl") == "bezorgdatum"
    assert label("flavour.of-month", "nl") == "flavour of month"
