"""The weights of a BERT encoder in memory, whatever file they came from.

Matrices are stored as PyTorch does, (outputs, inputs); the graph transposes them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.encoders.protocol import FloatMatrix

FloatVector = NDArray[np.float32]

BLOCK_SIZE = 32  # columns that share one scale


@dataclass(frozen=True, slots=True)
class BlockQuantised:
    """A matrix of small integers with a scale for every 32 columns.

    Attributes:
        values: (rows, columns) int8; 4-bit values are in [-8, 7].
        scales: (rows, columns / 32) float32.
        bits: 4 or 8.
    """

    values: NDArray[np.int8]
    scales: FloatMatrix
    bits: int

    @classmethod
    def from_floats(cls, matrix: FloatMatrix) -> "BlockQuantised":
        """Round a matrix to 8 bits, symmetrically."""
        rows, columns = matrix.shape
        blocks = matrix.reshape(rows, columns // BLOCK_SIZE, BLOCK_SIZE)
        scales = np.abs(blocks).max(axis=2) / np.float32(127)
        scales[scales == 0] = 1
        values = np.rint(blocks / scales[:, :, np.newaxis]).astype(np.int8)
        return cls(values.reshape(rows, columns), scales.astype(np.float32), bits=8)

    def to_floats(self, rows: Sequence[int] | slice = slice(None)) -> FloatMatrix:
        """Return rows of the matrix that the integers stand for, by default all of them: (rows, columns) float32."""
        values = self.values[rows]
        blocks = values.reshape(len(values), -1, BLOCK_SIZE).astype(np.float32)
        blocks *= self.scales[rows][:, :, np.newaxis]
        return blocks.reshape(values.shape)


@dataclass(frozen=True, slots=True)
class Linear:
    """A dense layer: weight (outputs, inputs) and bias (outputs)."""

    weight: FloatMatrix
    bias: FloatVector


@dataclass(frozen=True, slots=True)
class Norm:
    """A layer normalisation."""

    weight: FloatVector
    bias: FloatVector


@dataclass(frozen=True, slots=True)
class Layer:
    """One transformer layer with the normalisation after each half, as in BERT.

    Attributes:
        attention_in: Query, key and value in one layer of 3 times the width.
    """

    attention_in: Linear
    attention_out: Linear
    attention_norm: Norm
    widen: Linear
    narrow: Linear
    output_norm: Norm


@dataclass(frozen=True, slots=True)
class BertWeights:
    """A whole encoder.

    Attributes:
        words: A row for each token.
        positions: (longest text, width), with the embedding of token type 0 already added.
    """

    heads: int
    epsilon: float
    words: BlockQuantised
    positions: FloatMatrix
    embedding_norm: Norm
    layers: tuple[Layer, ...]

    @property
    def dimension(self) -> int:
        """Width of the model, and of its vectors."""
        return int(self.positions.shape[1])


def join_attention(query: Linear, key: Linear, value: Linear) -> Linear:
    """Stack the three projections of an attention into one layer."""
    return Linear(
        np.concatenate([query.weight, key.weight, value.weight]),
        np.concatenate([query.bias, key.bias, value.bias]),
    )
