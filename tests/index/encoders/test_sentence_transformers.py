import sys

import numpy as np
import pytest

from index.encoders import EncoderMissing, EncoderUnusable
from index.encoders.safetensors import read_safetensors
from index.encoders.sentence_transformers import SentenceTransformerEncoder

from . import tiny
from .contract import EncoderContract


def test_not_installed_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(EncoderMissing, match=r"install speeddial\[sentence-transformers\]"):
        SentenceTransformerEncoder("intfloat/multilingual-e5-small")


@pytest.mark.parametrize("path", ["/no/such/folder", "./no-such-folder", "~/no-such-folder"])
def test_a_path_that_is_not_there_is_missing(path):
    with pytest.raises(EncoderMissing, match="no such folder"):
        SentenceTransformerEncoder(path)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    make_reference = pytest.importorskip("index.encoders.make_reference")
    folder = tmp_path_factory.mktemp("transformer")
    tiny.write_safetensors(folder / "weights", tiny.make_tensors())
    tiny.write_tokenizer(folder / "tokenizer.json")
    weights = read_safetensors(folder / "weights")
    make_reference.write_transformer(weights, folder, pad="[PAD]", unknown="[UNK]")
    return folder


@pytest.fixture(scope="module")
def transformer(folder):
    return SentenceTransformerEncoder(str(folder))


@pytest.mark.models
@pytest.mark.filterwarnings("default")  # torch and transformers warn of their own affairs
class TestSentenceTransformerEncoder(EncoderContract):
    @pytest.fixture
    def encoder(self, transformer):
        return transformer

    def test_the_fingerprint_is_that_of_the_model(self, encoder, folder):
        assert SentenceTransformerEncoder(str(folder)).fingerprint == encoder.fingerprint

    def test_prompts_of_the_model_are_used(self, encoder, folder):
        config = folder / "config_sentence_transformers.json"
        config.write_text('{"prompts": {"query": "my ", "document": "the "}}')
        try:
            prompted = SentenceTransformerEncoder(str(folder))
        finally:
            config.unlink()
        assert prompted.fingerprint != encoder.fingerprint
        assert np.allclose(prompted.encode_queries(["parcel"]), encoder.encode_queries(["my parcel"]), atol=1e-5)
        assert np.allclose(prompted.encode_passages(["parcel"]), encoder.encode_passages(["the parcel"]), atol=1e-5)

    def test_a_folder_without_a_model_is_unusable(self, tmp_path):
        pytest.importorskip("sentence_transformers")
        with pytest.raises(EncoderUnusable):
            SentenceTransformerEncoder(str(tmp_path))

    def test_a_name_that_nobody_has_is_missing(self, monkeypatch):
        pytest.importorskip("sentence_transformers")
        monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
        with pytest.raises(EncoderMissing, match="correct it, or give a path"):
            SentenceTransformerEncoder("no-such-owner/no-such-model")
