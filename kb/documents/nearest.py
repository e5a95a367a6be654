"""The name that someone probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest_hint(name: str, known: Iterable[str]) -> str:
    """Words such as "(did you mean `x`?)" to put before the full stop, or nothing when no known name is near."""
    near = get_close_matches(name[:80], sorted(known), n=1, cutoff=0.6)
    return f" (did you mean `{near[0]}`?)" if near else ""
