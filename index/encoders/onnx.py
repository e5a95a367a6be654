"""Serves a prepared encoder with ONNX Runtime.

Every text is run alone, also in a batch: the graph needs no padding, and a vector never depends on the other texts.
Real batches were measured to gain 5% (MiniLM) and 12% (E5) at 16 tokens, less than their padding costs. Several texts
share the processors by running side by side instead, each on one thread: two threads for one text gained nothing.
"""

import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from index.encoders.errors import EncoderUnusable
from index.encoders.manifest import get_manifest
from index.encoders.names import INPUT, MODEL_FILE, OUTPUT, PARTS_OUTPUT, TOKENIZER_FILE
from index.encoders.protocol import FloatMatrix, Tokens
from index.encoders.tokenizer import TextTokenizer

CHUNK = 32  # texts that a thread takes at a time
TOKEN_SCALE = 127.0  # the largest int8


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

    def encode_tokens(self, texts: Sequence[str], *, passages: bool) -> tuple[FloatMatrix, list[Tokens]]:
        """Encode the texts and their tokens; what is cut off has no tokens."""
        prefix = self._manifest.passage_prefix if passages else self._manifest.query_prefix
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        tokens: dict[int, Tokens] = {}
        leading = self._tokenizer.count_leading(prefix)

        def fill(rows: Iterable[int]) -> None:
            for row in rows:
                token_ids = self._get_token_ids(prefix + texts[row])
                of_text, of_tokens = self._session.run([OUTPUT, PARTS_OUTPUT], {INPUT: token_ids})
                vectors[row] = of_text[0]
                rounded = np.rint(of_tokens[0, leading:-1] * TOKEN_SCALE).astype(np.int8)
                tokens[row] = Tokens(token_ids[0, leading:-1].astype(np.int32), rounded)

        self._share(fill, len(texts))
        return vectors, [tokens[row] for row in range(len(texts))]

    def _encode(self, texts: Sequence[str], prefix: str) -> FloatMatrix:
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)

        def fill(rows: Iterable[int]) -> None:
            for row in rows:
                vectors[row] = self._session.run([OUTPUT], {INPUT: self._get_token_ids(prefix + texts[row])})[0][0]

        self._share(fill, len(texts))
        return vectors

    def _share(self, fill: Callable[[Iterable[int]], None], count: int) -> None:
        if self._threads == 1 or count <= 1:
            fill(range(count))
        else:
            chunk = min(CHUNK, -(-count // self._threads))
            chunks = [range(start, min(start + chunk, count)) for start in range(0, count, chunk)]
            with ThreadPoolExecutor(self._threads) as pool:
                for _ in pool.map(fill, chunks):
                    pass

    def _get_token_ids(self, text: str) -> NDArray[np.int64]:
        return np.array([self._tokenizer.get_token_ids(text)], dtype=np.int64)


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
