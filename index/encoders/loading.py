"""From the names in the settings to encoders."""

from collections.abc import Sequence
from pathlib import Path

from index.encoders.hashing import HashingEncoder
from index.encoders.onnx import OnnxEncoder
from index.encoders.protocol import Encoder
from index.encoders.sentence_transformers import SentenceTransformerEncoder
from index.encoders.sources import SOURCES

PREPARED = tuple(source.name for source in SOURCES)


def load_encoders(models_folder: Path, names: Sequence[str]) -> list[Encoder]:
    """Load encoders in the order of their names.

    Args:
        models_folder: Where `prepare` put the prepared ones.
        names: "minilm", "e5", "hashing", or the path or name of any sentence-transformers model.

    Raises:
        EncoderMissing: One is not prepared, not installed or not known.
        EncoderUnusable: One is there and cannot be loaded.
    """
    return [_load(models_folder, name) for name in names]


def _load(models_folder: Path, name: str) -> Encoder:
    if name == "hashing":
        return HashingEncoder()
    if name in PREPARED:
        return OnnxEncoder(models_folder / name, name)
    return SentenceTransformerEncoder(name)
