import numpy as np
import pytest

from index.encoders import EncoderMissing, EncoderUnusable
from index.encoders.onnx import OnnxEncoder

from .contract import TEXTS, EncoderContract


class TestOnnxEncoder(EncoderContract):
    @pytest.fixture
    def encoder(self, tiny_encoder):
        return tiny_encoder


def test_a_vector_never_depends_on_the_other_texts(tiny_encoder):
    texts = [f"{text} {number}" for number in range(30) for text in TEXTS]
    together = tiny_encoder.encode_queries(texts)
    alone = np.concatenate([tiny_encoder.encode_queries([text]) for text in texts])
    assert np.array_equal(together, alone)


def test_queries_and_passages_get_their_prefix(tiny_encoder):
    query = tiny_encoder.encode_queries(["parcel"])[0]
    passage = tiny_encoder.encode_passages(["parcel"])[0]
    assert not np.allclose(query, passage)


def test_one_thread_gives_the_same_as_several(tiny_folder, tiny_encoder):
    single = OnnxEncoder(tiny_folder / "tiny", "tiny", threads=1)
    assert np.array_equal(single.encode_passages(TEXTS), tiny_encoder.encode_passages(TEXTS))


def test_the_fingerprint_is_that_of_the_files(tiny_folder, tiny_encoder):
    assert OnnxEncoder(tiny_folder / "tiny", "tiny").fingerprint == tiny_encoder.fingerprint
    assert tiny_encoder.fingerprint.startswith("tiny-")


def test_nothing_prepared_is_missing(tmp_path):
    with pytest.raises(EncoderMissing, match="prepare the encoders first"):
        OnnxEncoder(tmp_path / "minilm", "minilm")


def test_a_damaged_graph_is_unusable(tiny_folder, tmp_path):
    copy = tmp_path / "tiny"
    copy.mkdir()
    for path in (tiny_folder / "tiny").iterdir():
        (copy / path.name).write_bytes(path.read_bytes())
    graph = copy / "model.onnx"
    graph.write_bytes(bytes(graph.stat().st_size))
    with pytest.raises(EncoderUnusable, match="delete it and prepare it again"):
        OnnxEncoder(copy, "tiny")
