"""The language of a question, among those that the library is kept in.

lingua was made for short texts and costs 0.07 ms; its language models are loaded once per process (0.5 s, 160 MB).
Invariant: no letters, no language.
"""

from dataclasses import dataclass
from functools import lru_cache

from lingua import IsoCode639_1, Language, LanguageDetector, LanguageDetectorBuilder

LANGUAGES = ("en", "nl", "da", "de", "fr")
_NAMES = {"en": "English", "nl": "Dutch", "da": "Danish", "de": "German", "fr": "French"}
_SURE = 0.6
_SHORT_WORDS = 2


@dataclass(frozen=True, slots=True)
class Detected:
    """`lang` is None where nothing tells; `sure` is False for a word or two that several languages share."""

    lang: str | None
    sure: bool


def say_language(code: str) -> str:
    """Its English name, or the code where it has none here."""
    return _NAMES.get(code, code)


@lru_cache(maxsize=1)
def _detector() -> LanguageDetector:
    known = [Language.from_iso_code_639_1(getattr(IsoCode639_1, code.upper())) for code in LANGUAGES]
    return LanguageDetectorBuilder.from_languages(*known).with_preloaded_language_models().build()


def warm_up() -> None:
    """Loads the language models now, so that the first question does not wait for them."""
    detect("where is my parcel")


def detect(text: str) -> Detected:
    """The likeliest language of a text."""
    if not any(char.isalpha() for char in text):
        return Detected(None, sure=False)
    ranked = _detector().compute_language_confidence_values(text)
    if not ranked or ranked[0].value <= 0:
        return Detected(None, sure=False)
    lead = ranked[0].value / max(ranked[0].value + ranked[1].value, 1e-9)
    lang = ranked[0].language.iso_code_639_1.name.lower()
    return Detected(lang, sure=lead >= _SURE and len(text.split()) > _SHORT_WORDS)
