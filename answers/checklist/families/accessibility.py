"""The check on what a screen reader spells out sign by sign, or skips."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise

from answers.checklist.draft import Draft
from answers.checklist.emoji import MOST, find_emoji
from answers.checklist.finding import Finding, Fix, Span, failed, passed
from answers.checklist.registry import Parameters, check
from answers.checklist.text import fold, read_text

Edit = tuple[int, int, str]
Objection = tuple[Span, Edit | None]  # what is objected to, and what mends it

_MATHEMATICAL = "\U0001d400-\U0001d7ff"
_LOOKS = (  # squared and circled, full-width, small capitals, raised: https://www.unicode.org/charts/
    "\U0001f110-\U0001f12b\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189\u24b6-\u24e9\uff21-\uff3a"
    "\uff41-\uff5a\u1d00-\u1d22\u1d2c-\u1d6a\u1da6\u0262\u026a\u0274\u0280\u028f\u0299\u029c\u029f\u02b0-\u02b8\ua730\ua731"
)
_FANCY = re.compile(f"[{_MATHEMATICAL}]{{1,200}}|[{_LOOKS}]{{2,200}}")
_OVERLAY = "\u0305\u0332\u0333\u0335-\u0338"
_STRUCK = re.compile(rf"\w[{_OVERLAY}]{{1,4}}(?: ?\w[{_OVERLAY}]{{1,4}}){{1,200}}")
_SYMBOL = r"[\u2190-\u21ff\u2500-\u27bf\u2b00-\u2bff♥♡]"
_SYMBOLS = re.compile(rf"{_SYMBOL}(?:[ \ufe0f\ufe0e]{{0,2}}{_SYMBOL}){{1,200}}")
_ASCII_LUMP = re.compile(r"[*=~+<>|^\\#-](?:[*=~+<>|^\\#-]{3,200}|(?: [*~=+]){2,100})")
_FACE = re.compile(r"\([\^>;=*-][_.oO-][\^<;=*-]\)|\\o/")
_KAOMOJI = re.compile(r"¯\\_[(（][^()\n]{1,4}[)）]_/¯|[(（][^()\n]{0,6}[ツಠಥʖ◕ω益‿╯╥][^()\n]{0,6}[)）]|[┻┬][━─][┻┬]")
_MARKS = re.compile(r"[»«—–•·°›‹¸☆★][.»«—–•·°›‹¸☆★]{2,200}")
_HASHTAG = re.compile(r"(?<![\w&/#])#([^\W\d_]{8,60})(?!\w)")
_RULE = "-----"  # a dividing line is lumped from here on; shorter ones are dashes
_STARS_OF_A_RATING = 5
_LONG = {"en": 15, "fr": 16}
_LONG_COMPOUND = 19  # letters; Dutch, Danish and German write long words without a gap
_SMALL_WORDS = frozenset(
    (
        *(
            "a",
            "the",
            "of",
            "in",
            "on",
            "at",
            "to",
            "for",
            "from",
            "and",
            "our",
            "your",
            "my",
            "with",
            "is",
            "it",
            "by",
        ),
        *("de", "het", "een", "van", "op", "voor", "vanaf", "met", "en", "onze", "ons", "jouw", "mijn", "bij", "uit"),
        *("den", "det", "et", "fra", "til", "med", "og", "vores", "din", "min", "pa", "i", "er", "ved"),
        *(
            "der",
            "die",
            "das",
            "ein",
            "eine",
            "von",
            "ab",
            "mit",
            "fur",
            "und",
            "unser",
            "ihr",
            "bei",
            "im",
            "am",
            "zu",
        ),
        *(
            "le",
            "la",
            "les",
            "un",
            "une",
            "des",
            "du",
            "avec",
            "pour",
            "et",
            "notre",
            "nos",
            "votre",
            "mon",
            "au",
            "aux",
        ),
    )
)


@check("accessible_text")
def accessible_text(draft: Draft, _parameters: Parameters) -> Finding:
    """Nothing that a screen reader spells out sign by sign or skips.

    That is: letters made of special characters, struck-out letters, lumps of symbols and drawings made of signs, and
    hashtags of several words without capitals. Emoji are another check's business.
    """
    found = [it for it in _apart(islice(_objections(draft), MOST)) if not draft.read.is_linked(it[0][0])]
    if not found:
        return passed("A screen reader can read it.")
    edits = tuple(edit for _, edit in found if edit is not None)
    fixes = (Fix("Write it in plain letters", edits),) if edits else ()
    detail = "Write plain letters and words: a screen reader spells this out sign by sign, or skips it."
    return failed(detail, tuple(span for span, _ in found), fixes)


def _apart(found: Iterable[Objection]) -> Iterator[Objection]:
    """In order; of two that meet, the first."""
    last = 0
    for span, edit in sorted(found, key=lambda it: it[0]):
        if span[0] >= last:
            last = edit[1] if edit else span[1]
            yield span, edit


def _objections(draft: Draft) -> Iterator[Objection]:
    text = draft.text
    for lump in _ASCII_LUMP.finditer(text):
        if lump.group().strip("-") or len(lump.group()) >= len(_RULE):
            yield lump.span(), _taken_out(text, lump.span())
    for drawing in _FACE.finditer(text):
        yield drawing.span(), None
    if "#" in text:
        yield from _lumped_hashtags(draft)
    if text.isascii():
        return
    for drawing in _KAOMOJI.finditer(text):
        yield drawing.span(), None
    for marks in _MARKS.finditer(text):
        yield marks.span(), _taken_out(text, marks.span())
    for letters in _FANCY.finditer(text):
        yield letters.span(), (*letters.span(), "".join(map(_plain, letters.group())))
    for struck in _STRUCK.finditer(text):
        yield struck.span(), (*struck.span(), re.sub(f"[{_OVERLAY}]", "", struck.group()))
    yield from _symbol_lumps(text)


def _plain(char: str) -> str:
    """The letter that it stands for: by NFKC, or where Unicode gives none by the last letter of its name."""
    plain = unicodedata.normalize("NFKC", char)
    if plain.isascii():
        return plain
    name = unicodedata.name(plain[:1], "")
    letter = name.rpartition(" ")[2]
    if len(letter) != 1:
        return plain
    return letter if "CAPITAL LETTER" in name else letter.lower()


def _symbol_lumps(text: str) -> Iterator[Objection]:
    emoji: set[int] = set()
    for start, end in find_emoji(text):
        emoji.update(range(start, end))
    for lump in _SYMBOLS.finditer(text):
        signs = [at for at in range(*lump.span()) if not text[at].isspace() and at not in emoji]
        if len(signs) < 2:
            continue
        is_rating = len(signs) == _STARS_OF_A_RATING and set(lump.group()) <= set("★☆ ")
        yield lump.span(), None if is_rating else _taken_out(text, lump.span())


def _taken_out(text: str, span: Span) -> Edit:
    """The edit that leaves a lump out, with one of the spaces around it."""
    start, end = span
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    if before == " " and not after.strip():
        return start - 1, end, ""
    if after == " " and not before.strip():
        return start, end + 1, ""
    return start, end, " " if before.isalnum() and after.isalnum() else ""


def _lumped_hashtags(draft: Draft) -> Iterator[Objection]:
    lang = draft.spoken or ""
    vocabulary: frozenset[str] | None = None
    for tag in _HASHTAG.finditer(draft.text):
        letters = tag.group(1)
        if letters[1:] != letters[1:].lower():
            continue
        if vocabulary is None:
            words = (*draft.read.words, *read_text(draft.question).words)
            vocabulary = frozenset(word.text for word in words) | _SMALL_WORDS
        words_in_it = _split(fold(letters), vocabulary)
        if words_in_it:
            yield tag.span(), (*tag.span(), "#" + _capitalised(letters, words_in_it))
        elif len(letters) >= _LONG.get(lang, _LONG_COMPOUND):
            yield tag.span(), None


def _split(letters: str, vocabulary: frozenset[str]) -> tuple[int, ...]:
    """Where each word ends, if the letters are two or more known words, one of them more than a small one."""
    best: dict[int, tuple[int, ...]] = {0: ()}
    for end in range(2, len(letters) + 1):
        for start in range(end):
            whole = start == 0 and end == len(letters)
            if start in best and not whole and letters[start:end] in vocabulary:
                best[end] = (*best[start], end)
                break
    ends = best.get(len(letters), ())
    words = [letters[start:end] for start, end in pairwise((0, *ends))]
    return ends if any(word not in _SMALL_WORDS for word in words) else ()


def _capitalised(letters: str, ends: tuple[int, ...]) -> str:
    return "".join(letters[start:end].capitalize() for start, end in pairwise((0, *ends)))
