"""The customer's time zone, in which times are said to them: `customer.timezone`, where the caller knows it."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from answers.errors import QuestionRefused
from kb.documents.timezones import check_timezone

FIELD = "timezone"


def find_customer_zone(customer: Mapping[str, object]) -> ZoneInfo | None:
    """The zone that is given with the customer; None where it is left out or empty.

    Raises:
        QuestionRefused: It is no name of a time zone.
    """
    named = customer.get(FIELD)
    if named is None or named == "":
        return None
    try:
        return ZoneInfo(check_timezone(str(named)))
    except ValueError as error:
        raise QuestionRefused(f"customer.{FIELD}", str(error)) from None
