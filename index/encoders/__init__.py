"""Encoders: from a text to a unit vector, with the models that make it so.

Importing this package, and serving with the ONNX encoders, imports neither torch nor transformers.
"""

from index.encoders.errors import EncoderError, EncoderMissing, EncoderUnusable, PreparationFailed
from index.encoders.hashing import HashingEncoder
from index.encoders.loading import load_encoders
from index.encoders.protocol import Encoder, FloatMatrix

__all__ = [
    "Encoder",
    "EncoderError",
    "EncoderMissing",
    "EncoderUnusable",
    "FloatMatrix",
    "HashingEncoder",
    "PreparationFailed",
    "load_encoders",
]
