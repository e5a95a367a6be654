"""What a message is by its meaning: log-odds of kinds that were learned from labelled messages, one weight a dimension.

Knows kinds only by the names in the file. The weights belong to one encoder's vectors; with any other nothing is said.
Source: senses.json, made by `python -m benchmarks.fit_senses --write`.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from index.embedded import Vector
from index.neighbours import FloatArray


@dataclass(frozen=True, slots=True)
class Senses:
    """Linear readings of a question's vector: `weights` is (kinds, d), `bias` (kinds,).

    `least` is the probability from which on a kind is taken for true.
    """

    fingerprint: str
    names: tuple[str, ...]
    weights: FloatArray
    bias: FloatArray
    least: Mapping[str, float]

    def read(self, vector: Vector) -> dict[str, float]:
        """The log-odds of each kind for a unit vector (d,)."""
        odds = self.weights @ vector.astype(np.float64) + self.bias
        return {name: float(value) for name, value in zip(self.names, odds, strict=True)}


@cache
def load_senses() -> Senses:
    """Return the readings that ship."""
    found = json.loads(files("index").joinpath("senses.json").read_text(encoding="utf-8"))
    kinds = found["kinds"]
    return Senses(
        fingerprint=found["encoder"],
        names=tuple(kinds),
        weights=np.array([kind["weights"] for kind in kinds.values()], dtype=np.float64),
        bias=np.array([kind["bias"] for kind in kinds.values()], dtype=np.float64),
        least={name: kind["least"] for name, kind in kinds.items()},
    )
