"""The usual recipe, as a yardstick: sentence-transformers' `encode` and a flat FAISS index over the questions.

One vector a phrasing, the largest cosine an entry. A process of `benchmarks.compare`.
"""

import argparse
import time
from collections.abc import Sequence

import faiss
import numpy as np
from sentence_transformers import SentenceTransformer

from benchmarks.measuring import add_set_arguments, get_dataset, measure_questions, report, time_calls
from index.encoders.protocol import FloatMatrix
from index.items import Item

NEAREST = 100  # rows, of which the best of each entry counts


class Recipe:
    """A library in sentence-transformers and FAISS."""

    def __init__(self, model: str, items: Sequence[Item]) -> None:
        self._model = SentenceTransformer(model, device="cpu")
        rows = [(item.id, question) for item in items for question in item.questions]
        self._owners = [owner for owner, _ in rows]
        vectors = self.encode([text for _, text in rows])
        self._index = faiss.IndexFlatIP(vectors.shape[1])
        self._index.add(vectors)

    def encode(self, texts: list[str]) -> FloatMatrix:
        """Return unit vectors (n, d)."""
        return np.asarray(
            self._model.encode(texts, batch_size=64, normalize_embeddings=True, show_progress_bar=False), np.float32
        )

    def search(self, question: str) -> list[str]:
        """Return at most ten entries, nearest first."""
        _, places = self._index.search(self.encode([question]), min(NEAREST, self._index.ntotal))
        return list(dict.fromkeys(self._owners[place] for place in places[0].tolist()))[:10]


def main() -> None:
    """Embed everything; then answer one question, or all of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_set_arguments(parser)
    parser.add_argument("--model", required=True)
    parser.add_argument("--start", action="store_true", help="answer one question and stop")
    arguments = parser.parse_args()
    dataset = get_dataset(arguments)
    started = time.perf_counter()
    recipe = Recipe(arguments.model, dataset.items)
    build_seconds = time.perf_counter() - started
    if arguments.start:
        recipe.search(dataset.queries[0].text)
        return
    texts = [query.text for query in dataset.queries[: arguments.limit]]
    encode_ms = time_calls(lambda text: recipe.encode([text]), texts)
    measured = measure_questions(dataset, lambda text, _: recipe.search(text), arguments.limit)
    report(measured | {"encode_p50_ms": encode_ms, "build_seconds": build_seconds})


if __name__ == "__main__":
    main()
