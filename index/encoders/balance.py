"""Balances activations against weights, so that both lose little when they become 8-bit integers.

A few columns of the activations are far larger than the rest, and one scale for the whole input then leaves the rest
few steps. Dividing a column of the input and multiplying the same column of the weight changes nothing in floats and
moves that spread into the weight, which has a scale for every output (SmoothQuant, Xiao et al. 2023,
https://arxiv.org/abs/2211.10438). The exponents were chosen by measurement: with them and the scaling of rows in the
graph, 1 - cosine to the floats fell from .0066 to .0009 (MiniLM) and from .0026 to .0003 (E5).
"""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from index.encoders.forward import encode_tokens
from index.encoders.protocol import FloatMatrix
from index.encoders.weights import BertWeights, FloatVector, Linear

EXPONENTS = {"attention": 0.7, "widen": 0.7, "narrow": 0.5}  # by the last part of an input's name
SMALLEST = 1e-5

Factors = Mapping[str, FloatVector]  # what each input's columns are divided by, by the input's name


def measure_factors(weights: BertWeights, texts: Iterable[Sequence[int]]) -> Factors:
    """Run texts through the encoder in floats, and return the factors for every balanced input.

    Args:
        weights: The encoder.
        texts: Token ids of texts such as will be encoded; a few hundred tokens are enough.
    """
    largest: dict[str, FloatVector] = {}

    def watch(name: str, values: FloatMatrix) -> None:
        columns = np.abs(values).max(axis=0)
        largest[name] = np.maximum(largest.get(name, columns), columns)

    for token_ids in texts:
        encode_tokens(weights, token_ids, watch)
    return {name: _balance(columns, _get_linear(weights, name), name) for name, columns in largest.items()}


def _balance(columns: FloatVector, linear: Linear, name: str) -> FloatVector:
    exponent = EXPONENTS[name.rpartition(".")[2]]
    inputs = np.log(np.maximum(columns, SMALLEST))
    outputs = np.log(np.maximum(np.abs(linear.weight).max(axis=0), SMALLEST))
    factors = exponent * inputs - (1 - exponent) * outputs
    # Three bits after the point: rounding errors of another processor's floats then rarely make another model.
    eighths: FloatVector = np.rint((factors - factors.mean()) / np.log(2) * 8) / 8
    return np.exp2(eighths).astype(np.float32)


def _get_linear(weights: BertWeights, name: str) -> Linear:
    number, _, part = name.partition(".")
    layer = weights.layers[int(number)]
    return {"attention": layer.attention_in, "widen": layer.widen, "narrow": layer.narrow}[part]
