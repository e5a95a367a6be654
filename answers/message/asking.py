"""Whether a message asks for something: a question, a request, or the few words of a search."""

import re

from answers.message.beginnings import Beginnings, find_beginnings, tokens_of
from answers.message.sentences import sentences_of
from answers.message.small_talk import find_small_talk

_LINK = re.compile(r"\b(?:https?://|www\.)\S+")
_MARK = re.compile(r"[?？؟]")
_SEARCH_WORDS = 3  # at most: "reset password" is what a colleague types for a question


def asks_something(text: str, lang: str | None) -> bool:
    """Whether somebody who answers direct questions only has something to answer; small talk asks nothing."""
    if find_small_talk(text) is not None:
        return False
    plain = _LINK.sub(" ", text)
    if _MARK.search(plain) or len(tokens_of(plain)) <= _SEARCH_WORDS:
        return True
    beginnings = find_beginnings(lang)
    if beginnings is None:
        return True  # nobody can tell in this language
    return any(_asks(sentence.text, beginnings) for sentence in sentences_of(plain))


def _asks(sentence: str, beginnings: Beginnings) -> bool:
    tokens = tokens_of(sentence)
    at = beginnings.after_leads(tokens)
    places = [at, *(place for place, token in enumerate(tokens) if token.after_comma)]
    return any(beginnings.asks(tokens, it, marked=False) or beginnings.wishes(tokens, it) for it in places)
