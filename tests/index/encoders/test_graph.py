"""The int8 graph against the same encoder in floats, in plain NumPy."""

import dataclasses

import numpy as np
import onnxruntime
import pytest

from index.encoders.balance import measure_factors
from index.encoders.forward import encode_hidden, encode_tokens
from index.encoders.graph import save_graph
from index.encoders.names import INPUT, OUTPUT, PARTS_OUTPUT
from index.encoders.safetensors import read_safetensors
from index.encoders.weights import BlockQuantised

from . import tiny

RANDOM = np.random.default_rng(5)
TEXTS = [RANDOM.integers(0, len(tiny.VOCABULARY), length).tolist() for length in (1, 2, 7, 16, 32)]


@pytest.fixture(scope="module")
def weights(tmp_path_factory):
    path = tmp_path_factory.mktemp("weights") / "model.safetensors"
    tiny.write_safetensors(path, tiny.make_tensors())
    return read_safetensors(path)


def open_graph(weights, factors, path, *, largest=127):
    save_graph(weights, factors, tiny.make_axes(weights), path, largest=largest)
    return onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])


def run(weights, factors, path, *, largest=127):
    session = open_graph(weights, factors, path, largest=largest)
    return np.concatenate([session.run([OUTPUT], {INPUT: np.array([text])})[0] for text in TEXTS])


def get_cosines(vectors, weights):
    return [float(vector @ encode_tokens(weights, text)) for vector, text in zip(vectors, TEXTS, strict=True)]


@pytest.mark.parametrize(("largest", "least"), [(127, 0.998), (63, 0.995)])
def test_int8_is_near_to_the_floats(weights, tmp_path, largest, least):
    vectors = run(weights, measure_factors(weights, TEXTS), tmp_path / "model.onnx", largest=largest)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)
    assert min(get_cosines(vectors, weights)) > least


def test_each_token_is_on_the_axes(weights, tmp_path):
    axes = tiny.make_axes(weights)
    session = open_graph(weights, measure_factors(weights, TEXTS), tmp_path / "model.onnx")
    for text in TEXTS:
        found = session.run([PARTS_OUTPUT], {INPUT: np.array([text])})[0]
        assert found.shape == (1, len(text), tiny.COLUMNS)
        expected = (encode_hidden(weights, text) - axes.mean) @ axes.rows
        expected /= np.linalg.norm(expected, axis=1, keepdims=True)
        cosines = np.einsum("ij,ij->i", found[0], expected)
        assert cosines.mean() > 0.99
        assert cosines.min() > 0.95


def test_four_bit_words_are_looked_up_exactly(weights, tmp_path):
    shape = weights.words.values.shape
    words = BlockQuantised(RANDOM.integers(-8, 8, shape).astype(np.int8), weights.words.scales * 16, bits=4)
    weights = dataclasses.replace(weights, words=words)
    vectors = run(weights, measure_factors(weights, TEXTS), tmp_path / "model.onnx")
    assert min(get_cosines(vectors, weights)) > 0.998


def test_balancing_brings_uneven_activations_nearer(weights, tmp_path):
    uneven = np.ones(tiny.WIDTH, np.float32)
    uneven[:3] = 40  # as the few outlying columns of a trained encoder
    layers = tuple(
        dataclasses.replace(
            layer,
            attention_norm=dataclasses.replace(layer.attention_norm, weight=layer.attention_norm.weight * uneven),
            widen=dataclasses.replace(layer.widen, weight=layer.widen.weight / uneven),
        )
        for layer in weights.layers
    )
    weights = dataclasses.replace(weights, layers=layers)
    factors = measure_factors(weights, TEXTS)
    plain = {name: np.ones_like(columns) for name, columns in factors.items()}
    balanced = np.mean(get_cosines(run(weights, factors, tmp_path / "balanced.onnx"), weights))
    unbalanced = np.mean(get_cosines(run(weights, plain, tmp_path / "plain.onnx"), weights))
    assert 1 - balanced < (1 - unbalanced) / 2


def test_the_weights_lie_beside_the_graph_for_everyone_to_read(weights, tmp_path):
    run(weights, measure_factors(weights, TEXTS), tmp_path / "model.onnx")
    assert (tmp_path / "model.onnx").stat().st_mode & 0o044 == 0o044
    assert (tmp_path / "model.onnx.data").stat().st_mode & 0o044 == 0o044
