import json
import shutil

import pytest

from index.encoders import EncoderMissing, EncoderUnusable
from index.encoders.manifest import FORMAT, find_manifest, get_manifest


@pytest.fixture
def folder(tiny_folder, tmp_path):
    return shutil.copytree(tiny_folder / "tiny", tmp_path / "tiny")


def change(folder, **values):
    path = folder / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | values))


def test_it_works(folder):
    manifest = get_manifest(folder, "tiny")
    assert manifest.name == "tiny"
    assert manifest.dimension == 64
    assert manifest.files["model.onnx"].size_bytes == (folder / "model.onnx").stat().st_size
    assert manifest.mean_agreement >= manifest.least_agreement > 0.97


def test_the_fingerprint_follows_everything_that_changes_vectors(folder):
    before = get_manifest(folder, "tiny").fingerprint
    change(folder, query_prefix="other ")
    other_prefix = get_manifest(folder, "tiny").fingerprint
    files = json.loads((folder / "manifest.json").read_text())["files"]
    files["model.onnx.data"]["sha256"] = "0" * 64
    change(folder, files=files)
    assert len({before, other_prefix, get_manifest(folder, "tiny").fingerprint}) == 3


def test_no_manifest_is_missing(folder):
    (folder / "manifest.json").unlink()
    with pytest.raises(EncoderMissing):
        get_manifest(folder, "tiny")
    assert find_manifest(folder, "tiny") is None


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b'{"format": 1}'])
def test_a_damaged_manifest_is_unusable(folder, content):
    (folder / "manifest.json").write_bytes(content)
    with pytest.raises(EncoderUnusable, match="prepare it again"):
        get_manifest(folder, "tiny")


def test_another_format_is_unusable(folder):
    change(folder, format=FORMAT + 1)
    with pytest.raises(EncoderUnusable, match=f"has format {FORMAT + 1}, not {FORMAT}"):
        get_manifest(folder, "tiny")


@pytest.mark.parametrize("name", ["model.onnx", "model.onnx.data", "tokenizer.json"])
def test_a_file_cut_short_is_unusable(folder, name):
    path = folder / name
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(EncoderUnusable, match="absent or cut short"):
        get_manifest(folder, "tiny")
