"""Lists of phrases that checks look for, and where they stand in a text.

Phrases are found by their first word, so that a list of hundreds costs what its few candidates cost. Gaps are bounded:
the time is in proportion to the text. Source: phrases/*.txt; how they are written: phrases/README.md.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from answers.checklist.finding import Span
from answers.checklist.text import STEM, Text, fold

_SPACE = r"(?:(?<=')\s?|[,;:]?\s{1,3})"
_GAP = r"(?:(?:[^\s.!?\n]{1,40}|k[rl]\.|\d[\d.,]{0,12})\s{1,3}){0,4}?"  # 500 kr., kl. 9 and 4.500 are no ends
_WIDE_GAP = _GAP.replace("{0,4}?", "{0,8}?")
_OFTEN = 20  # places; a word that stands more often is looked at through all its phrases at once
_MOST = 240  # places of a word that are looked at: 10,000 letters of prose hold fewer of any, made-up texts thousands
_BEFORE_DOT = re.compile(r"(?<=\w)\..*")  # "z.s.m" is found by "z"
_CHOICE = re.compile(r"\((?:[^()|]+\|)*[^()|]+\)\??")
_TOKEN = re.compile(r"\([^()]*\)\??|\S+")


class PhraseUnreadable(ValueError):
    """A line of a phrase list that cannot be understood; it names the list and the line."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase ready to be matched where one of its first words stands."""

    pattern: re.Pattern[str]
    at_sentence_start: bool


@dataclass(frozen=True, slots=True)
class Phrases:
    """A list in one language."""

    by_word: Mapping[str, tuple[_Phrase, ...]]
    by_stem: Mapping[str, tuple[_Phrase, ...]]
    exceptions: "Phrases | None" = None

    def find(self, text: Text) -> tuple[Span, ...]:
        """Where phrases stand, in order, without overlap, the longest first where two begin together."""
        found = sorted(set(self._find_all(text)), key=lambda span: (span[0], -span[1]))
        spared = sorted(self.exceptions._find_all(text)) if found and self.exceptions else []
        kept: list[Span] = []
        seen, spared_until = 0, 0
        for start, end in found:
            while seen < len(spared) and spared[seen][0] <= start:
                spared_until = max(spared_until, spared[seen][1])
                seen += 1
            if end > spared_until and (not kept or start >= kept[-1][1]):
                kept.append((start, end))
        return tuple(kept)

    def _find_all(self, text: Text) -> Iterator[Span]:
        yield from _matches(text, text.places, self.by_word)
        if self.by_stem:
            yield from _matches(text, text.stems, self.by_stem)


def find_phrases(name: str, lang: str | None, text: Text) -> tuple[Span, ...]:
    """Where phrases of this list stand; empty for a language that has no such list."""
    if not lang:
        return ()
    if (name, lang) not in text.found:
        phrases = load_phrases(name, lang)
        text.found[name, lang] = phrases.find(text) if phrases else ()
    return text.found[name, lang]


@cache
def load_phrases(name: str, lang: str) -> Phrases | None:
    """The list in this language; None where there is none.

    Raises:
        PhraseUnreadable: A line of it makes no sense.
    """
    file = files("answers.checklist").joinpath("phrases", f"{name}.{lang}.txt")
    if not file.is_file():
        return None
    return read_phrases(file.read_text(encoding="utf-8"), source=f"{name}.{lang}.txt")


def read_phrases(source_text: str, *, source: str = "phrases") -> Phrases:
    """The phrases of a list.

    Raises:
        PhraseUnreadable: A line of it makes no sense.
    """
    wanted: list[str] = []
    excepted: list[str] = []
    for line in source_text.splitlines():
        written = line.strip()
        if not written or written.startswith("#"):
            continue
        (excepted if written.startswith("!") else wanted).append(written.removeprefix("!").strip())
    exceptions = _indexed(excepted, source) if excepted else None
    found = _indexed(wanted, source)
    return Phrases(found.by_word, found.by_stem, exceptions)


def _matches(
    text: Text, places: Mapping[str, Sequence[int]], phrases: Mapping[str, tuple[_Phrase, ...]]
) -> Iterator[Span]:
    folded = text.folded
    for key in places.keys() & phrases.keys():
        often = _any_of(phrases[key]) if len(places[key]) > _OFTEN and len(phrases[key]) > 1 else None
        for start in places[key][:_MOST]:
            if often and not often.match(folded, start):
                continue
            for phrase in phrases[key]:
                if phrase.at_sentence_start and not _begins_sentence(folded, start):
                    continue
                found = phrase.pattern.match(folded, start)
                if found:
                    yield found.span()


@lru_cache(maxsize=256)
def _any_of(phrases: tuple[_Phrase, ...]) -> re.Pattern[str]:
    """All the phrases as one pattern; where a word stands hundreds of times, it rules most places out at once."""
    return re.compile("|".join(f"(?:{phrase.pattern.pattern})" for phrase in phrases))


def _begins_sentence(folded: str, start: int) -> bool:
    before = folded[max(0, start - 12) : start].rstrip(" \"'“„«»(*_")
    return not before or before[-1] in ".!?…:\n" or before[-1] == ","


def _indexed(lines: Iterable[str], source: str) -> Phrases:
    by_word: dict[str, list[_Phrase]] = {}
    by_stem: dict[str, list[_Phrase]] = {}
    for line in lines:
        phrase, firsts = _read(line, source)
        for first in firsts:
            if first.endswith("~"):
                by_stem.setdefault(first[:STEM], []).append(phrase)
            else:
                by_word.setdefault(first, []).append(phrase)
    return Phrases(
        {word: tuple(found) for word, found in by_word.items()}, {stem: tuple(found) for stem, found in by_stem.items()}
    )


def _read(line: str, source: str) -> tuple[_Phrase, set[str]]:
    """The phrase, and the words that it may begin with; a stem keeps its tilde."""
    at_start = line.startswith("^")
    tokens = _TOKEN.findall(fold(line.removeprefix("^").strip()))
    if any(set("()|") & set(written) and not _CHOICE.fullmatch(written) for written in tokens):
        message = f"{source}: in “{line}” a choice has no end, stands in another one, or is empty."
        raise PhraseUnreadable(message)
    if tokens[-1:] == ["..."]:
        message = f"{source}: “{line}” must end with a word, not with a gap."
        raise PhraseUnreadable(message)
    pattern, pending = "", ""
    for at, written in enumerate(tokens):
        part, optional = _part(written)
        if written == "..." and tokens[at + 1 : at + 2] == ["..."] and tokens[at + 2] != "...":
            pattern, pending = pattern + pending + _WIDE_GAP, ""  # as one, as two would be tried in every combination
        elif written == "..." and at and tokens[at - 1] == "...":
            continue
        elif written == "...":
            pattern, pending = pattern + pending + _GAP, ""
        elif optional:
            pattern += f"(?:{pending}{part})?" if pending else f"(?:{part}{_SPACE})?"
        else:
            pattern, pending = pattern + pending + part, _SPACE
    firsts = set(_firsts(tokens))
    if not firsts or any(first.endswith("~") and len(first) <= STEM for first in firsts) or firsts & {"", "*", "..."}:
        message = f"{source}: “{line}” must begin with a word, or with {STEM} letters and ~."
        raise PhraseUnreadable(message)
    return _Phrase(re.compile(rf"{pattern}(?!\w)"), at_start), firsts


def _firsts(tokens: list[str]) -> Iterator[str]:
    for written in tokens:
        optional = written.endswith(")?")
        for alternative in written.removesuffix("?").strip("()").split("|") if written.startswith("(") else [written]:
            yield _BEFORE_DOT.sub("", alternative.split()[0]).rstrip("'")
        if not optional:
            return


def _part(token: str) -> tuple[str, bool]:
    """A token as a pattern, and whether it may be left out."""
    if token.startswith("("):
        inner = token.removesuffix("?")[1:-1]
        return "(?:" + "|".join(_SPACE.join(map(_word, one.split())) for one in inner.split("|")) + ")", token.endswith(
            "?"
        )
    return _word(token), False


def _word(word: str) -> str:
    if word == "*":
        return r"[^\s.!?\n]{1,40}"
    if word.startswith("~"):
        return r"\w{0,40}" + re.escape(word[1:])
    if word.endswith("~"):
        return re.escape(word[:-1]) + r"[\w'-]{0,40}"
    return re.escape(word)
