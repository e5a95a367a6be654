"""Given values: checked by their type, said the way the reply's language writes them."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.reply.fields import WANTED, Field
from answers.reply.sayable import ValueUnfit, say_value

LANGUAGES = ("en", "nl", "da", "de", "fr")
NBSP, THIN = "\u00a0", "\u202f"


def said(kind, value, lang="en", **given):
    return str(say_value(value, Field(kind, **given), lang))


@pytest.mark.parametrize("given_as", ["2026-11-24", "2026-11-24T09:00:00Z", "24-11-2026", "24/11/2026", "24.11.2026"])
def test_a_day_is_said_as_each_language_writes_it(given_as):
    assert [said("date", given_as, lang) for lang in LANGUAGES] == [
        "24 November 2026",
        "24 november 2026",
        "24. november 2026",
        "24. November 2026",
        "24 novembre 2026",
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_day_that_was_said_can_be_given_again(lang):
    for day in ("2026-03-01", "2026-08-31"):
        assert said("date", said("date", day, lang), lang) == said("date", day, lang)
    assert said("date", "2026-02-01", "fr") == "1er février 2026"


@pytest.mark.parametrize("given_as", ["17:00", "17.00", "17:00:00", "17.00 uur", "kl. 17", "17h", "17 Uhr", "5 pm"])
def test_a_time_is_said_in_the_house_forms(given_as):
    assert [said("time", given_as, lang) for lang in LANGUAGES] == ["17:00", "17.00 uur", "kl. 17", "17 Uhr", "17 h"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("12.50 EUR", ["€12.50", f"€{NBSP}12,50", f"12,50{NBSP}€", f"12,50{NBSP}€", f"12,50{NBSP}€"]),
        ({"amount": "12.50", "currency": "EUR"}, ["€12.50", f"€{NBSP}12,50"]),
        ({"amount": 12.5, "currency": "EUR"}, ["€12.50", f"€{NBSP}12,50"]),
        ("€ 40", ["€40", f"€{NBSP}40", f"40{NBSP}€", f"40{NBSP}€", f"40{NBSP}€"]),
        ("£3,95", ["£3.95"]),
        ("1.200 EUR", ["€1,200", f"€{NBSP}1.200", f"1.200{NBSP}€", f"1.200{NBSP}€", f"1{THIN}200{NBSP}€"]),
        ("300 kr.", ["DKK300", f"DKK{NBSP}300", f"300{NBSP}kr."]),
        ("eur 1,234.50", ["€1,234.50", f"€{NBSP}1.234,50"]),
    ],
)
def test_an_amount_is_said_like_a_price(value, expected):
    assert [said("amount", value, lang) for lang in LANGUAGES[: len(expected)]] == expected


def test_an_amount_finds_its_currency_beside_it():
    assert say_value("12.50", Field("amount"), "nl", "EUR") == f"€{NBSP}12,50"


def test_the_other_types():
    assert said("number", 1234, "nl") == "1.234"
    assert said("number", 1.234, "nl") == "1,234"
    assert said("number", "2,5", "fr") == "2,5"
    assert said("order_number", " VH-1 204 ") == "VH-1 204"
    assert said("order_number", 4711) == "4711"
    assert said("email", "bo.b@shop.example") == "bo.b@shop.example"
    assert said("phone", "020 624 1111", "nl") == "+31 20 624 1111"
    assert said("phone", "+45 33 12 34 56", "fr") == "+45 33 12 34 56"
    assert said("url", "https://shop.example/a?b=c#d") == "https://shop.example/a?b=c#d"
    assert said("choice", "duo", choices=("Solo", "Duo")) == "Duo"


def test_a_day_and_a_number_can_still_be_reckoned_with():
    assert say_value("3", Field("number"), "nl") + 1 == 4
    assert say_value("2026-11-24", Field("date"), "nl").month == 11


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("date", "tomorrow"),
        ("date", "2026-02-30"),
        ("date", "24 Movember 2026"),
        ("date", 20261124),
        ("time", "25:00"),
        ("time", "17"),
        ("time", "13 pm"),
        ("time", "soon"),
        ("amount", "12.50"),
        ("amount", "a lot of EUR"),
        ("amount", "12.50 ABC"),
        ("amount", "-5 EUR"),
        ("amount", {"amount": ["1"], "currency": "EUR"}),
        ("number", "three"),
        ("number", math.nan),
        ("number", math.inf),
        ("number", 1e300),
        ("number", True),
        ("order_number", "no idea"),
        ("order_number", "1" * 41),
        ("email", "bo at shop.example"),
        ("phone", "12"),
        ("phone", "call me"),
        ("url", "javascript:alert(1)"),
        ("url", "ftp://shop.example"),
        ("url", "https://shop.example/ a"),
        ("url", "https://[::1"),
        ("choice", "Trio"),
        ("choice", None),
        ("date", ["2026-11-24"]),
        ("date", ""),
    ],
)
def test_what_does_not_fit_says_what_to_write(kind, value):
    with pytest.raises(ValueUnfit) as unfit:
        say_value(value, Field(kind, choices=("Solo", "Duo") if kind == "choice" else ()), "en")
    assert unfit.value.wanted == (WANTED[kind] if kind != "choice" else "one of Solo, Duo")


values = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=300)


@given(
    st.sampled_from(sorted(WANTED)),
    values | st.lists(values) | st.fixed_dictionaries({"amount": values, "currency": values}),
    st.sampled_from([*LANGUAGES, "es", "xx"]),
)
def test_any_value_is_said_or_refused(kind, value, lang):
    try:
        shown = str(say_value(value, Field(kind), lang))
    except ValueUnfit:
        return
    assert shown.strip()
    assert len(shown) <= 250
    assert "\n" not in shown
