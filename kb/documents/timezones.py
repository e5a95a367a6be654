"""Names of time zones, as IANA gives them: Europe/Amsterdam."""

from functools import cache
from zoneinfo import available_timezones

from kb.documents.nearest import nearest_hint


@cache
def list_timezones() -> frozenset[str]:
    """All names that this machine knows."""
    return frozenset(available_timezones())


def check_timezone(name: str) -> str:
    """The name.

    Raises:
        ValueError: with a sentence that says how to write one.
    """
    if name not in list_timezones():
        hint = nearest_hint(name, list_timezones())
        raise ValueError(f"`{name[:80]}` is no time zone; write it like Europe/Amsterdam{hint}.")
    return name
