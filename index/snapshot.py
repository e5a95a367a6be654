"""The snapshot of a searcher on disk."""

from collections.abc import Sequence
from pathlib import Path

from index.encoders.protocol import Encoder
from index.searcher import Searcher


class SnapshotMissing(Exception):
    """No snapshot was ever finished in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        super().__init__("There is no snapshot of the index yet; it will be built.")


class SnapshotUnusable(Exception):
    """A snapshot that can't be used, and why; building the index again replaces it."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"The snapshot of the index can't be used: {reason}. The index will be built again.")


def save_snapshot(folder: Path, searcher: Searcher, *, revision: int) -> None:
    """Write nothing yet: the format comes with the searcher's final layout, and until then every start rebuilds."""


def load_snapshot(folder: Path, encoders: Sequence[Encoder]) -> tuple[Searcher, int]:
    """Raise SnapshotMissing until the format is there."""
    raise SnapshotMissing(folder)
