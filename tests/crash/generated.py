"""A library that differs from edition to edition: later ones have newer texts and, for a while, more entries."""

from pathlib import Path

from tests.kb.world import write_files

LANGS = ("en", "nl", "da")
_SYLLABLES = ("ba", "ke", "li", "mo", "nu", "pa", "re", "si", "to", "vu")
_TURNS = 40  # an entry's text changes once in so many editions
_TITLES = {
    "en": "How do I clean the {thing} with {detail}?",
    "nl": "Hoe maak ik de {thing} schoon met {detail}?",
    "da": "Hvordan renser jeg min {thing} med {detail}?",
}
_FACTS = "# Values that many answers use\nsite: https://example.org/help/{edition}\n"
_DEPARTMENT = """---
id: it
name: {en: IT, nl: ICT}
timezone: Europe/Amsterdam
hours: "Mo-Fr 09:00-17:00"
reply_within: 4h
---
The service desk.
"""


def write_library(folder: Path, edition: int) -> Path:
    """Writes the whole edition, over whatever half of one was there."""
    files = {"facts.yml": _FACTS.format(edition=edition), "departments/it.md": _DEPARTMENT}
    for number in range(36 + min(edition // 10, 14)):
        stamp = max(0, edition - (edition + number) % _TURNS)
        for lang in LANGS[: 2 + number % 2]:
            suffix = "" if lang == "en" else f".{lang}"
            files[f"entries/it/{name_of(number)}{suffix}.md"] = _entry(number, lang, stamp)
    return write_files(folder, files)


def name_of(number: int) -> str:
    """A word of its own for each number from 0 to 999."""
    return "".join(_SYLLABLES[int(digit)] for digit in f"{number:03}")


def title_of(number: int, lang: str, stamp: int) -> str:
    """A title that no other entry has."""
    return _TITLES[lang].format(thing=name_of(number), detail=f"soap {stamp}")


def _entry(number: int, lang: str, stamp: int) -> str:
    lines = [f"id: it/{name_of(number)}", f'title: "{title_of(number, lang, stamp)}"', "questions:"]
    lines += [f"  - the {name_of(number)} is dirty {lang} {stamp} {count}" for count in range(1 + (number + stamp) % 3)]
    lines += ["department: it"] if lang == "en" else []
    lines += [f"lang: {lang}"]
    answer = f"Rinse it with soap {stamp}, in {lang}.\n\nMore at {{{{ facts.site }}}}."
    return "\n".join(("---", *lines, "---", answer, ""))
