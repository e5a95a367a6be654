import importlib.metadata
import sys

import pytest

from benchmarks import quality_page
from benchmarks.datasets import list_datasets
from benchmarks.kept_answers import Kept, KeptAnswers
from benchmarks.peer_run import PeerRun, hash_weights
from benchmarks.said import Said
from benchmarks.systems import OURS, digest_ours, digest_peer, list_peers
from index.encoders import HashingEncoder
from index.vector_cache import MemoryVectorCache

from .world import BIKES, write_bikes

RANKINGS = [[("puncture", 0.5)], [("puncture", 0.4)], [("chain", 0.3)], []]


@pytest.fixture
def models(tmp_path):
    """Folders with weights that nothing loads."""
    folders = {}
    for name in ("minilm", "e5"):
        folders[name] = tmp_path / name
        folders[name].mkdir()
        (folders[name] / "model.safetensors").write_bytes(name.encode())
    return folders


@pytest.fixture
def bare(monkeypatch):
    """An installation without any other system."""

    def refuse(package):
        raise importlib.metadata.PackageNotFoundError(package)

    monkeypatch.setattr("benchmarks.systems.importlib.metadata.version", refuse)


def run(tmp_path, models):
    return PeerRun(tmp_path, models, MemoryVectorCache(), KeptAnswers(tmp_path / "answers.jsonl"))


def test_a_system_that_is_not_installed_says_so_once(tmp_path, models, bare):
    asked = run(tmp_path, models)
    assert asked.ask(list_peers()[2], [BIKES, BIKES]) == {}
    assert asked.reasons == ["txtai hybrid, MiniLM: txtai is not installed."]


def test_what_was_kept_of_it_is_shown_all_the_same(tmp_path, models, bare):
    peer = list_peers()[2]
    first = run(tmp_path, models)
    kept = Kept(Said(RANKINGS), {"txtai": "9.0"})
    weights = hash_weights(models[peer.model])
    first._answers.add(digest_peer(peer, BIKES, weights), "txtai", kept)
    again = run(tmp_path, models)
    assert again.ask(peer, [BIKES]) == {"bikes": kept}
    assert again.reasons == []


def test_a_system_that_fails_says_why_and_goes_on(tmp_path, models, monkeypatch):
    peer = list_peers()[0]
    asked = run(tmp_path, models)
    monkeypatch.setattr("benchmarks.peer_run.list_versions", lambda *_: {})
    monkeypatch.setattr(asked, "_make_documents", lambda *_: 1 / 0)
    assert asked.ask(peer, [BIKES]) == {}
    assert asked.reasons == ["recipe, MiniLM, on bikes: it fails (ZeroDivisionError: division by zero)."]


def test_what_depends_on_the_set_has_another_digest():
    peer, other = list_peers()[:2]
    asked_less = type(BIKES)("bikes", "bikes", BIKES.items, BIKES.queries[:2])
    digests = [
        digest_peer(peer, BIKES, "a"),
        digest_peer(peer, BIKES, "b"),
        digest_peer(other, BIKES, "a"),
        digest_peer(peer, asked_less, "a"),
        digest_ours(BIKES, [HashingEncoder()]),
        digest_ours(BIKES, []),
    ]
    assert len(set(digests)) == len(digests)
    assert digest_peer(peer, BIKES, "a") == digests[0]


def test_the_page_has_every_part(tmp_path):
    goals = tmp_path / "goals.yml"
    goals.write_text("- {set: bikes, figure: success_at_1, at_least: 0.9}\n- {figure: ready_share, at_least: 0.4}\n")
    answers = {
        "recipe, MiniLM": {"bikes": Kept(Said(RANKINGS), {"torch": "2.0"})},
        OURS: {"bikes": Kept(Said(RANKINGS, ["ready", "adapt", "adapt", "none"]), {"faiss-cpu": "1.1"})},
    }
    page = quality_page.make_page([BIKES], answers, ["txtai hybrid, E5: txtai is not installed."], goals)
    assert "| bikes | **50.0** / 50.0 / " in page
    assert "- txtai hybrid, E5: txtai is not installed." in page
    assert "1 of 2 goals are met, 1 are missed." in page
    assert quality_page.NOTES.read_text(encoding="utf-8") in page
    assert "Versions: faiss-cpu 1.1, torch 2.0, Python " in page
    assert str(tmp_path) not in page


def test_the_command_measures_and_keeps(tmp_path, models, bare, monkeypatch, capsys):
    write_bikes(tmp_path / "data")
    page = tmp_path / "quality.md"
    options = ["--work", tmp_path / "work", "--encoders", "hashing", "--write", page]
    folders = ["--minilm", models["minilm"], "--e5", models["e5"]]
    monkeypatch.setattr(sys, "argv", [str(part) for part in ("quality_page", tmp_path / "data", *options, *folders)])
    monkeypatch.setattr(quality_page, "OUR_PACKAGES", ())
    monkeypatch.setenv("HF_HUB_OFFLINE", "0")
    quality_page.main()
    assert "Speeddial has answered bikes" in capsys.readouterr().err
    assert "| bikes | – | – | – | – | – | – | **100.0** / 100.0 / " in page.read_text(encoding="utf-8")
    quality_page.main()
    assert "answered" not in capsys.readouterr().err


def test_sets_know_the_kinds_of_their_questions(tmp_path):
    write_bikes(tmp_path)
    assert list_datasets(tmp_path)[0].queries == BIKES.queries
