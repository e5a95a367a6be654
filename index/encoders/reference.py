"""The vectors of the true models, shipped as package data, and the comparison with them.

They were made by `python -m index.encoders.make_reference` with sentence-transformers; a test marked `models` makes
them again and compares.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from index.encoders.protocol import Encoder, FloatMatrix

FOLDER = Path(__file__).parent / "reference"
TEXTS = FOLDER / "texts.json"


@dataclass(frozen=True, slots=True)
class Cosines:
    """How near an encoder's vectors are to the reference: cosines in [-1, 1], 1 for the same direction."""

    mean: float
    least: float


@cache
def get_reference_texts() -> tuple[str, ...]:
    """Return the reference texts, in the order of the vectors."""
    return tuple(json.loads(TEXTS.read_text(encoding="utf-8")))


def get_reference_vectors(path: Path) -> FloatMatrix:
    """Return the vectors of the reference texts, as queries: (texts, dimension) float32, unit rows."""
    vectors: FloatMatrix = np.load(path, allow_pickle=False)
    return vectors


def compare_with_reference(encoder: Encoder, path: Path) -> Cosines:
    """Encode the reference texts as queries and compare."""
    return compare(encoder.encode_queries(get_reference_texts()), get_reference_vectors(path))


def compare(vectors: FloatMatrix, others: FloatMatrix) -> Cosines:
    """Compare two matrices of unit rows, row by row."""
    cosines = np.einsum("ij,ij->i", vectors, others)
    return Cosines(mean=float(cosines.mean()), least=float(cosines.min()))
