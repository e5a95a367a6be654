"""What every other system gets of a set: a document a phrasing, and for who wants it one of question and answer.

The texts are embedded here, once for all systems. Values of documents become a ranking of entries by their maximum.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from benchmarks.datasets import DataSet
from benchmarks.said import DEPTH
from index.encoders.protocol import Encoder, FloatMatrix

NEAREST = 100  # documents that a system is asked for


@dataclass(frozen=True)
class Documents:
    """The documents of a set and its questions, with their vectors.

    Attributes:
        owners: The entry of each document.
        vectors: (documents, d) float32, unit rows.
        questions: (questions, d) float32, unit rows.
        phrasing_count: So many of the documents, the first ones, are phrasings; the others have the answers.
    """

    owners: tuple[str, ...]
    texts: tuple[str, ...]
    vectors: FloatMatrix
    questions: FloatMatrix
    phrasing_count: int

    def without_answers(self) -> "Documents":
        """Return the phrasings alone."""
        count = self.phrasing_count
        return replace(self, owners=self.owners[:count], texts=self.texts[:count], vectors=self.vectors[:count])


def make_documents(dataset: DataSet, encoder: Encoder) -> Documents:
    """Embed a set; E5's prefixes for questions and for passages are put where its authors want them."""
    phrasings = [(item.id, text) for item in dataset.items for text in item.questions]
    answers = [(item.id, f"{item.questions[0]}\n{item.answer}") for item in dataset.items if item.answer]
    vectors = np.concatenate(
        [
            encoder.encode_queries([text for _, text in phrasings]),
            encoder.encode_passages([text for _, text in answers]),
        ]
    )
    return Documents(
        tuple(owner for owner, _ in (*phrasings, *answers)),
        tuple(text for _, text in (*phrasings, *answers)),
        vectors,
        encoder.encode_queries([query.text for query in dataset.queries]),
        len(phrasings),
    )


def rank_owners(found: Iterable[tuple[str, float]]) -> list[tuple[str, float]]:
    """Return entries by the largest value of their documents, at most ten; of equal ones the first that was found."""
    best: dict[str, float] = {}
    for owner, value in found:
        best[owner] = max(value, best.get(owner, value))
    return sorted(best.items(), key=lambda pair: -pair[1])[:DEPTH]
