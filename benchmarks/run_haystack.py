"""Haystack with a hybrid pipeline as its documentation has it: BM25 and embeddings, joined by reciprocal rank fusion.

It gets the same vectors as the recipe, as embeddings of its documents and of the question. Its documents are the
phrasings, as for txtai.
"""

import math
import os
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.datasets import DataSet
from benchmarks.documents import NEAREST, Documents, rank_owners
from benchmarks.said import Ranking

if TYPE_CHECKING:
    from haystack import Pipeline
    from haystack.document_stores.in_memory import InMemoryDocumentStore

PACKAGE = "haystack-ai"
SETTINGS = (
    "InMemoryBM25Retriever and InMemoryEmbeddingRetriever (cosine) over phrasings, "
    f"{NEAREST} documents each, DocumentJoiner(reciprocal_rank_fusion)"
)

K1, B, DELTA = 1.5, 0.75, 0.5  # what haystack's BM25L has by default


def rank_with_haystack(dataset: DataSet, documents: Documents) -> list[Ranking]:
    """Index the documents and run the pipeline for each question."""
    pipeline = _make_pipeline(documents)
    rankings: list[Ranking] = []
    for query, vector in zip(dataset.queries, documents.questions, strict=True):
        asked = {"words": {"query": query.text}, "meaning": {"query_embedding": vector.tolist()}}
        found = pipeline.run(asked)["joiner"]["documents"]
        rankings.append(rank_owners((document.meta["entry"], document.score) for document in found))
    return rankings


def _make_pipeline(documents: Documents) -> "Pipeline":
    store = make_store(documents.without_answers())
    from haystack import Pipeline  # noqa: PLC0415 - may not be installed
    from haystack.components.joiners import DocumentJoiner  # noqa: PLC0415
    from haystack.components.retrievers.in_memory import (  # noqa: PLC0415
        InMemoryBM25Retriever,
        InMemoryEmbeddingRetriever,
    )

    pipeline = Pipeline()
    pipeline.add_component("words", InMemoryBM25Retriever(store, top_k=NEAREST))
    pipeline.add_component("meaning", InMemoryEmbeddingRetriever(store, top_k=NEAREST))
    pipeline.add_component("joiner", DocumentJoiner(join_mode="reciprocal_rank_fusion"))
    pipeline.connect("words", "joiner")
    pipeline.connect("meaning", "joiner")
    return pipeline


def make_store(documents: Documents) -> "InMemoryDocumentStore":
    """Fill haystack's store, and spare it what it would repeat for each question, a second at 15,000 documents.

    It filters all documents by having content, which all have, stacks their lists of numbers into the same matrix, and
    goes through all of them word by word. A test holds what it finds here against what it finds by itself.
    """
    os.environ["HAYSTACK_TELEMETRY_ENABLED"] = "False"  # read on import
    from haystack import Document  # noqa: PLC0415
    from haystack.document_stores.in_memory import InMemoryDocumentStore  # noqa: PLC0415

    store = InMemoryDocumentStore(embedding_similarity_function="cosine")
    rows = zip(documents.owners, documents.texts, strict=True)
    made = [
        Document(id=str(place), content=text, meta={"entry": owner}, embedding=[])
        for place, (owner, text) in enumerate(rows)
    ]
    store.write_documents(made)
    vectors = _normalise(documents.vectors.astype("f8"))

    def score(embedding: list[float], documents: list[Any], scale_score: bool) -> list[float]:
        assert len(documents) == len(made)
        assert not scale_score
        scores: list[float] = np.dot(_normalise(np.array([embedding])), vectors.T)[0].tolist()
        return scores

    opened: Any = store  # a method of an object may be replaced, whatever its type says
    opened.filter_documents = lambda filters: made  # noqa: ARG005 - its name is part of the call
    opened._compute_query_embedding_similarity_scores = score
    opened.bm25_algorithm_inst = _Words(store, made)
    return store


class _Words:
    """The store's BM25L with its defaults, operation by operation, but by the documents that have a word."""

    def __init__(self, opened: "InMemoryDocumentStore", documents: list[Any]) -> None:
        store: Any = opened
        self._split = store._tokenize_bm25
        counts: dict[str, list[tuple[int, float]]] = {}
        for place, document in enumerate(documents):
            known = store._bm25_attr[document.id]
            length = 1 - B + B * known.doc_len / store._avg_doc_len
            for word, times in known.freq_token.items():
                counts.setdefault(word, []).append((place, times / length))
        self._rows = {word: self._weigh(pairs) for word, pairs in counts.items()}

    def __call__(self, query: str, documents: list[Any]) -> list[tuple[Any, float]]:
        """Return the documents with a word of the query, in their order."""
        scores = np.zeros(len(documents))
        for word in dict.fromkeys(self._split(query)):
            if word in self._rows:
                places, weights = self._rows[word]
                rarity = math.log((len(documents) + 1.0) / (len(places) + 0.5))
                scores[places] += rarity * weights
        return [(documents[place], float(scores[place])) for place in np.flatnonzero(scores)]

    @staticmethod
    def _weigh(pairs: list[tuple[int, float]]) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        times = np.array([value for _, value in pairs])
        return np.array([place for place, _ in pairs]), (1.0 + K1) * (times + DELTA) / (K1 + times + DELTA)


def _normalise(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    normalised: NDArray[np.float64] = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return normalised
