"""Words in capitals that shout, told from abbreviations, codes and names of buttons.

Lists: phrases/loud.LANG.txt (words that nobody writes in capitals but to stress them) and phrases/codes.any.txt
(abbreviations and names that are longer than most).
"""

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from answers.checklist.draft import Draft
from answers.checklist.emoji import MOST
from answers.checklist.finding import Span
from answers.checklist.phrases import find_phrases
from answers.checklist.text import lies_in

Edit = tuple[int, int, str]

_UPPER = "A-ZÀ-ÖØ-ÞŒ"
_CAPITALS = re.compile(
    rf"(?<![\w#@.&/\\%$_-])[{_UPPER}]{{1,40}}(?:['’-][{_UPPER}]{{1,40}}){{0,3}}(?![\w@/\\%$]|[-.]\w|['’]\w)"
)
_SENTENCE_ENDS = re.compile(r"[.!?\n]")
_CAPITALISED = re.compile(rf"[{_UPPER}][^\W\d_{_UPPER}]{{1,40}}")
_BETWEEN = re.compile(r"[ ,]{1,3}")
_IN_BRACKETS = re.compile(r"\[[^\[\]\n]{1,60}\]|<[^<>\n]{1,60}>|\{\{[^{}\n]{1,60}\}\}")
_LONGER = 4  # letters; below, capitals are an abbreviation unless the list knows better
_ALONE = 7  # letters; one such word shouts by itself, shorter ones are often names
_SEVERAL = 3  # words in a row shout, however short
_NEAR = 70  # characters; so far behind "press" or "code" capitals are what a button or a code is called
_NAMES_CAPITALS = frozenset(
    (
        *(
            "coupon",
            "voucher",
            "gutschein",
            "press",
            "tap",
            "click",
            "button",
            "key",
            "type",
            "select",
            "says",
            "reads",
        ),
        *("druk", "drukt", "klik", "klikt", "kies", "kiest", "knop", "toets", "typ", "selecteer", "staat", "antwoord"),
        *("tryk", "knap", "knappen", "vaelg", "vælg", "skriv", "star", "svar", "tast", "tasten"),
        *("drucken", "wahlen", "taste", "tippen", "steht", "antworten", "klicken", "schalter"),
        *("appuyez", "touche", "bouton", "cliquez", "choisissez", "tapez", "affiche", "repondez", "selectionnez"),
        *("reply", "answer", "text", "sms"),
    )
)
_CODES = ("code", "codes", "kode", "koden", "coden")


@dataclass(frozen=True, slots=True)
class _Word:
    """A word in capitals; `is_loud` where the list says so, `is_code` where capitals are how it is written."""

    start: int
    end: int
    text: str
    is_loud: bool
    is_code: bool

    @property
    def is_long(self) -> bool:
        return not self.is_code and len(self.text) >= _LONGER


def find_shouting(draft: Draft) -> tuple[tuple[Span, ...], tuple[Edit, ...]]:
    """Where words shout in capitals, a span a run of words, and the edits that write them in small letters."""
    words = tuple(_capitals(draft))
    if not words:
        return (), ()
    runs = tuple(_runs(draft.text, words))
    several = _are_several(words)
    names = _capitalised(draft)
    spans: list[Span] = []
    edits: list[Edit] = []
    for run in runs:
        if not any(_is_loud(draft.text, word, several=several) for word in run) and not _is_loud_together(run):
            continue
        loud = [word for word in run if not word.is_code]
        spans.append((loud[0].start, loud[-1].end))
        edits.extend((word.start, word.end, _lowered(draft, word, names)) for word in loud)
    return tuple(spans), tuple(edits)


def begins_sentence(text: str, at: int) -> bool:
    """Whether a sentence or a line begins here; marks and quotes before it do not matter."""
    before = text[max(0, at - 12) : at].rstrip(" \u00a0\"'“„«»(*_")
    return not before or before[-1] in ".!?…\n"


def _capitals(draft: Draft) -> Iterator[_Word]:
    text, read = draft.text, draft.read
    found = list(islice(_CAPITALS.finditer(text), MOST))
    if not any(len(word.group()) > 1 for word in found):
        return
    loud = {start for start, _ in find_phrases("loud", draft.spoken, read)}
    codes = {start for start, _ in find_phrases("codes", "any", read)}
    holes = tuple(hole.span() for hole in _IN_BRACKETS.finditer(text))
    written_so = _written_in_capitals(draft)
    naming = [word.end for word in read.words if word.text in _NAMES_CAPITALS or word.text.endswith(_CODES)]
    for word in found:
        start, end = word.span()
        if read.is_linked(start) or read.is_quoted(start) or lies_in(start, holes):
            continue
        is_code = start in codes or word.group() in written_so or _is_named(text, start, naming)
        yield _Word(start, end, word.group(), start in loud and not is_code, is_code)


def _written_in_capitals(draft: Draft) -> frozenset[str]:
    """Words that the library's answer or the channel's own lines have in capitals."""
    channel, entry = draft.channel, draft.entry
    own = (channel.greeting, channel.signature) if channel else ()
    return frozenset(
        word
        for text in (*own, entry.text if entry else "")
        if text
        for word in _CAPITALS.findall(text)
        if len(word) > 1
    )


def _is_named(text: str, start: int, naming: Sequence[int]) -> bool:
    """Whether the sentence speaks of a button, a code or a text on a screen shortly before."""
    at = bisect_right(naming, start) - 1
    return at >= 0 and start - naming[at] <= _NEAR and not _SENTENCE_ENDS.search(text, naming[at], start)


def _runs(text: str, words: Iterable[_Word]) -> Iterator[list[_Word]]:
    run: list[_Word] = []
    for word in words:
        if run and not _BETWEEN.fullmatch(text, run[-1].end, word.start):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _are_several(words: Iterable[_Word]) -> bool:
    """Whether words of four letters and more, one of them of five, are in capitals at two places or more."""
    long = {word.text for word in words if word.is_long}
    return len(long) > 1 and max(map(len, long)) > _LONGER


def _is_loud(text: str, word: _Word, *, several: bool) -> bool:
    if word.is_loud:
        return True
    return word.is_long and (several or len(word.text) >= _ALONE or text[word.end : word.end + 2].lstrip()[:1] == "!")


def _is_loud_together(run: list[_Word]) -> bool:
    plain = [word for word in run if not word.is_code]
    longer = [word for word in plain if word.is_long]
    return len(longer) > 1 or (len(plain) >= _SEVERAL and bool(longer))


def _capitalised(draft: Draft) -> frozenset[str]:
    """Words that are written with a capital and go on in small letters, here or in the question."""
    return frozenset(_CAPITALISED.findall(f"{draft.text}\n{draft.question}"))


def _lowered(draft: Draft, word: _Word, names: Container[str]) -> str:
    """In small letters; a capital where a sentence begins, in a name, in "I", and in a German noun."""
    if word.text == "I" and draft.spoken in {"en", "da"}:
        return "I"
    small = word.text.lower()
    is_noun = draft.spoken == "de" and not word.is_loud and len(word.text) >= _LONGER
    capital = small[:1].upper() + small[1:]
    return capital if is_noun or capital in names or begins_sentence(draft.text, word.start) else small
