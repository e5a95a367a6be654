"""The usual recipe: cosines of sentence-transformers' vectors, the largest of an entry's phrasings.

Where there are answers, the cosine to question and answer is added.
"""

import numpy as np

from benchmarks.datasets import DataSet
from benchmarks.documents import Documents, rank_owners
from benchmarks.said import Ranking

PACKAGE = "sentence-transformers"
SETTINGS = "cosine, largest over phrasings, plus cosine to question and answer"
CHUNK = 500  # questions at a time


def rank_with_cosine(dataset: DataSet, documents: Documents) -> list[Ranking]:
    """Compare every question with every document, exactly."""
    entries = list(dict.fromkeys(documents.owners))
    places = {entry: place for place, entry in enumerate(entries)}
    owners = np.array([places[owner] for owner in documents.owners])
    count = documents.phrasing_count
    rankings: list[Ranking] = []
    for start in range(0, len(dataset.queries), CHUNK):
        cosines = documents.questions[start : start + CHUNK] @ documents.vectors.T
        values = np.full((len(cosines), len(entries)), -1.0, dtype=np.float32)
        for column in range(count):
            np.maximum(values[:, owners[column]], cosines[:, column], out=values[:, owners[column]])
        values[:, owners[count:]] += cosines[:, count:]  # an entry has one answer at most
        rankings.extend(rank_owners(zip(entries, row, strict=True)) for row in values.tolist())
    return rankings
