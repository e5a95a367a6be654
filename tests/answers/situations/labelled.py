"""The labelled messages: eighty a language in messages/<lang>.yml, grouped by what they are.

`without_cues.yml` adds 40 a language whose complaints were written to avoid the usual words.
"""

from pathlib import Path

import yaml

from answers.situations.recognise import recognise

_FOLDER = Path(__file__).parent / "messages"


def labelled(lang):
    """Pairs of a message and the names that hold."""
    return _pairs(_read(lang))


def labelled_without_cues(lang):
    """The harder pairs."""
    return _pairs(_read("without_cues")[lang])


def names_of(text, lang):
    return frozenset(situation.name for situation in recognise(text, lang))


def measure(pairs, name, told):
    """Precision and recall of one situation; `told` is the language that the recogniser is told."""
    held = [(names, names_of(text, told)) for text, names in pairs]
    right = sum(name in wanted and name in got for wanted, got in held)
    return right / sum(name in got for _, got in held), right / sum(name in wanted for wanted, _ in held)


def _read(name):
    return yaml.safe_load((_FOLDER / f"{name}.yml").read_text(encoding="utf-8"))


def _pairs(groups):
    return [(text, frozenset(names.split(", "))) for names, texts in groups.items() for text in texts]
