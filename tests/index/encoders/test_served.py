"""The two encoders that are served, with their real weights; and what serving imports."""

import json
import subprocess
import sys
import textwrap

import numpy as np
import pytest

from index.encoders import load_encoders
from index.encoders.reference import compare_with_reference, get_reference_texts, get_reference_vectors
from index.encoders.sentence_transformers import SentenceTransformerEncoder
from index.encoders.sources import E5, MINILM, SOURCES

from .contract import EncoderContract


def test_serving_imports_no_training_library(tiny_folder):
    code = textwrap.dedent("""
        import json, sys
        from pathlib import Path
        import index.encoders
        from index.encoders.onnx import OnnxEncoder
        encoder = OnnxEncoder(Path(sys.argv[1]) / "tiny", "tiny")
        assert encoder.encode_queries(["hello", "there"]).shape == (2, 64)
        print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
    """)
    run = subprocess.run([sys.executable, "-c", code, str(tiny_folder)], capture_output=True, text=True, check=True)
    imported = set(json.loads(run.stdout))
    assert "onnxruntime" in imported
    assert not imported & {"torch", "transformers", "sentence_transformers", "onnx", "safetensors"}


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_reference_vectors_are_shipped(source):
    vectors = get_reference_vectors(source.reference)
    assert vectors.shape == (len(get_reference_texts()), 384)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)


@pytest.fixture(scope="module")
def encoders(real_models):
    return {encoder.name: encoder for encoder in load_encoders(real_models, ["minilm", "e5"])}


@pytest.mark.models
class TestMinilm(EncoderContract):
    source = MINILM

    @pytest.fixture
    def encoder(self, encoders):
        return encoders[self.source.name]

    def test_it_agrees_with_the_true_model(self, encoder):
        cosines = compare_with_reference(encoder, self.source.reference)
        assert cosines.mean >= self.source.agreement.mean
        assert cosines.least >= self.source.agreement.least

    def test_a_vector_never_depends_on_the_other_texts(self, encoder):
        texts = get_reference_texts()
        alone = np.concatenate([encoder.encode_passages([text]) for text in texts])
        assert np.array_equal(encoder.encode_passages(texts), alone)

    def test_it_finds_the_paraphrase(self, encoder):
        query = encoder.encode_queries(["I forgot my login details"])
        texts = ["How do I reset my password?", "Where is my parcel?", "When do you open?"]
        assert (query @ encoder.encode_passages(texts).T).argmax() == 0


@pytest.mark.models
class TestE5(TestMinilm):
    source = E5

    def test_it_finds_the_answer_in_another_language(self, encoder):
        queries = encoder.encode_queries(
            ["Waar is mijn pakketje?", "Jeg har glemt min adgangskode", "Wann haben Sie geöffnet?"]
        )
        texts = ["How do I reset my password?", "Where is my parcel?", "When do you open?"]
        assert (queries @ encoder.encode_passages(texts).T).argmax(axis=1).tolist() == [1, 0, 2]


@pytest.mark.models
@pytest.mark.filterwarnings("default")  # torch and transformers warn of their own affairs
@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_the_shipped_reference_is_that_of_sentence_transformers(source, pytestconfig):
    make_reference = pytest.importorskip("index.encoders.make_reference")
    made = make_reference.make_reference_vectors(source, pytestconfig.cache.mkdir("wheels"))
    assert made == pytest.approx(get_reference_vectors(source.reference), abs=1e-4)


@pytest.mark.models
@pytest.mark.filterwarnings("default")  # torch and transformers warn of their own affairs
@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_the_true_model_in_a_folder_knows_its_own_prefixes(source, pytestconfig, tmp_path):
    make_reference = pytest.importorskip("index.encoders.make_reference")
    make_reference.write_true_model(source, pytestconfig.cache.mkdir("wheels"), tmp_path)
    texts = get_reference_texts()[:8]
    made = SentenceTransformerEncoder(str(tmp_path)).encode_queries(texts)
    assert made == pytest.approx(get_reference_vectors(source.reference)[:8], abs=1e-4)
