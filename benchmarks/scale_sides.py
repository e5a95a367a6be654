"""What `benchmarks.scale` measures: a library as we serve it, and the usual recipe over the same texts."""

import copy
import gc
import os
import statistics
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import faiss
import numpy as np

from benchmarks.datasets import Query
from benchmarks.scale_library import ScaleSet
from benchmarks.stages import measure_stages, time_call
from index.dense import DenseIndex
from index.documents import prepare_document
from index.embedded import pack
from index.embedding import embed_texts
from index.encoders.protocol import Encoder
from index.library import ROLES, EncoderIndexes
from index.metrics import success_at
from index.searcher import Searcher
from index.snapshot import load_snapshot, save_snapshot
from index.vector_cache import MemoryVectorCache, VectorCache, hash_text

NEAREST = 100  # rows that the recipe asks for, of which the best of each entry counts


@dataclass
class Side:
    """One library, as we or the recipe serve it."""

    name: str
    ask: Callable[[Query], object]
    figures: dict[str, float]
    rounds: list[list[float]] = field(default_factory=list)  # milliseconds


def make_side(
    scale_set: ScaleSet, encoders: Sequence[Encoder], cache: VectorCache, queries: Sequence[Query], left_out: int
) -> tuple[Side, Searcher]:
    """Build a searcher, change one entry of it, save it and load it."""
    kept = MemoryVectorCache()  # so that a database's speed is not in the build
    _fill(kept, cache, scale_set, encoders)
    gc.collect()
    before = _read_memory_mb()
    searcher, build_seconds = time_call(Searcher.build, scale_set.items, encoders, cache=kept)
    memory_mb = _read_memory_mb() - before
    edited = scale_set.items[len(scale_set.items) // 2]
    edited = replace(edited, questions=(*edited.questions, "And how do I change it back?"))
    update_seconds = statistics.median(time_call(searcher.updated, [edited], [])[1] for _ in range(3))
    with tempfile.TemporaryDirectory() as folder:
        _, save_seconds = time_call(save_snapshot, Path(folder), searcher, revision=1)
        size_mb = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file()) / 2**20
        _, load_seconds = time_call(load_snapshot, Path(folder), encoders)
    asked = scale_set.queries[:left_out]
    figures = {
        "texts": searcher.text_count,
        "memory_mb": memory_mb,
        "build_seconds": build_seconds,
        "update_seconds": update_seconds,
        "save_seconds": save_seconds,
        "load_seconds": load_seconds,
        "snapshot_mb": size_mb,
        "success_at_1": _measure_success(searcher, asked),
        "success_at_1_exact": _measure_success(_compare_all(searcher), asked),
    }
    figures |= measure_stages(searcher, queries)

    def ask(query: Query) -> object:
        return searcher.search(query.text, lang=query.lang)

    return Side(f"{searcher.item_count} entries", ask, figures), searcher


def make_recipe_side(searcher: Searcher, model: Encoder) -> Side:
    """Return sentence-transformers and a flat FAISS index over a searcher's phrasings.

    The rows are those of the searcher's encoder of the same dimension: what it costs to compare them is the same, and
    sentence-transformers would take ten minutes to embed 100,000.
    """
    phrasings = next(e.phrasings for e in searcher.library.dense if e.encoder.dimension == model.dimension)
    owners = np.repeat([document.item.id for document in searcher.library.documents], phrasings.sizes).tolist()
    index = faiss.IndexFlatIP(model.dimension)
    index.add(phrasings.flat.vectors)

    def ask(query: Query) -> object:
        _, rows = index.search(model.encode_queries([query.text]), min(NEAREST, index.ntotal))
        return list(dict.fromkeys(owners[row] for row in rows[0].tolist()))[:10]

    return Side(f"recipe, {searcher.item_count}", ask, {"texts": index.ntotal})


def _fill(kept: VectorCache, cache: VectorCache, scale_set: ScaleSet, encoders: Sequence[Encoder]) -> None:
    documents = [prepare_document(item) for item in scale_set.items]
    for encoder in encoders:
        for role in ROLES:
            texts = dict.fromkeys(text for document in documents for text in document.list_texts(role))
            vectors = embed_texts(texts, role, encoder, cache=cache, report=lambda _: None)
            kept.put_many(encoder.fingerprint, {hash_text(t, role): pack(v) for t, v in vectors.items()})


def _compare_all(searcher: Searcher) -> Searcher:
    """Return a searcher over the same vectors that codes none."""

    def uncode(index: DenseIndex) -> DenseIndex:
        exact = copy.copy(index)
        exact.nearest = index.flat
        return exact

    exact = copy.copy(searcher)
    dense = (
        EncoderIndexes(e.encoder, uncode(e.phrasings), uncode(e.passages), e.tokens) for e in searcher.library.dense
    )
    exact.library = replace(searcher.library, dense=tuple(dense))
    return exact


def _measure_success(searcher: Searcher, queries: Sequence[Query]) -> float:
    found = searcher.search_many([query.text for query in queries], langs=[query.lang for query in queries])
    return success_at([[r.group for r in ranked] for ranked in found], [query.relevant for query in queries], k=1)


def _read_memory_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
