"""A share as people write it: 5%, 2,5 % or 0.05."""

import re

_WRITTEN = re.compile(r"(\d{0,3}(?:[.,]\d{1,6})?)\s*(%?)")


class ShareRefused(ValueError):
    """A text that is no share; `str()` says what to write instead."""

    def __init__(self) -> None:
        super().__init__("write a percentage such as 5%, or a share such as 0.05")


def read_share(text: str) -> float:
    """The share in [0, 1] that the text means. A plain 5 is refused: it could be either.

    Raises:
        ShareRefused: It is none.
    """
    found = _WRITTEN.fullmatch(text.strip())
    if found is None or not any(char.isdigit() for char in found[1]):
        raise ShareRefused
    share = float(found[1].replace(",", ".")) / (100.0 if found[2] else 1.0)
    if share > 1.0:
        raise ShareRefused
    return share
