"""The files of one searcher in one folder: texts as JSON, vectors as FAISS, words as arrays. Nothing is pickled.

Knows nothing of atomicity or of what is current; that is `snapshot`.
"""

import json
from collections.abc import Sequence
from dataclasses import astuple
from pathlib import Path

import numpy as np

from index.dense import DenseIndex
from index.documents import Document
from index.encoders.protocol import Encoder, TokenEncoder
from index.flat import read_vectors
from index.items import Item
from index.lexical import LexicalIndex
from index.library import ROLES, EncoderIndexes, Library, list_weights
from index.taught_files import read_taught, write_taught
from index.tokens import TokenIndex, TokenRows
from index.vector_cache import Role
from index.words import Words

DOCUMENTS = "documents.jsonl"
WORDS = "words"
ANSWER_WORDS = "answer-words"
TOKEN_PARTS = ("ids", "vectors", "sizes")


def write_library(folder: Path, library: Library) -> None:
    """Write the library's files into an empty folder."""
    lines = (json.dumps(_dump_document(document)) for document in library.documents)
    (folder / DOCUMENTS).write_text("".join(f"{line}\n" for line in lines), encoding="ascii")
    for number, of_encoder in enumerate(library.dense):
        for index in (of_encoder.phrasings, of_encoder.passages):
            index.flat.save(folder / _name_vectors(number, index.role))
            np.save(folder / _name_sizes(number, index.role), index.sizes)
        if of_encoder.tokens is not None:
            for part, values in zip(TOKEN_PARTS, astuple(of_encoder.tokens.rows), strict=True):
                np.save(folder / _name_tokens(number, part), values)
    for name, lexical in ((WORDS, library.words), (ANSWER_WORDS, library.answer_words)):
        (folder / f"{name}.json").write_text(json.dumps(lexical.words.vocabulary), encoding="ascii")
        np.save(folder / f"{name}-numbers.npy", lexical.words.numbers)
        np.save(folder / f"{name}-lengths.npy", lexical.words.lengths)
    write_taught(folder, library)


def read_library(folder: Path, encoders: Sequence[Encoder]) -> Library:
    """Read what `write_library` wrote, for the same encoders; embeds nothing.

    Raises:
        OSError, ValueError, RuntimeError, KeyError, TypeError: a file is missing or damaged.
        VectorsUnusable: vectors that don't fit the encoders.
    """
    lines = (folder / DOCUMENTS).read_text(encoding="ascii").splitlines()
    documents = tuple(_load_document(line) for line in lines)
    dense = [_read_indexes(folder, number, encoder, documents) for number, encoder in enumerate(encoders)]
    words, answer_words = (
        LexicalIndex.from_words(_read_words(folder, name), documents, role)
        for name, role in zip((WORDS, ANSWER_WORDS), ROLES, strict=True)
    )
    return read_taught(folder, Library(documents, tuple(dense), words, answer_words))


def _read_indexes(folder: Path, number: int, encoder: Encoder, documents: Sequence[Document]) -> EncoderIndexes:
    phrasings, passages = (_read_dense(folder, number, encoder, role, documents) for role in ROLES)
    if not isinstance(encoder, TokenEncoder):
        return EncoderIndexes(encoder, phrasings, passages, None)
    rows = TokenRows(*(np.load(folder / _name_tokens(number, part), allow_pickle=False) for part in TOKEN_PARTS))
    texts = len(phrasings.flat) + len(passages.flat)
    if len(rows.sizes) != texts or not len(rows.ids) == len(rows.vectors) == int(rows.sizes.sum()):
        raise ValueError(f"the tokens are of {len(rows.sizes)} texts and should be of {texts}")
    return EncoderIndexes(encoder, phrasings, passages, TokenIndex(rows))


def _read_dense(folder: Path, number: int, encoder: Encoder, role: Role, documents: Sequence[Document]) -> DenseIndex:
    sizes = np.load(folder / _name_sizes(number, role), allow_pickle=False)
    vectors = read_vectors(folder / _name_vectors(number, role))
    if len(vectors) != int(sizes.sum()):
        raise ValueError(f"{_name_vectors(number, role)} holds {len(vectors)} vectors and should hold {sizes.sum()}")
    weights = list_weights(documents, role, sizes)
    if len(weights) != len(vectors):
        raise ValueError(f"the documents have {len(weights)} texts and should have {len(vectors)}")
    return DenseIndex(encoder, role, vectors, sizes, weights)


def _read_words(folder: Path, name: str) -> Words:
    vocabulary = tuple(json.loads((folder / f"{name}.json").read_text(encoding="ascii")))
    numbers = np.load(folder / f"{name}-numbers.npy", allow_pickle=False)
    return Words(vocabulary, numbers, np.load(folder / f"{name}-lengths.npy", allow_pickle=False))


def _name_vectors(number: int, role: Role) -> str:
    return f"{number}-{role}.faiss"


def _name_tokens(number: int, part: str) -> str:
    return f"{number}-tokens-{part}.npy"


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
