import numpy as np
import pytest

from benchmarks.documents import make_documents, rank_owners
from benchmarks.kept_vectors import KeptEncoder, open_vectors
from benchmarks.run_cosine import rank_with_cosine
from index.encoders import HashingEncoder

from .world import BIKES


class Counting(HashingEncoder):
    """Knows how many texts it was given."""

    count = 0

    def encode_queries(self, texts):
        self.count += len(texts)
        return super().encode_queries(texts)


def test_an_entry_is_as_good_as_its_best_document():
    assert rank_owners([("a", 0.2), ("b", 0.5), ("a", 0.7), ("b", 0.1)]) == [("a", 0.7), ("b", 0.5)]


def test_of_equal_entries_the_first_found_is_first():
    assert rank_owners([("b", 0.5), ("a", 0.5)]) == [("b", 0.5), ("a", 0.5)]


def test_at_most_ten_entries():
    assert len(rank_owners([(str(number), 0.1) for number in range(30)])) == 10


def test_phrasings_come_before_answers():
    documents = make_documents(BIKES, HashingEncoder())
    assert documents.owners == ("puncture", "puncture", "chain", "puncture", "chain")
    assert documents.texts[3].splitlines()[0] == "how do I mend a flat tyre"
    assert len(documents.vectors) == 5
    alone = documents.without_answers()
    assert alone.owners == ("puncture", "puncture", "chain")
    assert len(alone.vectors) == len(alone.texts) == 3


def test_the_recipe_adds_the_answer_to_the_best_phrasing():
    documents = make_documents(BIKES, HashingEncoder())
    cosines = documents.questions @ documents.vectors.T
    values = dict(rank_with_cosine(BIKES, documents)[0])
    assert values["puncture"] == pytest.approx(max(cosines[0, :2]) + cosines[0, 3], abs=1e-6)
    assert values["chain"] == pytest.approx(cosines[0, 2] + cosines[0, 4], abs=1e-6)


def test_the_recipe_finds_what_shares_words():
    rankings = rank_with_cosine(BIKES, make_documents(BIKES, HashingEncoder()))
    assert [ranking[0][0] for ranking in rankings[:2]] == ["puncture", "chain"]


def test_a_text_is_embedded_once_over_runs(tmp_path):
    texts = ["puncture", "my chain came off", "puncture"]
    first, again = Counting(), Counting()
    vectors = KeptEncoder(first, open_vectors(tmp_path / "vectors.db")).encode_queries(texts)
    assert first.count == 2
    kept = KeptEncoder(again, open_vectors(tmp_path / "vectors.db"))
    assert np.array_equal(kept.encode_queries(texts), vectors)
    assert np.allclose(vectors, HashingEncoder().encode_queries(texts))
    assert again.count == 0


def test_nothing_gives_no_rows(tmp_path):
    kept = KeptEncoder(HashingEncoder(), open_vectors(tmp_path / "vectors.db"))
    assert kept.encode_passages([]).shape == (0, HashingEncoder().dimension)
