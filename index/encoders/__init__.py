"""Encoders: from a text to a unit vector, with the models that make it so.

Importing this package, and serving with the ONNX encoders, imports neither torch nor transformers.
"""

from index.encoders.hashing import HashingEncoder
from index.encoders.protocol import Encoder, FloatMatrix

__all__ = ["Encoder", "FloatMatrix", "HashingEncoder"]
