"""Values for a reply that nobody asked for yet: a made-up customer, and a plausible value for every blank."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from answers.house import House
from answers.reply.fields import FieldType
from answers.suggestions import Blank

AGENT = {"first_name": "Lotte", "last_name": "Vermeer", "name": "Lotte Vermeer", "initials": "LV"}
_FIRST_NAMES = {"en": "Anna", "nl": "Sanne", "da": "Freja", "de": "Jana", "fr": "Camille"}
_LAST_NAMES = {"en": "Hill", "nl": "Bakker", "da": "Holm", "de": "Sommer", "fr": "Moreau"}
_PHONES = {"nl": "+31 20 123 4567", "da": "+45 33 12 34 56", "de": "+49 30 12345678", "fr": "+33 1 23 45 67 89"}
_VALUES: Mapping[FieldType, str] = {
    "time": "14:00",
    "amount": "24.50 EUR",
    "number": "3",
    "order_number": "48213",
    "email": "anna@example.org",
}
_IN_DAYS = 3


@dataclass(frozen=True, slots=True)
class Sample:
    """A blank of the entry and the value that stands in it here; `label` is its name in the reply's language."""

    name: str
    label: str
    type: FieldType
    value: str


def sample_customer(lang: str) -> dict[str, object]:
    """A customer with a name of the language."""
    first, last = _FIRST_NAMES.get(lang, "Anna"), _LAST_NAMES.get(lang, "Hill")
    return {"first_name": first, "last_name": last, "name": f"{first} {last}"}


def sample_of(blank: Blank, lang: str, house: House, today: date) -> Sample:
    """What might stand in the blank; words are its own label, which reads well enough in every language."""
    return Sample(blank.name, blank.label, blank.type, _value(blank, lang, house, today))


def _value(blank: Blank, lang: str, house: House, today: date) -> str:
    match blank.type:
        case "choice":
            return blank.choices[0] if blank.choices else blank.label
        case "date":
            return (today + timedelta(days=_IN_DAYS)).isoformat()
        case "phone":
            return _PHONES.get(lang, "+44 20 7946 0018")
        case "url":
            return f"https://{min(house.own.domains, default='example.org')}/"
        case "text" if blank.name.endswith("number"):
            return _VALUES["order_number"]
        case _:
            return _VALUES.get(blank.type, blank.label)


def put_sample(values: Mapping[str, object], sample: Sample) -> dict[str, object]:
    """The values with the sample where its name says: order.number becomes {"order": {"number": …}}.

    Where the name leads through a value that holds no others, nothing changes.
    """
    first, _, rest = sample.name.partition(".")
    if not rest:
        return {**values, first: values.get(first, sample.value)}
    inner = values.get(first, {})
    if not isinstance(inner, Mapping):
        return dict(values)
    return {**values, first: put_sample(inner, Sample(rest, sample.label, sample.type, sample.value))}
