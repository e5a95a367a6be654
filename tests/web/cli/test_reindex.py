"""`speeddial reindex`, and snapshots of the index that cannot be used: they are built again and answers stay right."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from index.snapshot import FORMAT
from tests.web.cli.terminal import Terminal

ASKED = "I can't log in any more"


def manifest_of(terminal: Terminal) -> Path:
    return terminal.data / "index" / "manifest.json"


def change_manifest(terminal: Terminal, **changes: object) -> None:
    file = manifest_of(terminal)
    file.write_text(json.dumps({**json.loads(file.read_text("utf-8")), **changes}), encoding="utf-8")


def truncate(terminal: Terminal, pattern: str) -> None:
    for file in (terminal.data / "index").rglob(pattern):
        file.write_bytes(file.read_bytes()[:-7])


def write_with_words_only(terminal: Terminal) -> None:
    assert terminal.run("reindex", env={"SPEEDDIAL_ENCODERS": ""}).status == 0


def test_it_works(terminal):
    outcome = terminal.run("reindex")
    assert (outcome.status, outcome.stdout) == (0, "")
    assert outcome.stderr == "Indexed 6 entries with 19 texts (hashing).\n"
    told = terminal.run("reindex", "--json")
    assert (told.status, told.stderr) == (0, "")
    assert told.json == {"revision": 1, "entries": 6, "texts": 19, "encoders": ["hashing"]}


SPOILED: list[tuple[str, Callable[[Terminal], object]]] = [
    ("vectors truncated", lambda terminal: truncate(terminal, "*.faiss")),
    ("documents truncated", lambda terminal: truncate(terminal, "documents.jsonl")),
    ("manifest truncated", lambda terminal: truncate(terminal, "manifest.json")),
    ("manifest empty", lambda terminal: manifest_of(terminal).write_bytes(b"")),
    ("manifest a list", lambda terminal: manifest_of(terminal).write_text("[]", encoding="utf-8")),
    ("from the future", lambda terminal: change_manifest(terminal, format=99)),
    ("of a revision to come", lambda terminal: change_manifest(terminal, revision=99)),
    ("generation gone", lambda terminal: change_manifest(terminal, generation="generation-1-0")),
    ("generation outside", lambda terminal: change_manifest(terminal, generation="../../..")),
    ("of another model", write_with_words_only),
    ("folder gone", lambda terminal: shutil.rmtree(terminal.data / "index")),
]


@pytest.mark.parametrize("spoil", [case[1] for case in SPOILED], ids=[case[0] for case in SPOILED])
def test_a_snapshot_that_cannot_be_used_is_built_again(terminal, spoil):
    wanted = terminal.run("suggest", ASKED, "--json").json["suggestions"]
    spoil(terminal)
    outcome = terminal.run("suggest", ASKED, "--json")
    assert (outcome.status, outcome.json["warnings"]) == (0, [])
    assert outcome.json["suggestions"] == wanted
    manifest = json.loads(manifest_of(terminal).read_text("utf-8"))
    assert (manifest["format"], manifest["revision"]) == (FORMAT, terminal.revision())
    assert [encoder["name"] for encoder in manifest["encoders"]] == ["hashing"]
    assert len(list((terminal.data / "index").glob("generation-*"))) == 1


def test_it_rejects_a_wrong_model_path_and_keeps_the_index(terminal):
    env = {"SPEEDDIAL_ENCODERS": "/nowhere"}
    sentence = "Encoder '/nowhere': there is no such folder; correct the path of the model."
    assert terminal.refuses("reindex", env=env) == sentence
    assert terminal.refuses("reindex", "--json", env=env) == sentence


def test_it_rejects_a_model_folder_that_holds_no_model(terminal):
    (terminal.home / "model").mkdir()
    assert "Encoder " in terminal.refuses("reindex", env={"SPEEDDIAL_ENCODERS": str(terminal.home / "model")})


def test_models_needs_nothing_for_the_hashing_encoder(terminal):
    outcome = terminal.run("models")
    assert (outcome.status, outcome.stdout) == (0, "")
    assert outcome.stderr.startswith("The encoders are ready in ")
