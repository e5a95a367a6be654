import struct

import numpy as np
import pytest

from index.encoders.errors import WeightsUnreadable
from index.encoders.four_bit import read_four_bit

WIDTH, WIDE, WORDS, POSITIONS, HEADS = 64, 128, 5, 8, 2
RANDOM = np.random.default_rng(11)


def draw_four_bit(rows, columns):
    """Return a block-quantised matrix: as the file has it, and as floats."""
    values = RANDOM.integers(-8, 8, (rows * columns // 32, 32))
    scales = RANDOM.random(len(values)).astype(np.float16)
    stored = (values + 8).astype(np.uint8)
    halves = stored[:, :16] | (stored[:, 16:] << 4)
    content = b"".join(scale.tobytes() + half.tobytes() for scale, half in zip(scales, halves, strict=True))
    return content, (values * scales[:, np.newaxis].astype(np.float32)).reshape(rows, columns)


def draw_floats(*shape):
    values = RANDOM.standard_normal(shape).astype(np.float32)
    return values.tobytes(), values


def make_file(*, magic=b"E5S1", without=()):
    shapes = {"emb.pos": (POSITIONS, WIDTH), "emb.type": (2, WIDTH), "emb.ln.w": (WIDTH,), "emb.ln.b": (WIDTH,)}
    matrices = {"emb.word": (WORDS, WIDTH)}
    for part, outputs, inputs in [(p, WIDTH, WIDTH) for p in ("q", "k", "v", "ao")] + [
        ("fi", WIDE, WIDTH),
        ("fo", WIDTH, WIDE),
    ]:
        matrices[f"l0.{part}.w"] = (outputs, inputs)
        shapes[f"l0.{part}.b"] = (outputs,)
    shapes |= {f"l0.{norm}.{kind}": (WIDTH,) for norm in ("aln", "oln") for kind in "wb"}
    tensors = {name: (1, *draw_four_bit(*shape)) for name, shape in matrices.items()}
    tensors |= {name: (0, *draw_floats(*shape)) for name, shape in shapes.items()}
    tensors = {name: tensor for name, tensor in tensors.items() if name not in without}
    head = magic + struct.pack("<I7ifi", 1, WIDTH, 1, HEADS, WIDE, WORDS, POSITIONS, 2, 1e-12, 32)
    head += struct.pack("<5iQ", 3, 0, 2, 1, 3, 6) + bytes(4 * 4 + 3 * 4 + 6)  # three pieces of six bytes
    head += struct.pack("<iI", 1, 9) + bytes(9)
    directory_bytes = 4 + sum(2 + len(name) + 21 for name in tensors)
    directory, body = struct.pack("<i", len(tensors)), b""
    for name, (kind, content, values) in tensors.items():
        offset = len(head) + directory_bytes + len(body)
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BIQQ", kind, values.size, offset, len(content))
        body += content
    return head + directory + body, {name: values for name, (_, _, values) in tensors.items()}


def test_it_reads_every_part(tmp_path):
    content, expected = make_file()
    path = tmp_path / "model.bin"
    path.write_bytes(content)
    weights = read_four_bit(path)
    layer = weights.layers[0]
    assert (weights.heads, weights.dimension, len(weights.layers)) == (HEADS, WIDTH, 1)
    assert weights.epsilon == pytest.approx(1e-12)
    assert weights.words.bits == 4
    assert np.array_equal(weights.words.to_floats(), expected["emb.word"])
    assert np.array_equal(weights.positions, expected["emb.pos"] + expected["emb.type"][0])
    assert np.array_equal(layer.attention_in.weight[:WIDTH], expected["l0.q.w"])
    assert np.array_equal(layer.attention_in.bias[-WIDTH:], expected["l0.v.b"])
    assert np.array_equal(layer.widen.weight, expected["l0.fi.w"])
    assert np.array_equal(layer.narrow.weight, expected["l0.fo.w"])
    assert np.array_equal(layer.output_norm.weight, expected["l0.oln.w"])


@pytest.mark.parametrize("kept", [0, 3, 20, 60, 400, -1])
def test_it_rejects_a_file_cut_short(tmp_path, kept):
    path = tmp_path / "model.bin"
    path.write_bytes(make_file()[0][:kept])
    with pytest.raises(WeightsUnreadable, match="cut short or damaged"):
        read_four_bit(path)


def test_it_rejects_another_magic(tmp_path):
    path = tmp_path / "model.bin"
    path.write_bytes(make_file(magic=b"E5S2")[0])
    with pytest.raises(WeightsUnreadable):
        read_four_bit(path)


def test_it_rejects_a_file_without_a_tensor(tmp_path):
    path = tmp_path / "model.bin"
    path.write_bytes(make_file(without={"l0.fo.b"})[0])
    with pytest.raises(WeightsUnreadable, match=r"no tensor l0\.fo\.b"):
        read_four_bit(path)
