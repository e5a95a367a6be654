"""Durations as people write them: `90d` between two reviews, `4h` or `1h30m` of open hours."""

import re

_DAYS = re.compile(r"^([1-9][0-9]{0,3})([dw])$")
_OPEN_HOURS = re.compile(r"^(?:([0-9]{1,3})h)?(?:([0-9]{1,4})m)?$")


def parse_days(text: str) -> int:
    """Days in `90d` or `12w`.

    Raises:
        ValueError: with a sentence that says how to write it.
    """
    found = _DAYS.match(text)
    if found is None:
        raise ValueError(f"`{text}` is no number of days; write it like `90d` or `12w`.")
    return int(found[1]) * (7 if found[2] == "w" else 1)


def parse_open_minutes(text: str) -> int:
    """Minutes in `4h`, `90m` or `1h30m`; they are counted while the department is open.

    Raises:
        ValueError: with a sentence that says how to write it.
    """
    found = _OPEN_HOURS.match(text)
    minutes = int(found[1] or 0) * 60 + int(found[2] or 0) if found else 0
    if minutes == 0:
        raise ValueError(f"`{text}` is no time to reply within; write open hours like `4h`, `90m` or `1h30m`.")
    return minutes
