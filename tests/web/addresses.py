"""Addresses of routes, with their variables filled in."""

import re
from collections.abc import Mapping

_VARIABLE = re.compile(r"<(?:\w+:)?(\w+)>|\{(\w+)\}")


def address_of(rule: str, ids: Mapping[str, str]) -> str:
    """The rule's address with these values; `x` where there is none."""
    return _VARIABLE.sub(lambda found: ids.get(found[1] or found[2], "x"), rule)
