"""Serves any sentence-transformers model, by path or by name. Only here are torch and transformers imported, and late.

For models that the two prepared encoders do not cover. Slower to start (seconds) and to encode than ONNX Runtime.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np

from index.encoders.errors import EncoderMissing, EncoderUnusable
from index.encoders.protocol import FloatMatrix
from index.encoders.tokenizer import MAX_CHARACTERS

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

EXTRA = "speeddial[sentence-transformers]"
BATCH_SIZE = 32
PROBE = ("fingerprint", "Fingerabdruck, vingerafdruk, empreinte, fingeraftryk 0123")


class SentenceTransformerEncoder:
    """One sentence-transformers model. Safe to share between threads, which take turns."""

    def __init__(self, name: str) -> None:
        """Load the model.

        Args:
            name: A folder, or a model's name on the hub (downloaded there by the library).

        Raises:
            EncoderMissing: The library is not installed, or neither a folder nor a known model has this name.
            EncoderUnusable: It is no model for sentences.
        """
        self._name = name
        self._model = _load(name)
        dimension = self._model.get_embedding_dimension()
        if dimension is None:
            raise EncoderUnusable(name, "it does not give one vector for a text; choose a sentence-transformers model.")
        self._dimension = dimension
        self._lock = Lock()
        self._fingerprint = self._make_fingerprint()

    @property
    def name(self) -> str:
        """The name or path as in the settings."""
        return self._name

    @property
    def fingerprint(self) -> str:
        """From the vectors of two texts: a path may hold another model tomorrow, and a name another revision."""
        return self._fingerprint

    @property
    def dimension(self) -> int:
        """Columns of every matrix."""
        return self._dimension

    @property
    def multilingual(self) -> bool:
        """True: taken to be so, as nothing in a model says it; a user chooses another model mostly for a language."""
        return True

    def encode_queries(self, texts: Sequence[str]) -> FloatMatrix:
        """Encode questions, with the model's own prompt for queries if its config has one."""
        return self._encode(texts, query=True)

    def encode_passages(self, texts: Sequence[str]) -> FloatMatrix:
        """Encode passages, with the model's own prompt for them if its config has one."""
        return self._encode(texts, query=False)

    def _encode(self, texts: Sequence[str], *, query: bool) -> FloatMatrix:
        if not texts:
            return np.zeros((0, self._dimension), dtype=np.float32)
        clean = [text[:MAX_CHARACTERS].encode("utf-8", "replace").decode("utf-8") for text in texts]
        encode = self._model.encode_query if query else self._model.encode_document
        options: dict[str, Any] = {"normalize_embeddings": True, "show_progress_bar": False, "batch_size": BATCH_SIZE}
        # The tokenizers of transformers change while they work ("Already borrowed"), and torch uses every core anyway.
        with self._lock:
            return np.asarray(encode(clean, **options), dtype=np.float32)

    def _make_fingerprint(self) -> str:
        vectors = np.concatenate([self.encode_queries(PROBE), self.encode_passages(PROBE)])
        # Rounded, so that another number of threads does not make another model of it.
        digest = hashlib.sha256(np.rint(vectors * 1000).astype("<i2").tobytes())
        return f"{Path(self._name).name}-{digest.hexdigest()[:16]}"


def _load(name: str) -> "SentenceTransformer":
    path = Path(name).expanduser()
    if not path.is_dir() and (path.is_absolute() or name.startswith((".", "~"))):
        raise EncoderMissing(name, "there is no such folder; correct the path of the model.")
    try:
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - imports torch, which takes seconds
    except ImportError as error:
        raise EncoderMissing(name, f"sentence-transformers is not installed; install {EXTRA}.") from error
    try:
        return SentenceTransformer(str(path) if path.is_dir() else name, device="cpu")
    except OSError as error:  # also what the library raises for an unknown name, and without a network
        if path.is_dir():
            raise EncoderUnusable(name, "the folder holds no sentence-transformers model; correct the path.") from error
        raise EncoderMissing(
            name, "neither a folder nor a model that can be downloaded has this name; correct it, or give a path."
        ) from error
    except Exception as error:  # the library's loaders raise anything
        raise EncoderUnusable(name, f"it cannot be loaded ({type(error).__name__}: {error}).") from error
