"""Serves a prepared encoder with ONNX Runtime.

Every text is run alone, also in a batch: the graph needs no padding, and a vector never depends on the other texts.
Real batches were measured to gain 5% (MiniLM) and 12% (E5) at 16 tokens, less than their padding costs. Several texts
share the processors by running side by side instead, each on one thread: two threads for one text gained nothing.
"""

import os
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import onnxruntime

from index.encoders.errors import EncoderUnusable
from index.encoders.manifest import get_manifest
from index.encoders.names import INPUT, MODEL_FILE, OUTPUT, TOKENIZER_FILE
from index.encoders.protocol import FloatMatrix
from index.encoders.tokenizer import TextTokenizer

CHUNK = 32  # texts that a thread takes at a time


class OnnxEncoder:
    """A prepared encoder. Safe to share between threads."""

    def __init__(self, folder: Path, name: str, *, threads: int | None = None) -> None:
        """Load a prepared encoder.

        Args:
            folder: Where `prepare` put it.
            name: For messages, when the folder cannot say it.
            threads: How many texts are run side by side; by default one for each processor that may be used.

        Raises:
            EncoderMissing: Nothing is prepared there.
            EncoderUnusable: What is there cannot be loaded.
        """
        self._manifest = get_manifest(folder, name)
        self._fingerprint = self._manifest.fingerprint
        self._threads = threads or count_processors()
        try:
            self._tokenizer = TextTokenizer(folder / TOKENIZER_FILE, max_tokens=self._manifest.max_tokens)
            self._session = _load_session(folder)
        except Exception as error:  # both libraries raise bare Exceptions
            raise EncoderUnusable(name, f"{folder} cannot be loaded; delete it and prepare it again.") from error

    @property
    def name(self) -> str:
        """The name in the settings: "minilm" or "e5"."""
        return self._manifest.name

    @property
    def fingerprint(self) -> str:
        """From the sha256 of the files, as the manifest has them."""
        return self._fingerprint

    @property
    def dimension(self) -> int:
        """Columns of every matrix."""
        return self._manifest.dimension

    @property
    def multilingual(self) -> bool:
        """Whether the model was trained on many languages."""
        return self._manifest.multilingual

    def encode_queries(self, texts: Sequence[str]) -> FloatMatrix:
        """Encode questions: (n, dimension) float32, unit rows."""
        return self._encode(texts, self._manifest.query_prefix)

    def encode_passages(self, texts: Sequence[str]) -> FloatMatrix:
        """Encode passages: (n, dimension) float32, unit rows."""
        return self._encode(texts, self._manifest.passage_prefix)

    def _encode(self, texts: Sequence[str], prefix: str) -> FloatMatrix:
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)

        def fill(rows: Iterable[int]) -> None:
            for row in rows:
                vectors[row] = self._encode_one(prefix + texts[row])

        if self._threads == 1 or len(texts) <= 1:
            fill(range(len(texts)))
        else:
            chunk = min(CHUNK, -(-len(texts) // self._threads))
            chunks = [range(start, min(start + chunk, len(texts))) for start in range(0, len(texts), chunk)]
            with ThreadPoolExecutor(self._threads) as pool:
                for _ in pool.map(fill, chunks):
                    pass
        return vectors

    def _encode_one(self, text: str) -> FloatMatrix:
        token_ids = np.array([self._tokenizer.get_token_ids(text)], dtype=np.int64)
        vectors: list[FloatMatrix] = self._session.run([OUTPUT], {INPUT: token_ids})
        return vectors[0]


def count_processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _load_session(folder: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3  # errors only
    # The graph is written as it should run; see index/encoders/graph.py on what fusing costs.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    return onnxruntime.InferenceSession(str(folder / MODEL_FILE), options, providers=["CPUExecutionProvider"])
