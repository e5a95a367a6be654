"""Measure one question after another through HTTP on loopback, beside the recipe's `encode` alone.

    python -m benchmarks.http QUESTIONS.txt --recipe-model FOLDER_OR_NAME

QUESTIONS has a question a line (.gz is read too). The first ones become a library of entries with five phrasings each,
the rest are asked, over one connection as a page or a help desk would. The recipe encodes the same questions one by
one, in the same run, in turns of fifty, so that a machine that slows down slows both. Needs the extra
"sentence-transformers" where a recipe model is named.
"""

import argparse
import gzip
import http.client
import json
import os
import random
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from benchmarks.command import make_parser, print_table

_BLOCK = 50
_DEPARTMENT = """---
id: product
name: Product
owners: [product@example.org]
timezone: Europe/Amsterdam
hours: "Mo-Fr 09:00-17:00"
reply_within: 4h
---
"""
_CHANNEL = """---
id: x
name: X
limit: 280
counting: x_weighted
audience: public
---
"""
_ANSWER = (
    "Thank you for asking. You find this under **Your account**, where each step is explained; the answer for"
    " number {number} is there too. Is it not what you see? Send us a picture of the page and we look along with you."
)


def read_questions(path: Path) -> list[str]:
    """Return the distinct lines that have letters."""
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    lines = (re.sub(r"\s+", " ", line).strip() for line in raw.decode("utf-8").splitlines())
    return list(dict.fromkeys(line for line in lines if any(char.isalpha() for char in line)))


def write_library(folder: Path, questions: Sequence[str], phrasings: int) -> None:
    """Write an entry for every `phrasings` questions."""
    for name in ("departments", "channels", "entries/product"):
        (folder / name).mkdir(parents=True)
    (folder / "departments" / "product.md").write_text(_DEPARTMENT, encoding="utf-8")
    (folder / "channels" / "x.md").write_text(_CHANNEL, encoding="utf-8")
    for number, start in enumerate(range(0, len(questions) - phrasings + 1, phrasings)):
        title, *others = questions[start : start + phrasings]
        front = {"id": f"product/e{number}", "title": title, "questions": others, "department": "product", "lang": "en"}
        fields = "\n".join(f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in front.items())
        text = f"---\n{fields}\n---\n{_ANSWER.format(number=number)}\n"
        (folder / "entries" / "product" / f"e{number}.md").write_text(text, encoding="utf-8")


@contextmanager
def running_server(data: Path, environment: dict[str, str]) -> Iterator[int]:
    """Serve the data folder; gives the port once the index is ready."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "web.cli.main", "serve", "--port", str(port)]
    log = (data / "serve.log").open("w")
    server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    try:
        _await(port)
        yield port
    finally:
        server.terminate()
        server.wait(30)
        log.close()


def _await(port: int, seconds: float = 300.0) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/readyz")
            answer = json.loads(connection.getresponse().read())
            if answer["index"]["mode"] == "hybrid":
                return
        except (OSError, ValueError, KeyError):
            pass
        time.sleep(0.1)
    raise SystemExit("The server did not get ready; see its log.")


class Asker:
    """Asks the server over one connection."""

    def __init__(self, port: int, token: str) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port)
        self._headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}

    def __call__(self, question: str) -> float:
        """Return the milliseconds from the request to the last byte of the answer."""
        body = json.dumps({"question": question, "channel": "x"})
        started = time.perf_counter()
        self._connection.request("POST", "/api/suggestions", body, self._headers)
        response = self._connection.getresponse()
        answer = response.read()
        took_ms = (time.perf_counter() - started) * 1000
        if response.status != 200:
            raise SystemExit(f"The server answered {response.status}: {answer[:300]!r}")
        return took_ms


class Recipe(Protocol):
    """What of sentence-transformers is measured."""

    def encode(self, texts: list[str], /, *, normalize_embeddings: bool = False) -> object:
        """Embed."""


def make_recipes(names: Sequence[str]) -> dict[str, Recipe]:
    """Return the recipe's models by name, loaded."""
    if not names:
        return {}
    import torch  # noqa: PLC0415  # only where a recipe is named: it takes seconds
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415

    torch.set_num_threads(1)
    return {f"recipe, encode alone ({Path(name).name[:24]})": SentenceTransformer(name, device="cpu") for name in names}


def main() -> None:
    """Build, serve, ask, print."""
    parser = make_parser(__doc__)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--entries", type=int, default=1000)
    parser.add_argument("--phrasings", type=int, default=5)
    parser.add_argument("--asked", type=int, default=1000)
    parser.add_argument("--recipe-model", action="append", default=[], help="what the recipe loads; may be repeated")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    questions = read_questions(arguments.questions)
    random.Random(7).shuffle(questions)
    stored = questions[: arguments.entries * arguments.phrasings]
    asked = questions[len(stored) : len(stored) + arguments.asked]
    with tempfile.TemporaryDirectory() as folder:
        took = _measure(Path(folder), stored, asked, arguments.phrasings, arguments)
    figures = {
        name: {"p50_ms": statistics.median(values), "p95_ms": statistics.quantiles(values, n=20)[-1]}
        for name, values in took.items()
    }
    if arguments.json:
        print(json.dumps(figures, indent=2))
        return
    rows = [[name, f"{one['p50_ms']:.2f}", f"{one['p95_ms']:.2f}"] for name, one in figures.items()]
    print_table(["", "p50 ms", "p95 ms"], rows)


def _measure(
    folder: Path, stored: list[str], asked: list[str], phrasings: int, arguments: argparse.Namespace
) -> dict[str, list[float]]:
    library, data = folder / "library", folder / "data"
    data.mkdir()
    write_library(library, stored, phrasings)
    environment = {
        **os.environ,
        "SPEEDDIAL_DATA": str(data),
        "SPEEDDIAL_MODELS": str(arguments.models),
        "SPEEDDIAL_ENCODERS": arguments.encoders,
        "SPEEDDIAL_RATE_LIMIT": "1000000 per minute",
    }

    def speeddial(*words: str) -> str:
        command = [sys.executable, "-m", "web.cli.main", *words]
        return subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout

    speeddial("import", str(library))
    speeddial("reindex")
    token = speeddial("token", "create", "benchmark", "--scopes", "suggest").strip()
    recipes = make_recipes(arguments.recipe_model)
    took: dict[str, list[float]] = {"speeddial, whole question over HTTP": [], **{name: [] for name in recipes}}
    with running_server(data, environment) as port:
        ask = Asker(port, token)
        for text in asked[:50]:
            ask(text)
            for model in recipes.values():
                model.encode([text])
        for start in range(0, len(asked), _BLOCK):
            block = asked[start : start + _BLOCK]
            took["speeddial, whole question over HTTP"] += [ask(text) for text in block]
            for name, model in recipes.items():
                took[name] += [_time_encode(model, text) for text in block]
    return took


def _time_encode(model: Recipe, text: str) -> float:
    started = time.perf_counter()
    model.encode([text], normalize_embeddings=True)
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    main()
