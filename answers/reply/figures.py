"""Numbers and amounts as people write them, said in the reply's language.

Patterns are CLDR's by Babel, as a shop writes its prices: no cents where none were given.
"""

import re
from decimal import Decimal
from functools import lru_cache

from babel.core import Locale, UnknownLocaleError
from babel.numbers import format_currency, format_decimal, is_currency

from answers.reply.said import SaidFloat, SaidInt

_NUMBER = re.compile(r"-?\d{1,12}(?:[.,]\d{1,6})?|-?\d{1,3}(?:[., ]\d{3}){1,3}")
_MONEY = re.compile(r"\d{1,3}(?:[., ]\d{3}){0,3}(?:[.,]\d\d?)?|\d{1,12}(?:[.,]\d\d?)?")
_CENTS = re.compile(r"[.,]\d\d?$")
_CURRENCY = re.compile(r"[Ee]uros?|[A-Za-z]{3}|[€£$]|[Kk]r\.?")
_CODES = {"€": "EUR", "euro": "EUR", "euros": "EUR", "£": "GBP", "$": "USD", "kr": "DKK", "kr.": "DKK"}


def say_number(text: str, lang: str) -> SaidInt | SaidFloat | None:
    """A number with the language's own marks; None for what is none."""
    if not _NUMBER.fullmatch(text):
        return None
    number = _decimal(text)
    made = SaidInt(number) if number == number.to_integral() else SaidFloat(number)
    made.said = format_decimal(number, locale=_locale(lang))
    return made


def say_amount(text: str, lang: str) -> str | None:
    """A number with its currency, in any order, as a price of a shop; None without either."""
    named = _CURRENCY.search(text)
    if named is None:
        return None
    number = (text[: named.start()] + text[named.end() :]).strip()
    code = _CODES.get(named[0].casefold(), named[0].upper())
    if not _MONEY.fullmatch(number) or not is_currency(code):
        return None
    cents = bool(_CENTS.search(number))
    pattern = _price_pattern(lang)
    return format_currency(
        _decimal(number),
        code,
        pattern if cents else pattern.replace(".00", ""),
        locale=_locale(lang),
        currency_digits=cents,
    )


@lru_cache(maxsize=64)
def _locale(lang: str) -> Locale:
    try:
        return Locale.parse("en_GB" if lang == "en" else lang)
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en_GB")


@lru_cache(maxsize=64)
def _price_pattern(lang: str) -> str:
    return str(_locale(lang).currency_formats["standard"].pattern)


def _decimal(text: str) -> Decimal:
    """12,50 and 12.50, 1.200 and 1,200: three digits behind a mark are thousands, unless they are the only decimals."""
    plain = text.replace(" ", "")
    thousands = re.sub(r"[.,](?=\d{3}(?:[.,]|$))", "", plain)
    return Decimal(thousands.replace(",", "."))
