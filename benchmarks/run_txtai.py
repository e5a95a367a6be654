"""txtai with hybrid search as its documentation has it: dense and BM25, both normalised, half and half.

It gets the same vectors as the recipe through its "external" method, so that each text is embedded once. Its documents
are the phrasings: with the answers as further ones it found less on most sets.
"""

import numpy as np

from benchmarks.datasets import DataSet
from benchmarks.documents import NEAREST, Documents, rank_owners
from benchmarks.said import Ranking
from index.encoders.protocol import FloatMatrix

PACKAGE = "txtai"
SETTINGS = f"Embeddings(hybrid=True) over phrasings, {NEAREST} documents"


def rank_with_txtai(dataset: DataSet, documents: Documents) -> list[Ranking]:
    """Index the documents and ask everything in one batch."""
    from txtai import Embeddings  # noqa: PLC0415 - may not be installed, and imports torch

    documents = documents.without_answers()
    known = dict(zip(documents.texts, documents.vectors, strict=True))
    known |= dict(zip((query.text for query in dataset.queries), documents.questions, strict=True))

    def transform(texts: list[str]) -> FloatMatrix:
        return np.stack([known[text] for text in texts])

    embeddings = Embeddings(hybrid=True, method="external", transform=transform)
    embeddings.index((place, text, None) for place, text in enumerate(documents.texts))
    results = embeddings.batchsearch([query.text for query in dataset.queries], NEAREST)
    embeddings.close()
    return [rank_owners((documents.owners[place], value) for place, value in result) for result in results]
