"""The other systems themselves, where the group `peers` is installed."""

import pytest

from benchmarks.documents import make_documents
from benchmarks.run_haystack import make_store, rank_with_haystack
from benchmarks.run_txtai import rank_with_txtai
from index.encoders import HashingEncoder

from .world import BIKES

pytestmark = pytest.mark.filterwarnings("default")  # other projects warn of their own affairs


@pytest.fixture(autouse=True)
def tell_nobody(monkeypatch):
    """Haystack reports its use unless it is told not to before it is imported."""
    monkeypatch.setenv("HAYSTACK_TELEMETRY_ENABLED", "False")


@pytest.mark.parametrize(("module", "rank"), [("txtai", rank_with_txtai), ("haystack", rank_with_haystack)])
def test_it_finds_what_shares_words(module, rank):
    pytest.importorskip(module)
    rankings = rank(BIKES, make_documents(BIKES, HashingEncoder()))
    assert [ranking[0][0] for ranking in rankings[:2]] == ["puncture", "chain"]
    assert all(first[1] >= second[1] for first, second in (r for r in rankings if len(r) == 2))


def test_what_haystacks_store_is_spared_changes_nothing():
    haystack = pytest.importorskip("haystack")
    stores = pytest.importorskip("haystack.document_stores.in_memory")
    documents = make_documents(BIKES, HashingEncoder())
    plain = stores.InMemoryDocumentStore(embedding_similarity_function="cosine")
    plain.write_documents(
        [
            haystack.Document(id=str(place), content=text, embedding=vector.tolist())
            for place, (text, vector) in enumerate(zip(documents.texts, documents.vectors, strict=True))
        ]
    )
    spared = make_store(documents)
    for query, vector in zip(BIKES.queries, documents.questions, strict=True):
        for find in (
            lambda store, query=query: store.bm25_retrieval(query.text),
            lambda store, vector=vector: store.embedding_retrieval(vector.tolist()),
        ):
            found = [[(document.id, document.score) for document in find(store)] for store in (plain, spared)]
            assert found[0] == found[1]
