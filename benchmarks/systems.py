"""The systems that are measured side by side, and what makes an answer of theirs out of date."""

import hashlib
import importlib.metadata
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from benchmarks import quality, run_cosine, run_haystack, run_txtai
from benchmarks.datasets import DataSet
from benchmarks.documents import Documents
from benchmarks.said import Ranking
from index.encoders.protocol import Encoder

RankDocuments = Callable[[DataSet, Documents], Sequence[Ranking]]

OURS = "Speeddial"
INDEX = Path(__file__).parent.parent / "index"
LABELS = {"minilm": "MiniLM", "e5": "E5"}


@dataclass(frozen=True)
class Peer:
    """Another system with one of the two models."""

    system: str
    model: str
    package: str
    settings: str
    rank: RankDocuments

    @property
    def name(self) -> str:
        """Heading of its column."""
        return f"{self.system}, {LABELS[self.model]}"


def list_peers() -> list[Peer]:
    """Return every system with every model, in the order of the columns."""
    kinds: dict[str, tuple[ModuleType, RankDocuments]] = {
        "recipe": (run_cosine, run_cosine.rank_with_cosine),
        "txtai hybrid": (run_txtai, run_txtai.rank_with_txtai),
        "haystack hybrid": (run_haystack, run_haystack.rank_with_haystack),
    }
    return [
        Peer(system, model, module.PACKAGE, module.SETTINGS, rank)
        for system, (module, rank) in kinds.items()
        for model in LABELS
    ]


def digest_peer(peer: Peer, dataset: DataSet, weights: str) -> str:
    """Return what a peer's answers depend on; not its version, so that they can be read where it is not installed."""
    return _digest([peer.system, peer.model, peer.settings, weights, _describe_set(dataset)])


def digest_ours(dataset: DataSet, encoders: Sequence[Encoder]) -> str:
    """Return what our answers depend on: every file of the index, the encoders, the set."""
    files = [path for path in sorted(INDEX.rglob("*")) if path.is_file() and "__pycache__" not in path.parts]
    files.append(Path(quality.__file__))
    source = [hashlib.sha256(path.read_bytes()).hexdigest() for path in files]
    return _digest([OURS, source, [encoder.fingerprint for encoder in encoders], _describe_set(dataset)])


def list_versions(*packages: str) -> Mapping[str, str]:
    """Return the installed versions of distributions."""
    return {package: importlib.metadata.version(package) for package in packages}


def _describe_set(dataset: DataSet) -> str:
    # By name, so that another field of an item makes no measurement out of date.
    items = [[item.id, item.group, item.lang, item.questions, item.answer] for item in dataset.items]
    return _digest([items, [[query.text, sorted(query.relevant), query.lang] for query in dataset.queries]])


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()
