"""Messages with personal data planted in them: `{kind|what it is}`, a file a language, in `apart/` and `tuning/`."""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent
SETS = ("apart", "tuning")
CHECKED = frozenset({"bsn", "card", "cpr", "iban", "nhs", "nir", "rrn", "steuerid"})  # numbers with check digits
CONTACTS = frozenset({"email", "phone"})

_PLANTED = re.compile(r"\{(\w+)\|([^{}]*)\}")
_TOKEN = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Planted:
    """One message as a customer would have written it, and what is planted in it: kinds and values, in order."""

    lang: str
    text: str
    data: tuple[tuple[str, str], ...]
    rest: str  # the message without them

    def list_left(self, redacted: str) -> list[tuple[str, str]]:
        """What is still there, or a word or a figure of it, once the text was redacted.

        A word that several of them have is counted for the one of which most is left.
        """
        spare = Counter(_TOKEN.findall(redacted)) - Counter(_TOKEN.findall(self.rest))
        left = []
        for kind, value in sorted(self.data, key=lambda datum: -_share_left(datum[1], spare)):
            if _share_left(value, spare):
                left.append((kind, value))
                spare -= Counter(_TOKEN.findall(value))
        return left


def _share_left(value: str, spare: Counter[str]) -> float:
    tokens = _TOKEN.findall(value)
    return sum(bool(spare[token]) for token in tokens) / len(tokens)


def read_planted(name: str) -> list[Planted]:
    """The messages of a set, by language and in order."""
    return [
        _read(path.stem, marked)
        for path in sorted((FOLDER / name).glob("*.yml"))
        for marked in yaml.safe_load(path.read_text("utf-8"))
    ]


def _read(lang: str, marked: str) -> Planted:
    found = tuple((kind, value) for kind, value in _PLANTED.findall(marked))
    return Planted(lang, _PLANTED.sub(r"\2", marked), found, _PLANTED.sub(" ", marked))
