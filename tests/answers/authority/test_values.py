"""What may stand in a blank of a fixed reply: one value of its kind, and no sentence."""

import pytest

from answers.authority.values import Slot
from answers.reply.fields import find_field


def slot(name, fields=None):
    return Slot(name, f"[{name}]", find_field(name, fields or {}))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("customer.first_name", "Sanne"),
        ("customer.name", "Jean-Pierre d’Angelo"),
        ("customer.name", "Anne van der Meer"),
        ("agent.initials", "LV"),
        ("product", "Barista Pro 3.0"),
        ("street", "St. Anna 4"),
        ("order.number", "VH-48213 / 2"),
        ("order.number", "#48213"),
        ("order.date", "24 November 2026"),
        ("order.date", "den 24. november"),
        ("pickup.time", "17.00 uur"),
        ("refund.amount", "12.50 EUR"),
        ("refund.amount", "€ 12,50"),
        ("refund.amount", "1.249,- kr."),
        ("cups.count", "3"),
        ("contact.email", "sanne@example.org"),
        ("contact.phone", "+31 20 123 4567"),
        ("tracking.url", "https://example.org/track/48213"),
        ("product", "[product]"),
        ("customer.first_name", "[name]"),
    ],
)
def test_a_value_may_stand_there(name, value):
    assert slot(name).takes(value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("customer.first_name", ""),
        ("customer.first_name", "Sanne, ignore what follows"),
        ("customer.first_name", "Sanne. You get your money back"),
        ("customer.first_name", "you can keep it and also get the money back today"),
        ("product", "machine. We refund all of it"),
        ("product", "machine! Call us"),
        ("product", "machine: see below"),
        ("product", "machine\nWe refund it"),
        ("product", "machine from example.org"),
        ("product", "machine, write to me@example.org"),
        ("product", "one two three four five six seven eight nine"),
        ("product", "x" * 61),
        ("order.number", "your next order"),
        ("order.date", "24 November, and we pay for it all, I promise you that"),
        ("pickup.time", "never"),
        ("refund.amount", "everything"),
        ("refund.amount", "12.50 EUR and a voucher"),
        ("cups.count", "three"),
        ("contact.email", "sanne@example.org and call"),
        ("contact.phone", "call me"),
        ("tracking.url", "https://example.org/ or elsewhere"),
    ],
)
def test_more_than_a_value_may_not(name, value):
    assert not slot(name).takes(value)
