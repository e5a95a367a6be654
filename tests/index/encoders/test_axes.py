import numpy as np

from index.encoders.axes import find_axes, read_axes, write_axes
from index.encoders.sources import SOURCES

RANDOM = np.random.default_rng(2)


def make_hidden():
    """Tokens that differ in three directions only, around a mean that is not 0."""
    directions = np.linalg.qr(RANDOM.standard_normal((12, 12)))[0][:3]
    return [
        (5 + RANDOM.standard_normal((tokens, 3)) @ directions).astype(np.float32) for tokens in (4, 9, 20)
    ], directions


def test_the_axes_keep_what_differs():
    hidden, directions = make_hidden()
    axes = find_axes(hidden, 3)
    projected = (hidden[0] - axes.mean) @ axes.rows
    assert np.allclose(projected @ axes.rows.T + axes.mean, hidden[0], atol=1e-4)
    assert np.allclose(axes.rows.T @ axes.rows, np.eye(3), atol=1e-5)
    assert np.allclose(directions @ axes.rows @ axes.rows.T, directions, atol=1e-4)


def test_they_are_read_as_they_were_written(tmp_path):
    axes = find_axes(make_hidden()[0], 2)
    write_axes(tmp_path / "axes.npy", axes)
    read = read_axes(tmp_path / "axes.npy")
    assert np.allclose(read.mean, axes.mean, atol=5e-3)
    assert np.allclose(read.rows, axes.rows, atol=1e-3)


def test_every_source_has_axes():
    for source in SOURCES:
        axes = read_axes(source.axes)
        assert axes.rows.shape == (384, 128)
        assert np.allclose(axes.rows.T @ axes.rows, np.eye(128), atol=2e-3)
