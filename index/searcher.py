"""The searcher: texts and ids in, ranked groups with a confidence out.

Immutable, so threads share it without a lock and an update is a new one beside it. Never embeds anything but the
question while searching.
"""

import hashlib
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from index.encoders.protocol import Encoder, FloatMatrix
from index.items import Item, Ranked
from index.vector_cache import Role, VectorCache, hash_text
from index.vectors import check_vectors

FORMAT = 1
BATCH = 64

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class _Row:
    item: Item
    text: str


class Searcher:
    """Finds the groups that answer a question."""

    def __init__(
        self, items: dict[str, Item], encoders: Sequence[Encoder], vectors: list[dict[bytes, FloatMatrix]]
    ) -> None:
        self._items = items
        self._encoders = tuple(encoders)
        self._vectors = vectors
        self._rows = [_Row(item, _normalise(text)) for _, item in sorted(items.items()) for text in item.questions]
        self._matrices = [
            np.stack([table[hash_text(row.text, "query")] for row in self._rows])
            if self._rows
            else np.zeros((0, encoder.dimension), np.float32)
            for encoder, table in zip(self._encoders, vectors, strict=True)
        ]

    @property
    def fingerprint(self) -> str:
        """Changes with the encoders, the settings and the format: results of equal fingerprints may be compared."""
        parts = [str(FORMAT), *(encoder.fingerprint for encoder in self._encoders)]
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]

    @property
    def item_count(self) -> int:
        """Items that can be found."""
        return len(self._items)

    @property
    def text_count(self) -> int:
        """Texts that a question is compared with."""
        return len(self._rows)

    @classmethod
    def build(
        cls,
        items: Iterable[Item],
        encoders: Sequence[Encoder],
        *,
        cache: VectorCache | None = None,
        progress: Progress | None = None,
    ) -> "Searcher":
        """Embed each distinct text once, through the cache, and return the searcher."""
        by_id = {item.id: item for item in items}
        tables = [_embed(by_id, encoder, cache, progress, {}) for encoder in encoders]
        return cls(by_id, encoders, tables)

    def updated(
        self, changed: Iterable[Item], removed: Iterable[str], *, cache: VectorCache | None = None
    ) -> "Searcher":
        """Return a new searcher with the changes; embeds only texts that are new."""
        gone = set(removed)
        by_id = {key: item for key, item in self._items.items() if key not in gone}
        by_id.update({item.id: item for item in changed})
        tables = [
            _embed(by_id, encoder, cache, None, table)
            for encoder, table in zip(self._encoders, self._vectors, strict=True)
        ]
        return Searcher(by_id, self._encoders, tables)

    def search(
        self,
        question: str,
        *,
        lang: str | None = None,
        limit: int = 10,
        allowed: Callable[[str], bool] | None = None,
    ) -> tuple[Ranked, ...]:
        """Return at most `limit` groups, best first, ties by group id; `allowed` is asked by item id."""
        text = _normalise(question)
        if not self._rows or not self._encoders:
            return ()
        values = np.mean(
            [m @ e.encode_queries([text])[0] for e, m in zip(self._encoders, self._matrices, strict=True)], axis=0
        )
        best: dict[str, tuple[float, int]] = {}
        for row, value in enumerate(values):
            item = self._rows[row].item
            if (allowed is None or allowed(item.id)) and value > best.get(item.group, (-2.0, 0))[0]:
                best[item.group] = (float(value), row)
        order = sorted(best, key=lambda group: (-best[group][0], group))[:limit]
        return tuple(
            Ranked(
                group,
                max(0.0, min(1.0, best[group][0])),
                best[group][0],
                self._rows[best[group][1]].text,
                self._rows[best[group][1]].item.id,
            )
            for group in order
        )

    def search_many(
        self, questions: Sequence[str], *, langs: Sequence[str | None], limit: int = 10
    ) -> list[tuple[Ranked, ...]]:
        """Return what `search` returns for each question, in order."""
        return [self.search(q, lang=lang, limit=limit) for q, lang in zip(questions, langs, strict=True)]


def _normalise(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _embed(
    items: dict[str, Item],
    encoder: Encoder,
    cache: VectorCache | None,
    progress: Progress | None,
    known: dict[bytes, FloatMatrix],
) -> dict[bytes, FloatMatrix]:
    role: Role = "query"
    texts = {hash_text(_normalise(text), role): _normalise(text) for item in items.values() for text in item.questions}
    table = {key: known[key] for key in texts if key in known}
    missing = [key for key in texts if key not in table]
    if cache is not None:
        for key, raw in cache.get_many(encoder.fingerprint, missing).items():
            table[key] = np.frombuffer(raw, np.float32)
        missing = [key for key in texts if key not in table]
    for start in range(0, len(missing), BATCH):
        keys = missing[start : start + BATCH]
        vectors = check_vectors(
            encoder.encode_queries([texts[key] for key in keys]),
            rows=len(keys),
            dimension=encoder.dimension,
            source=encoder.name,
        )
        table.update(zip(keys, vectors, strict=True))
        if cache is not None:
            cache.put_many(encoder.fingerprint, {k: v.tobytes() for k, v in zip(keys, vectors, strict=True)})
        if progress is not None:
            progress(start + len(keys), len(missing))
    return table
