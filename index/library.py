"""Everything that is searched, in one immutable value: documents, the vectors of every encoder, the counts of words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from index.contrast import Contrast
from index.dense import DenseIndex
from index.documents import Document
from index.embedding import Progress, embed_texts
from index.encoders.protocol import Encoder, TokenEncoder
from index.known import Known, KnownTexts
from index.languages import relate
from index.learned import Learned
from index.lexical import LexicalIndex
from index.neighbours import IdArray
from index.tokens import TokenIndex, join_tokens
from index.vector_cache import Role, VectorCache
from index.words import KnownWords, list_keys

ROLES: tuple[Role, Role] = ("query", "passage")


@dataclass(frozen=True, slots=True)
class EncoderIndexes:
    """What one encoder knows of the library."""

    encoder: Encoder
    phrasings: DenseIndex
    passages: DenseIndex
    tokens: TokenIndex | None  # of the phrasings, then of the passages; None where the encoder does not tell them


@dataclass(frozen=True)
class Library:
    """The documents in the order of their ids, and what is known of them; item i is document i everywhere."""

    documents: tuple[Document, ...]
    dense: tuple[EncoderIndexes, ...]
    words: LexicalIndex
    answer_words: LexicalIndex
    contrast: Contrast | None = None  # None until it was taught
    learned: Learned | None = None  # None where the phrasings teach nothing, and until they have taught it

    @cached_property
    def text_count(self) -> int:
        """Phrasings and passages together."""
        return len(self.words.words.lengths) + len(self.answer_words.words.lengths)

    @cached_property
    def group_count(self) -> int:
        """Entries, each with all its variants."""
        return len(set(self.group_numbers.tolist()))

    @cached_property
    def group_numbers(self) -> IdArray:
        """Each item's group, numbered in the order of the groups' ids."""
        groups = {group: number for number, group in enumerate(sorted({d.item.group for d in self.documents}))}
        return np.array([groups[document.item.group] for document in self.documents], dtype=np.int64)

    @cached_property
    def main_language(self) -> str | None:
        """The language of most documents; the first by code where two have as many, None where nobody knows."""
        langs = [document.lang for document in self.documents if document.lang]
        return min(set(langs), key=lambda lang: (-langs.count(lang), lang), default=None)

    def relate_items(self, lang: str | None, items: IdArray) -> IdArray:
        """Return how a question's language stands to the items'."""
        codes, places = self._languages
        return np.array([int(relate(lang, code)) for code in codes], dtype=np.int64)[places[items]]

    @cached_property
    def _languages(self) -> tuple[list[str | None], NDArray[np.int64]]:
        codes = list(dict.fromkeys(document.lang for document in self.documents))
        return codes, np.array([codes.index(document.lang) for document in self.documents], dtype=np.int64)


def build_library(
    documents: Sequence[Document],
    encoders: Sequence[Encoder],
    *,
    known: Known,
    cache: VectorCache | None,
    progress: Progress | None,
) -> Library:
    """Embed and stem what is not `known`.

    `progress` is told (texts embedded, texts to embed) over all encoders.
    """
    texts = {(encoder, role): _list_texts(documents, encoder, role, encoders) for encoder in encoders for role in ROLES}
    vectors = {(e, role): known.get_vectors(e.fingerprint, role, e.dimension) for e, role in texts}
    missing = {key: vectors[key].list_missing(chain.from_iterable(of_key)) for key, of_key in texts.items()}
    done, total = 0, sum(len(of_key) for of_key in missing.values())

    def report(count: int) -> None:
        nonlocal done
        done += count
        if progress is not None and count:
            progress(done, total)

    def build(encoder: Encoder) -> EncoderIndexes:
        dense, tokens = {}, []
        for role in ROLES:
            of_items, known_texts = texts[encoder, role], vectors[encoder, role]
            fresh = embed_texts(missing[encoder, role], role, encoder, cache=cache, report=report)
            of_role, sizes = list(chain.from_iterable(of_items)), [len(of_item) for of_item in of_items]
            rows = known_texts.stack(of_role, fresh)
            dense[role] = DenseIndex(encoder, role, rows, sizes, list_weights(documents, role, sizes))
            tokens += known_texts.list_tokens(of_role, fresh)
        index = TokenIndex(join_tokens(tokens)) if isinstance(encoder, TokenEncoder) else None
        return EncoderIndexes(encoder, dense["query"], dense["passage"], index)

    dense = tuple(build(encoder) for encoder in encoders)
    return Library(
        tuple(documents),
        dense,
        LexicalIndex.build(documents, "query", known.get_words("query")),
        LexicalIndex.build(documents, "passage", known.get_words("passage")),
    )


def list_weights(documents: Sequence[Document], role: Role, sizes: Sequence[int]) -> list[float]:
    """Return what each row of a role counts for; a document with the size 0 has none, as its encoder does not read it.

    Raises:
        ValueError: the sizes are not those of the documents.
    """
    pairs = zip(documents, sizes, strict=True)
    return [weight for document, size in pairs if size for weight in document.list_weights(role)]


def list_known(library: Library) -> Known:
    """Return what a library knows of its texts."""
    vectors: dict[tuple[str, Role], KnownTexts] = {}
    for of_encoder in library.dense:
        behind = 0
        for index in (of_encoder.phrasings, of_encoder.passages):
            pairs = zip(library.documents, index.sizes.tolist(), strict=True)
            texts = (text for document, size in pairs if size for text in document.list_texts(index.role))
            rows = dict(zip(texts, range(len(index.flat)), strict=True))
            known = KnownTexts(rows, index.flat.vectors, of_encoder.tokens, behind)
            vectors[of_encoder.encoder.fingerprint, index.role] = known
            behind += len(index.flat)
    words: dict[Role, KnownWords] = {}
    for role, lexical in zip(ROLES, (library.words, library.answer_words), strict=True):
        keys = list_keys(library.documents, role)
        words[role] = KnownWords(lexical.words, dict(zip(keys, range(len(keys)), strict=True)))
    return Known(vectors, words)


def _list_texts(
    documents: Iterable[Document], encoder: Encoder, role: Role, encoders: Sequence[Encoder]
) -> list[tuple[str, ...]]:
    """Return the texts of each document that the encoder reads; one that is alone with its kind reads everything."""
    reads_all = encoder.multilingual or not any(other.multilingual for other in encoders)
    return [document.list_texts(role) if reads_all or document.lang in ("en", None) else () for document in documents]
