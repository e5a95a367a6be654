"""Reads a BERT encoder from a `.safetensors` file.

The format is a length, a JSON header and raw little-endian numbers: https://huggingface.co/docs/safetensors
"""

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.encoders.errors import WeightsUnreadable
from index.encoders.weights import BertWeights, BlockQuantised, Layer, Linear, Norm, join_attention

MAX_HEADER_BYTES = 100_000_000  # the format's own limit
HEAD_WIDTH = 32  # of the MiniLM family
EPSILON = 1e-12


def read_safetensors(path: Path) -> BertWeights:
    """Read a model of BERT's architecture with post-normalisation and heads of 32 columns, such as all-MiniLM-L6-v2.

    Raises:
        WeightsUnreadable: The file is cut short or lacks a tensor.
    """
    tensors = _read_tensors(path)
    try:
        return _assemble(tensors)
    except KeyError as absent:
        raise WeightsUnreadable(path, f"has no tensor {absent.args[0]}") from absent


def _read_tensors(path: Path) -> dict[str, NDArray[np.float32]]:
    content = np.memmap(path, dtype=np.uint8, mode="r")
    header_bytes = int.from_bytes(content[:8].tobytes(), "little")
    if header_bytes > min(MAX_HEADER_BYTES, len(content) - 8):
        raise WeightsUnreadable(path, "is cut short or is no safetensors file")
    header = json.loads(content[8 : 8 + header_bytes].tobytes())
    body = content[8 + header_bytes :]
    tensors = {}
    for name, entry in header.items():
        if name == "__metadata__" or entry["dtype"] != "F32":
            continue
        start, end = entry["data_offsets"]
        if end > len(body):
            raise WeightsUnreadable(path, f"ends before tensor {name}")
        tensors[name] = body[start:end].view("<f4").reshape(entry["shape"])
    return tensors


def _assemble(tensors: dict[str, NDArray[np.float32]]) -> BertWeights:
    def get_linear(prefix: str) -> Linear:
        return Linear(tensors[f"{prefix}.weight"], tensors[f"{prefix}.bias"])

    def get_norm(prefix: str) -> Norm:
        return Norm(tensors[f"{prefix}.weight"], tensors[f"{prefix}.bias"])

    def get_layer(prefix: str) -> Layer:
        return Layer(
            join_attention(*(get_linear(f"{prefix}.attention.self.{part}") for part in ("query", "key", "value"))),
            get_linear(f"{prefix}.attention.output.dense"),
            get_norm(f"{prefix}.attention.output.LayerNorm"),
            get_linear(f"{prefix}.intermediate.dense"),
            get_linear(f"{prefix}.output.dense"),
            get_norm(f"{prefix}.output.LayerNorm"),
        )

    count = len({name.split(".")[2] for name in tensors if name.startswith("encoder.layer.")})
    words = tensors["embeddings.word_embeddings.weight"]
    first_type = tensors["embeddings.token_type_embeddings.weight"][0]
    return BertWeights(
        heads=words.shape[1] // HEAD_WIDTH,
        epsilon=EPSILON,
        words=BlockQuantised.from_floats(words),
        positions=tensors["embeddings.position_embeddings.weight"] + first_type,
        embedding_norm=get_norm("embeddings.LayerNorm"),
        layers=tuple(get_layer(f"encoder.layer.{number}") for number in range(count)),
    )
