"""Looking a message up: in one search, or with the questions that it may be made of in one batch."""

from collections.abc import Sequence
from dataclasses import dataclass

from answers.asked import list_texts
from answers.errors import SearchFailed
from answers.language import Detected
from answers.message.questions import Part, split_questions
from index.items import Ranked
from index.searcher import Searcher

_CANDIDATES = 10  # groups that are looked at; some may be hidden from the one who asks
_TELLING = 0.5  # a match this probable tells the language of a word or two


@dataclass(frozen=True, slots=True)
class Found:
    """Rankings, best first: of the whole message, and of the texts that `list_texts` gives for its proposed parts."""

    whole: tuple[Ranked, ...]
    parts: tuple[Part, ...] = ()
    in_parts: tuple[tuple[Ranked, ...], ...] = ()


def look_up(searcher: Searcher, text: str, detected: Detected, *, explained: bool = False) -> Found:
    """What the library has for the message; `explained` says also why.

    Raises:
        SearchFailed: An encoder or FAISS gave up, which must never look like "no answer".
    """
    parts = split_questions(text, detected.lang)
    lang = detected.lang if detected.sure else None
    try:
        if not parts:
            return Found(searcher.search(text, lang=lang, limit=_CANDIDATES, explained=explained))
        texts = [text, *list_texts(parts)]
        langs = [lang] * len(texts)
        whole, *others = searcher.search_many(texts, langs=langs, limit=_CANDIDATES, explained=explained)
    except Exception as error:
        raise SearchFailed(f"{type(error).__name__} while searching.") from error
    return Found(whole, parts, tuple(others))


def find_language(detected: Detected, ranked: Sequence[Ranked]) -> str | None:
    """The question's language; for a word or two that several languages share, that of the phrasing they matched."""
    if detected.sure or not ranked or ranked[0].confidence < _TELLING:
        return detected.lang
    _, _, lang = ranked[0].matched_item.rpartition("#")
    return lang or detected.lang
