"""The files of one searcher in one folder: texts as JSON, vectors as FAISS, counts as arrays. Nothing is pickled.

Knows nothing of atomicity or of what is current; that is `snapshot`.
"""

import json
from collections.abc import Sequence
from pathlib import Path

import bm25s
import numpy as np

from index.dense import DenseIndex
from index.documents import Document
from index.encoders.protocol import Encoder
from index.flat import read_vectors
from index.items import Item
from index.lexical import LexicalIndex
from index.library import ROLES, EncoderIndexes, Library, list_weights
from index.vector_cache import Role

DOCUMENTS = "documents.jsonl"


def write_library(folder: Path, library: Library) -> None:
    """Write the library's files into an empty folder."""
    lines = (json.dumps(_dump_document(document)) for document in library.documents)
    (folder / DOCUMENTS).write_text("".join(f"{line}\n" for line in lines), encoding="ascii")
    for number, of_encoder in enumerate(library.dense):
        for index in (of_encoder.phrasings, of_encoder.passages):
            index.flat.save(folder / _name_vectors(number, index.role))
            np.save(folder / _name_sizes(number, index.role), index.sizes)
    for name, words in (("words", library.words), ("answer-words", library.answer_words)):
        words.bm25.save(folder / name, show_progress=False)
        np.save(folder / name / "sizes.npy", words.sizes)


def read_library(folder: Path, encoders: Sequence[Encoder]) -> Library:
    """Read what `write_library` wrote, for the same encoders; embeds nothing.

    Raises:
        OSError, ValueError, RuntimeError, KeyError, TypeError: a file is missing or damaged.
        VectorsUnusable: vectors that don't fit the encoders.
    """
    lines = (folder / DOCUMENTS).read_text(encoding="ascii").splitlines()
    documents = tuple(_load_document(line) for line in lines)
    dense = [
        EncoderIndexes(encoder, *(_read_dense(folder, number, encoder, role, documents) for role in ROLES))
        for number, encoder in enumerate(encoders)
    ]
    words, answer_words = (
        _read_words(folder / name, list_weights(documents, role, [1] * len(documents)))
        for name, role in (("words", ROLES[0]), ("answer-words", ROLES[1]))
    )
    return Library(documents, tuple(dense), words, answer_words)


def _read_dense(folder: Path, number: int, encoder: Encoder, role: Role, documents: Sequence[Document]) -> DenseIndex:
    sizes = np.load(folder / _name_sizes(number, role), allow_pickle=False)
    vectors = read_vectors(folder / _name_vectors(number, role))
    if len(vectors) != int(sizes.sum()):
        raise ValueError(f"{_name_vectors(number, role)} holds {len(vectors)} vectors and should hold {sizes.sum()}")
    weights = list_weights(documents, role, sizes)
    if len(weights) != len(vectors):
        raise ValueError(f"the documents have {len(weights)} texts and should have {len(vectors)}")
    return DenseIndex(encoder, role, vectors, sizes, weights)


def _read_words(folder: Path, weights: Sequence[float]) -> LexicalIndex:
    bm25 = bm25s.BM25.load(folder, mmap=False, allow_pickle=False, show_progress=False)
    return LexicalIndex(bm25, np.load(folder / "sizes.npy", allow_pickle=False), weights)


def _name_vectors(number: int, role: Role) -> str:
    return f"{number}-{role}.faiss"


def _name_sizes(number: int, role: Role) -> str:
    return f"{number}-{role}-sizes.npy"


def _dump_document(document: Document) -> list[object]:
    item = document.item
    return [
        [item.id, item.group, item.lang, item.questions, item.answer, item.learned],
        document.lang,
        document.phrasings,
        document.weights,
        document.passage,
    ]


def _load_document(line: str) -> Document:
    (item_id, group, item_lang, questions, answer, learned), lang, phrasings, weights, passage = json.loads(line)
    item = Item(item_id, group, item_lang, tuple(questions), answer, tuple(learned))
    return Document(item, lang, tuple(phrasings), tuple(weights), passage)
