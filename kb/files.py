"""Writes files so that a kill, a full disk or a power cut leaves the old one or the new one, never half of it."""

import contextlib
import errno
import fcntl
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kb.errors import DiskFull, FolderUnwritable

_PREFIX, _SUFFIX = ".speeddial-", ".tmp"
_FULL = {errno.ENOSPC, errno.EDQUOT}


@contextmanager
def file_errors(path: Path) -> Iterator[None]:
    """Raises our errors for what the system says about writing to `path`."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise DiskFull(str(path)) from error
        raise FolderUnwritable(path, error.strerror or "it failed") from error


def write_atomically(path: Path, data: bytes) -> None:
    """Replaces the file by one with these bytes; makes its folder.

    Raises:
        DiskFull, FolderUnwritable: the old file is untouched.
    """
    with file_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=_PREFIX, suffix=_SUFFIX)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            os.chmod(name, 0o666 & ~_umask())  # noqa: PTH101  (mkstemp's 0600 would hide an export from colleagues)
            os.replace(name, path)  # noqa: PTH105  (reads like the system call that it is)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(name)  # noqa: PTH108  (as above)
            raise
        sync_folder(path.parent)


@contextmanager
def alone_in(folder: Path) -> Iterator[bool]:
    """Lets one process at a time in, and the next when it is killed; gives False where the file system has no locks.

    Raises:
        DiskFull, FolderUnwritable: the folder is missing and cannot be made.
    """
    with file_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(folder, os.O_RDONLY)
    try:
        alone = False
        with contextlib.suppress(OSError):  # NFS locks no folder
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            alone = True
        yield alone
    finally:
        os.close(descriptor)


def remove_drafts(folders: Iterable[Path]) -> None:
    """Removes what a killed `write_atomically` left; nobody else may be writing there.

    Raises:
        FolderUnwritable: one cannot be removed.
    """
    for folder in folders:
        for draft in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
            with file_errors(draft):
                draft.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Makes a rename in the folder last through a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _umask() -> int:
    mask = os.umask(0)  # the only portable way to read it sets it
    os.umask(mask)
    return mask
