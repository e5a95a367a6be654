import numpy as np
import pytest

from index.encoders.errors import WeightsUnreadable
from index.encoders.safetensors import read_safetensors

from . import tiny


@pytest.fixture
def path(tmp_path):
    return tmp_path / "model.safetensors"


def test_it_reads_every_part(path):
    tensors = tiny.make_tensors()
    tiny.write_safetensors(path, tensors)
    weights = read_safetensors(path)
    assert weights.dimension == tiny.WIDTH
    assert weights.heads == 2
    assert len(weights.layers) == tiny.LAYERS
    expected = tensors["embeddings.position_embeddings.weight"] + tensors["embeddings.token_type_embeddings.weight"][0]
    assert np.array_equal(weights.positions, expected)
    assert weights.words.to_floats() == pytest.approx(tensors["embeddings.word_embeddings.weight"], abs=0.01)
    last = weights.layers[-1]
    assert np.array_equal(last.attention_in.weight[64:128], tensors["encoder.layer.1.attention.self.key.weight"])
    assert np.array_equal(last.narrow.weight, tensors["encoder.layer.1.output.dense.weight"])
    assert np.array_equal(last.output_norm.bias, tensors["encoder.layer.1.output.LayerNorm.bias"])


def test_it_rejects_a_file_without_a_tensor(path):
    tensors = tiny.make_tensors()
    del tensors["encoder.layer.1.output.dense.bias"]
    tiny.write_safetensors(path, tensors)
    with pytest.raises(WeightsUnreadable, match=r"no tensor encoder\.layer\.1\.output\.dense\.bias"):
        read_safetensors(path)


@pytest.mark.parametrize("kept", [4, 100, 20_000])
def test_it_rejects_a_file_cut_short(path, kept):
    tiny.write_safetensors(path, tiny.make_tensors())
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(WeightsUnreadable):
        read_safetensors(path)


def test_it_rejects_another_file(path):
    path.write_bytes(b"version https://git-lfs.github.com/spec/v1\n" * 10)
    with pytest.raises(WeightsUnreadable, match="no safetensors file"):
        read_safetensors(path)
