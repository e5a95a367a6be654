"""What `index.encoders.protocol` promises, as one test class that every encoder's tests inherit."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from index.encoders import Encoder

TEXTS = ("How do I reset my password?", "waar is mijn pakje", "ok", "Où est ma facture ? 😡")
STRANGE = {
    "empty": "",
    "blank": " \t\n",
    "control characters": "a\x00b\x07\x1b[31m",
    "lone surrogate": "broken \ud83d half",
    "right to left": "איפה החבילה שלי؟",
    "one endless word": "x" * 100_000,
    "endless": "word " * 100_000,
}


class EncoderContract:
    """Inherit, and give a fixture `encoder`."""

    def test_it_is_an_encoder(self, encoder):
        assert isinstance(encoder, Encoder)
        assert encoder.name
        assert encoder.fingerprint
        assert encoder.dimension > 1

    def test_rows_are_unit_float32_in_the_order_of_the_texts(self, encoder):
        for encode in (encoder.encode_queries, encoder.encode_passages):
            vectors = encode(TEXTS)
            assert vectors.dtype == np.float32
            assert vectors.shape == (len(TEXTS), encoder.dimension)
            assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)
            backwards = encode(TEXTS[::-1])
            assert np.array_equal(backwards.argmax(axis=1), vectors.argmax(axis=1)[::-1])
            assert not np.allclose(vectors[0], vectors[1])

    def test_no_texts_give_no_rows(self, encoder):
        for encode in (encoder.encode_queries, encoder.encode_passages):
            vectors = encode([])
            assert vectors.shape == (0, encoder.dimension)
            assert vectors.dtype == np.float32

    @pytest.mark.parametrize("text", STRANGE.values(), ids=STRANGE.keys())
    def test_any_text_gives_a_unit_row(self, encoder, text):
        assert np.linalg.norm(encoder.encode_queries([text])) == pytest.approx(1, abs=1e-5)

    def test_threads_get_the_same_vectors(self, encoder):
        expected = encoder.encode_queries(TEXTS)
        with ThreadPoolExecutor(4) as pool:
            for vectors in pool.map(lambda _: encoder.encode_queries(TEXTS), range(12)):
                assert np.allclose(vectors, expected, atol=1e-5)
