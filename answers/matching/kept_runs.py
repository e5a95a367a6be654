"""The runs that are kept: a file of JSON each, named by its moment, of which the oldest make room for the newest."""

import json
import logging
from collections.abc import Collection
from datetime import UTC, datetime
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from answers.errors import NoRunKept
from answers.matching.report import MatchingReport
from kb.files import alone_in, file_errors, remove_drafts, write_atomically

KEPT = 20

_log = logging.getLogger(__name__)
_REPORT = TypeAdapter(MatchingReport)


def keep_run(folder: Path, report: MatchingReport, *, most: int = KEPT) -> Path:
    """Keeps the run and gives its file; beyond `most` the oldest go.

    Raises:
        DiskFull, FolderUnwritable: It could not be written; the older ones are still there.
    """
    path = folder / _name(report.made_at)
    with alone_in(folder) as alone:
        if alone:
            remove_drafts([folder])  # of a run that was killed
        write_atomically(path, dump_report(report))
        for old in _newest_first(folder)[most:]:
            with file_errors(old):
                old.unlink(missing_ok=True)
    return path


def find_newest_run(folder: Path) -> MatchingReport | None:
    """The newest run that can be read; None where there is none."""
    for path in _newest_first(folder):
        try:
            return _REPORT.validate_json(path.read_bytes())
        except (OSError, ValidationError) as error:
            _log.warning("The kept evaluation %s cannot be read (%s): it is passed over.", path, type(error).__name__)
    return None


def get_newest_run(folder: Path) -> MatchingReport:
    """The newest run that can be read.

    Raises:
        NoRunKept: There is none.
    """
    found = find_newest_run(folder)
    if found is None:
        raise NoRunKept
    return found


def dump_report(report: MatchingReport) -> bytes:
    """The report as JSON in UTF-8, the same bytes for the same report."""
    return _REPORT.dump_json(report, indent=1) + b"\n"


def count_older_runs(folder: Path, before: datetime) -> int:
    """How many kept runs are older."""
    return len(_list_older(folder, before))


def delete_older_runs(folder: Path, before: datetime) -> int:
    """Deletes them and gives how many there were.

    Raises:
        FolderUnwritable: One could not be deleted.
    """
    return delete_runs(_list_older(folder, before))


def list_runs_with(folder: Path, texts: Collection[str]) -> list[Path]:
    """The kept runs in which one of these questions stands."""
    wanted = [json.dumps(text, ensure_ascii=False).encode() for text in texts if text]
    return [path for path in _newest_first(folder) if any(text in path.read_bytes() for text in wanted)]


def delete_runs(paths: Collection[Path]) -> int:
    """Deletes these and gives how many there were.

    Raises:
        FolderUnwritable: One could not be deleted.
    """
    for path in paths:
        with file_errors(path):
            path.unlink(missing_ok=True)
    return len(paths)


def _list_older(folder: Path, before: datetime) -> list[Path]:
    oldest_kept = _name(before)
    return [path for path in _newest_first(folder) if path.name < oldest_kept]


def _name(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%S_%fZ}.json"


def _newest_first(folder: Path) -> list[Path]:
    return sorted(folder.glob("*T*Z.json"), reverse=True)
