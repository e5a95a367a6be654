"""What people ask companies, service desks and assistants in general, as plain texts.

A question that is nearer to one of these than that one is to the library is probably not about the library. A file a
language, a line a text, under headings; written for this purpose, taken from no data. Must know no library.
"""

import hashlib
from functools import cache
from importlib.resources import files

from index.texts import normalise

USUAL_LANGUAGE = "en"  # for every language without a list of its own
_HEADING = "# "


@cache
def list_languages() -> tuple[str, ...]:
    """Return the languages that have a list, in order."""
    return tuple(sorted(file.name[:2] for file in files("index.background").iterdir() if file.name.endswith(".txt")))


@cache
def load_background(lang: str) -> tuple[str, ...]:
    """Return the texts in one of the languages, normalised and distinct, in the order of the file."""
    lines = files("index.background").joinpath(f"{lang}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(dict.fromkeys(normalise(line) for line in lines if line.strip() and not line.startswith(_HEADING)))


def find_list(lang: str | None) -> str:
    """Return the language whose list serves for questions in a language."""
    return lang if lang in list_languages() else USUAL_LANGUAGE


@cache
def fingerprint_background() -> str:
    """Return what changes whenever one of the texts does."""
    texts = (text for lang in list_languages() for text in (lang, *load_background(lang)))
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:16]
