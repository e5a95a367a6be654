"""A small shop's library in three languages, and an encoder that counts what it is asked."""

import re
import zlib
from collections.abc import Sequence

import numpy as np
import pytest

from index.background import list_languages, load_background
from index.encoders import HashingEncoder
from index.encoders.protocol import FloatMatrix, Tokens
from index.items import Item

BACKGROUND = frozenset(text for lang in list_languages() for text in load_background(lang))
FEW = 10  # texts of a test's library in one call; the last ones of a list of the background are 15


class CountingEncoder(HashingEncoder):
    """Remembers every text of a library or a question that it embedded."""

    def __init__(self) -> None:
        self.queries: list[str] = []
        self.passages: list[str] = []

    def encode_queries(self, texts: Sequence[str]) -> FloatMatrix:
        if len(texts) < FEW or not BACKGROUND.issuperset(texts):
            self.queries.extend(texts)
        return super().encode_queries(texts)

    def encode_passages(self, texts: Sequence[str]) -> FloatMatrix:
        self.passages.extend(texts)
        return super().encode_queries(texts)


class EnglishEncoder(CountingEncoder):
    """Claims to understand English only."""

    @property
    def name(self) -> str:
        return "english"

    @property
    def fingerprint(self) -> str:
        return "english-1"

    @property
    def multilingual(self) -> bool:
        return False


class WordEncoder(HashingEncoder):
    """Tells its tokens: the words of a text, each with a vector of its own."""

    @property
    def fingerprint(self) -> str:
        return "words-1"

    def encode_tokens(self, texts: Sequence[str], *, passages: bool) -> tuple[FloatMatrix, list[Tokens]]:
        return self.encode_queries(texts), [self._list_tokens(text) for text in texts]

    def _list_tokens(self, text: str) -> Tokens:
        words = re.findall(r"\w+", text.casefold())
        ids = np.array([zlib.crc32(word.encode()) % 50_000 for word in words], np.int32)
        return Tokens(ids, np.rint(self.encode_queries(words) * 127).astype(np.int8))


@pytest.fixture
def encoder() -> CountingEncoder:
    return CountingEncoder()


@pytest.fixture
def items() -> tuple[Item, ...]:
    return (
        Item(
            "password.en",
            "password",
            "en",
            ("How do I reset my password?", "I can't log in any more", "my account is locked"),
            "You can set a new password on the account page. The link in the mail works for 30 minutes.",
        ),
        Item(
            "password.nl",
            "password",
            "nl",
            ("Hoe stel ik mijn wachtwoord opnieuw in?", "ik kan niet meer inloggen"),
            "Je stelt zelf een nieuw wachtwoord in op de accountpagina. De link werkt 30 minuten.",
        ),
        Item(
            "delivery.en",
            "delivery",
            "en",
            ("When will my parcel arrive?", "where is my order", "track and trace"),
            "Parcels take one to three working days. Follow yours on the tracking page.",
        ),
        Item(
            "delivery.da",
            "delivery",
            "da",
            ("Hvornår kommer min pakke?", "hvor er min ordre"),
            "Pakker er en til tre hverdage undervejs. Følg din på sporingssiden.",
        ),
        Item(
            "error.en",
            "error",
            "en",
            ("What does error E42 on the Duo mean?", "my Duo shows E42"),
            "E42 means that the milk hose is blocked. Rinse it with warm water.",
        ),
        Item("jobs.en", "jobs", "en", ("Do you have any vacancies?",), ""),
    )
