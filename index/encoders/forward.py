"""A BERT encoder in plain NumPy, in float32: slow, short, and without quantisation.

Shows how large the activations get, by which the int8 graph is balanced, and is the oracle that the graph is tested
against.
"""

import math
from collections.abc import Callable, Sequence

import numpy as np

from index.encoders.protocol import FloatMatrix
from index.encoders.weights import BertWeights, FloatVector, Layer, Linear, Norm

# NumPy has no error function; SciPy's would bring 140 MB for the few texts that preparation runs through here.
_erf = np.frompyfunc(math.erf, 1, 1)

Watcher = Callable[[str, FloatMatrix], None]  # the name of a dense layer's input, and (tokens, inputs)


def encode_tokens(weights: BertWeights, token_ids: Sequence[int], watch: Watcher | None = None) -> FloatVector:
    """Encode one text.

    Args:
        weights: The encoder.
        token_ids: The text, special tokens included; at least one.
        watch: Told the input of every layer's attention ("0.attention"), "0.widen" and "0.narrow".

    Returns:
        A unit vector, (dimension,) float32.
    """
    mean: FloatVector = encode_hidden(weights, token_ids, watch).mean(axis=0)
    return mean / np.linalg.norm(mean)


def encode_hidden(weights: BertWeights, token_ids: Sequence[int], watch: Watcher | None = None) -> FloatMatrix:
    """Encode one text as `encode_tokens` does, and return what it averages: (tokens, dimension) float32."""
    tell = watch or _ignore
    hidden = weights.words.to_floats(token_ids) + weights.positions[: len(token_ids)]
    hidden = _normalise(hidden, weights.embedding_norm, weights.epsilon)
    for number, layer in enumerate(weights.layers):
        hidden = _run_layer(weights, layer, hidden, f"{number}", tell)
    return hidden


def _run_layer(weights: BertWeights, layer: Layer, hidden: FloatMatrix, name: str, tell: Watcher) -> FloatMatrix:
    tell(f"{name}.attention", hidden)
    attended = _multiply(_attend(_multiply(hidden, layer.attention_in), weights.heads), layer.attention_out)
    middle = _normalise(hidden + attended, layer.attention_norm, weights.epsilon)
    tell(f"{name}.widen", middle)
    wide = _multiply(middle, layer.widen)
    active = wide * np.float32(0.5) * (1 + _erf(wide / np.float32(2**0.5)).astype(np.float32))
    tell(f"{name}.narrow", active)
    return _normalise(middle + _multiply(active, layer.narrow), layer.output_norm, weights.epsilon)


def _attend(projected: FloatMatrix, heads: int) -> FloatMatrix:
    tokens = len(projected)
    query, key, value = projected.reshape(tokens, 3, heads, -1).transpose(1, 2, 0, 3)
    similarities = query @ key.transpose(0, 2, 1) / np.sqrt(np.float32(query.shape[-1]))
    weights = np.exp(similarities - similarities.max(axis=-1, keepdims=True))
    weights /= weights.sum(axis=-1, keepdims=True)
    attended: FloatMatrix = (weights @ value).transpose(1, 0, 2).reshape(tokens, -1)
    return attended


def _multiply(values: FloatMatrix, linear: Linear) -> FloatMatrix:
    product: FloatMatrix = values @ linear.weight.T + linear.bias
    return product


def _normalise(values: FloatMatrix, norm: Norm, epsilon: float) -> FloatMatrix:
    centred = values - values.mean(axis=-1, keepdims=True)
    deviation = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + np.float32(epsilon))
    normal: FloatMatrix = centred / deviation * norm.weight + norm.bias
    return normal


def _ignore(_name: str, _values: FloatMatrix) -> None:
    pass
