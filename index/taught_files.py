"""The files of what a library was taught: arrays by encoder and language. Nothing is pickled."""

from dataclasses import replace
from pathlib import Path

import numpy as np

from index.background import list_languages, load_background
from index.contrast import Contrast, Elsewhere
from index.learned import Learned
from index.library import Library
from index.neighbours import FloatArray

OFFSETS = "learned-offsets.npy"  # there only where something was learned
_OF_ITEMS = ("offsets", "usual", "spread", "trust")


def write_taught(folder: Path, library: Library) -> None:
    """Write what the library was taught into its folder; a library that was not taught anything has no files."""
    for lang, seen in library.contrast.by_language.items() if library.contrast else ():
        for number, of in enumerate(seen):
            if of is not None:
                np.save(folder / _name_background(number, lang), of.vectors)
                np.save(folder / _name_nearest(number, lang), of.nearest)
    if library.learned is not None:
        for name in _OF_ITEMS:
            np.save(folder / f"learned-{name}.npy", getattr(library.learned, name))
        for number, weights in enumerate(library.learned.weights):
            np.save(folder / _name_weights(number), weights)


def read_taught(folder: Path, library: Library) -> Library:
    """Return the library with what `write_taught` wrote.

    Raises:
        OSError, ValueError: a file is missing or damaged.
    """
    by_language = {}
    for lang in list_languages():
        seen = tuple(_read_elsewhere(folder, library, number, lang) for number in range(len(library.dense)))
        if any(of is not None for of in seen):
            by_language[lang] = seen
    multilingual = tuple(of_encoder.encoder.multilingual for of_encoder in library.dense)
    spreads = tuple(of_encoder.phrasings.spread for of_encoder in library.dense)
    learned = _read_learned(folder, library) if (folder / OFFSETS).exists() else None
    return replace(library, contrast=Contrast(multilingual, spreads, by_language), learned=learned)


def _read_elsewhere(folder: Path, library: Library, number: int, lang: str) -> Elsewhere | None:
    if not (folder / _name_background(number, lang)).exists():
        return None
    index = library.dense[number].phrasings
    count = len(load_background(lang))
    vectors = np.load(folder / _name_background(number, lang), allow_pickle=False)
    nearest = np.load(folder / _name_nearest(number, lang), allow_pickle=False)
    _check("the background", [vectors.shape, nearest.shape], [(count, index.encoder.dimension), (count,)])
    return Elsewhere(vectors, index.centre_rows(vectors), nearest)


def _read_learned(folder: Path, library: Library) -> Learned:
    count = len(library.documents)
    of_items: list[FloatArray] = [np.load(folder / f"learned-{name}.npy", allow_pickle=False) for name in _OF_ITEMS]
    weights = tuple(np.load(folder / _name_weights(number), allow_pickle=False) for number in range(len(library.dense)))
    dimensions = [of_encoder.encoder.dimension for of_encoder in library.dense]
    wanted: list[tuple[int, ...]] = [(count, dimension) for dimension in dimensions]
    shapes = [of.shape for of in (*weights, *of_items)]
    _check("what was learned", shapes, [*wanted, *((count,) for _ in of_items)])
    return Learned(weights, *of_items)


def _check(what: str, shapes: list[tuple[int, ...]], wanted: list[tuple[int, ...]]) -> None:
    if shapes != wanted:
        raise ValueError(f"{what} has the shapes {shapes} and should have {wanted}")


def _name_background(number: int, lang: str) -> str:
    return f"{number}-background-{lang}.npy"


def _name_nearest(number: int, lang: str) -> str:
    return f"{number}-background-{lang}-nearest.npy"


def _name_weights(number: int) -> str:
    return f"{number}-learned.npy"
