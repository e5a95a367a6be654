"""What a question is about, as far as similar questions can be counted: an entry where one is sure, else its words."""

from collections.abc import Iterable

from answers.checklist.function_words import FUNCTION_WORDS
from index.texts import list_stems
from kb.rises import Asked

_SURELY = 0.5  # confidence of the first entry
_SHORTEST = 3  # letters of a word that says something

ENTRY, WORD = "entry:", "word:"


def list_topics(asked: Asked) -> tuple[str, ...]:
    """The topics of one question: one entry, or each of the words of a question that no entry answers surely."""
    if asked.shown and asked.shown[0][1] >= _SURELY and asked.outcome != "none":
        return (ENTRY + asked.shown[0][0],)
    return list_words(asked.question, asked.lang)


def list_words(question: str, lang: str | None) -> tuple[str, ...]:
    """The topics that its words make; long numbers are none, as they are mostly somebody's own."""
    common = FUNCTION_WORDS.get(lang or "", frozenset())
    said = {stem for stem in list_stems(question, lang) if len(stem) >= _SHORTEST and stem not in common}
    return tuple(WORD + stem for stem in sorted(said) if not stem.isdigit() or len(stem) == _SHORTEST)


def say_words(stems: Iterable[str], questions: Iterable[str]) -> str:
    """The stems as the words that customers used, the commonest form of each."""
    forms: dict[str, dict[str, int]] = {stem: {} for stem in stems}
    for question in questions:
        for word in question.split():
            plain = word.strip(".,;:!?…\"'“”„«»()[]").casefold()
            for stem, found in forms.items():
                if plain.startswith(stem[:4]) and plain:
                    found[plain] = found.get(plain, 0) + 1
    said = [max(found, key=lambda it: found[it]) if found else stem for stem, found in forms.items()]
    return ", ".join(f"“{word}”" for word in dict.fromkeys(said))
