"""A given value as a reply says it: checked by its field's type and written the way its language writes it."""

import re
from collections.abc import Callable, Mapping
from datetime import date, time
from urllib.parse import urlsplit

import phonenumbers

from answers.reply.fields import Field
from answers.reply.figures import say_amount, say_number
from answers.reply.moments import say_date, say_time
from answers.reply.said import Said

_MAX_CHARACTERS = 200
_EMAIL = re.compile(r"[^\s@<>()\[\],;:\"\\]{1,64}@(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}")
_ORDER_NUMBER = re.compile(r"#?[A-Za-z0-9][A-Za-z0-9 ./#_-]{0,39}")
_REGIONS = {"en": "GB", "nl": "NL", "da": "DK", "de": "DE", "fr": "FR"}
_NO_LINK = set(' <>"{}|\\^`')


class ValueUnfit(Exception):
    """A value that is not of its field's type; `wanted` says what to write."""

    def __init__(self, wanted: str) -> None:
        super().__init__(wanted)
        self.wanted = wanted


def say_value(value: object, field: Field, lang: str, currency: object = None) -> Said:
    """The value as a reply in `lang` says it.

    Args:
        value: As it was given: words, a number, or {"amount": …, "currency": …} for an amount.
        field: What may stand there; not for the type text, which takes everything as it is.
        lang: ISO 639-1.
        currency: What stands beside the value as its currency, for an amount that names none.

    Raises:
        ValueUnfit: It is not of the field's type.
    """
    if isinstance(value, Mapping):
        given: Mapping[object, object] = value
        value, currency = given.get("amount"), given.get("currency")
    text = _text(value, decimals=2 if field.type == "amount" else 6)
    if field.type == "amount" and isinstance(currency, str):
        text = f"{text} {currency}".strip()[:_MAX_CHARACTERS]
    if field.type == "choice":
        said: Said | None = next((it for it in field.choices if it.casefold() == text.casefold()), None)
    else:
        said = _SAYERS[field.type](text, lang) if text else None
    if said is None:
        raise ValueUnfit(field.wanted)
    return said


def _text(value: object, *, decimals: int) -> str:
    """Words and numbers as one line, everything else as nothing; a number's own point is never one of thousands."""
    if isinstance(value, bool) or not isinstance(value, str | int | float | date | time):
        return ""
    text = f"{value:.{decimals}f}" if isinstance(value, float) else str(value)
    return " ".join(text.split()) if len(text) <= _MAX_CHARACTERS else ""


def _say_email(text: str, _lang: str) -> str | None:
    return text if _EMAIL.fullmatch(text) else None


def _say_phone(text: str, lang: str) -> str | None:
    try:
        number = phonenumbers.parse(text, _REGIONS.get(lang))
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def _say_url(text: str, _lang: str) -> str | None:
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    is_link = parts.scheme in ("http", "https") and "." in (parts.hostname or "") and not set(text) & _NO_LINK
    return text if is_link else None


def _say_order_number(text: str, _lang: str) -> str | None:
    return text if _ORDER_NUMBER.fullmatch(text) and any(char.isdigit() for char in text) else None


_SAYERS: dict[str, Callable[[str, str], Said | None]] = {
    "date": say_date,
    "time": say_time,
    "amount": say_amount,
    "number": say_number,
    "email": _say_email,
    "phone": _say_phone,
    "url": _say_url,
    "order_number": _say_order_number,
    "text": lambda text, _lang: text,
}
