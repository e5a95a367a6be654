import hashlib
import os
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.encoders import HashingEncoder

from .contract import EncoderContract

ENCODER = HashingEncoder()


class TestHashingEncoder(EncoderContract):
    @pytest.fixture
    def encoder(self):
        return ENCODER


def test_similar_spelling_is_nearer_than_other_words():
    question, typo, other = ENCODER.encode_queries(
        ["how do I reset my password", "how do I resett my pasword", "when will my parcel arrive"]
    )
    assert question @ typo > 0.6
    assert question @ other < 0.3


def test_case_and_unicode_form_do_not_matter():
    vectors = ENCODER.encode_queries(["Große Größe", "GROSSE GRÖSSE", "Große Gro\u0308ße"])
    assert vectors[0] == pytest.approx(vectors[1])
    assert vectors[0] == pytest.approx(vectors[2])


def test_another_process_gets_the_same_bytes():
    code = (
        "import hashlib; from index.encoders import HashingEncoder;"
        "print(hashlib.sha256(HashingEncoder().encode_queries(['waar is mijn pakje?']).tobytes()).hexdigest())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "12345"}
    printed = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    ).stdout
    assert printed.strip() == hashlib.sha256(ENCODER.encode_queries(["waar is mijn pakje?"]).tobytes()).hexdigest()


@given(st.lists(st.text(), max_size=5))
def test_any_texts_give_unit_rows_that_do_not_depend_on_each_other(texts):
    vectors = ENCODER.encode_queries(texts)
    for text, vector in zip(texts, vectors, strict=True):
        assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-5)
        assert np.array_equal(ENCODER.encode_passages([text])[0], vector)
