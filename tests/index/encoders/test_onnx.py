import numpy as np
import pytest

from index.encoders import EncoderMissing, EncoderUnusable, HashingEncoder
from index.encoders.onnx import OnnxEncoder
from index.encoders.protocol import TokenEncoder

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


def test_tokens_come_with_the_same_vectors(tiny_encoder):
    vectors, tokens = tiny_encoder.encode_tokens(["my parcel", "", "the card"], passages=False)
    assert np.array_equal(vectors, tiny_encoder.encode_queries(["my parcel", "", "the card"]))
    assert len(tokens[1].ids) == 0
    for of_text in (tokens[0], tokens[2]):
        assert len(of_text.ids) == len(of_text.vectors) > 1
        lengths = np.linalg.norm(of_text.vectors.astype(np.float32), axis=1)
        assert lengths == pytest.approx(127, abs=3)


def test_the_prefix_has_no_tokens(tiny_encoder):
    _, (of_query,) = tiny_encoder.encode_tokens(["how"], passages=False)
    _, (of_passage,) = tiny_encoder.encode_tokens(["how"], passages=True)
    assert of_query.ids.tolist() == of_passage.ids.tolist()
    assert len(of_query.ids) == 1


def test_it_tells_its_tokens(tiny_encoder):
    assert isinstance(tiny_encoder, TokenEncoder)
    assert not isinstance(HashingEncoder(), TokenEncoder)
