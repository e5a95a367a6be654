"""The labelled messages: eighty a language, in messages/<lang>.yml, grouped by what they are."""

from pathlib import Path

import yaml

from answers.situations.recognise import recognise

_FOLDER = Path(__file__).parent / "messages"


def labelled(lang):
    """Pairs of a message and the names that hold."""
    groups = yaml.safe_load((_FOLDER / f"{lang}.yml").read_text(encoding="utf-8"))
    return [(text, frozenset(names.split(", "))) for names, texts in groups.items() for text in texts]


def names_of(text, lang):
    return frozenset(situation.name for situation in recognise(text, lang))


def measure(lang, name, told=None):
    """Precision and recall of one situation; `told` is the language that the recogniser is told."""
    pairs = [(names, names_of(text, told)) for text, names in labelled(lang)]
    right = sum(name in wanted and name in got for wanted, got in pairs)
    return right / sum(name in got for _, got in pairs), right / sum(name in wanted for wanted, _ in pairs)
