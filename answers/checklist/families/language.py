"""The reply is in the customer's language, from the first sentence to the last.

Small words tell which sentences are suspect, and only those are given to the detector of languages, which is dear.
"""

from collections.abc import Iterator, Mapping
from functools import cache

from answers.checklist.draft import Draft
from answers.checklist.finding import Finding, Span, failed, passed, unsure
from answers.checklist.function_words import FUNCTION_WORDS
from answers.checklist.registry import Parameters, check
from answers.checklist.text import Text
from answers.language import LANGUAGES, detect, say_language
from answers.message.sentences import Sentence

_LEAST_WORDS = 4  # fewer are a greeting, a title, a loan
_MOST_WORDS = 150  # of a sentence that are looked at
_MOST_SUSPECTS = 40  # sentences that are given to the detector
_ENOUGH_TO_TELL = 600  # characters of a sentence that the detector gets
_ENOUGH_TO_JUDGE = 12  # words
_LEAST_KNOWN = 0.12  # share of small words in a text of a language that we know; ordinary ones have .3 to .5


@check("language", languages=None)
def language(draft: Draft, _parameters: Parameters) -> Finding:
    """The reply is in the customer's language, each sentence of it.

    What is quoted, and what is too short to tell, such as names of products and menus, passes. A language besides the
    five is for a person.
    """
    if draft.lang is not None and draft.lang not in LANGUAGES:
        known = ", ".join(map(say_language, LANGUAGES))
        return unsure(f"Read it yourself: this check knows {known}, not {say_language(draft.lang)}.")
    wanted = draft.lang or draft.spoken
    if wanted is None:
        return passed("Too short to tell its language.")
    if not _is_known(draft.read):
        return unsure("Read it yourself: it seems to be in none of the languages that this check knows.")
    others = tuple(_foreign(draft.read, wanted))
    spoken = draft.spoken or wanted
    if spoken != wanted:
        detail = f"The customer writes {say_language(wanted)}, the reply is {say_language(spoken)}: translate it first."
        return failed(detail, tuple(span for span, _ in others))
    if not others:
        return passed("In the customer's language.")
    langs = " and ".join(sorted({say_language(lang) for _, lang in others}))
    what = "the marked sentence" if len(others) == 1 else "the marked sentences"
    detail = f"Translate {what}: the reply is {say_language(wanted)}, and this is {langs}."
    return failed(detail, tuple(span for span, _ in others))


def _foreign(text: Text, wanted: str) -> Iterator[tuple[Span, str]]:
    """Sentences in another language, with which; neighbours in the same one are joined."""
    current: tuple[Span, str] | None = None
    for sentence, lang in _suspects(text, wanted):
        found = detect(sentence.text[:_ENOUGH_TO_TELL])
        if found.lang != lang or not found.sure:
            continue
        if current and current[1] == lang and not text.raw[current[0][1] : sentence.start].strip():
            current = (current[0][0], sentence.end), lang
            continue
        if current:
            yield current
        current = (sentence.start, sentence.end), lang
    if current:
        yield current


def _suspects(text: Text, wanted: str) -> Iterator[tuple[Sentence, str]]:
    """Sentences whose small words are another language's, with the likeliest one."""
    left = _MOST_SUSPECTS
    words = _unquoted_words(text)
    at = 0
    for sentence in text.sentences:
        own: list[str] = []
        while at < len(words) and words[at][1] < sentence.end:
            if words[at][1] >= sentence.start and len(own) < _MOST_WORDS:
                own.append(words[at][0])
            at += 1
        if len(own) < _LEAST_WORDS or left == 0:
            continue
        ours = sum(word in FUNCTION_WORDS[wanted] for word in own)
        counts = {lang: sum(word in only for word in own) for lang, only in _beyond(wanted).items()}
        lang, most = max(counts.items(), key=lambda item: item[1])
        if most > ours or (most and len(own) > _LEAST_WORDS and not any(word in _ONLY[wanted] for word in own)):
            left -= 1
            yield sentence, lang


def _unquoted_words(text: Text) -> list[tuple[str, int]]:
    if not text.quotes and not text.links:
        return [(word.text, word.start) for word in text.words]
    return [
        (word.text, word.start)
        for word in text.words
        if not text.is_quoted(word.start) and not text.is_linked(word.start)
    ]


_ONLY = {
    lang: words.difference(*(others for other, others in FUNCTION_WORDS.items() if other != lang))
    for lang, words in FUNCTION_WORDS.items()
}


@cache
def _beyond(wanted: str) -> Mapping[str, frozenset[str]]:
    """The small words of the other languages that the wanted one has not."""
    return {lang: words - FUNCTION_WORDS[wanted] for lang, words in FUNCTION_WORDS.items() if lang != wanted}


def _is_known(text: Text) -> bool:
    """Whether enough of its words are small words of one of the languages; a short text is not judged."""
    words = [word for word, _ in _unquoted_words(text) if word[:1].isalpha()]
    if len(words) < _ENOUGH_TO_JUDGE:
        return True
    return any(sum(word in known for word in words) >= _LEAST_KNOWN * len(words) for known in FUNCTION_WORDS.values())
