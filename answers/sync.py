"""Keeping one process's index in step with the store.

Invariant: `at` never serves an index that is older than the store without saying so, and never waits for more
than a handful of changed entries; a larger catch-up and every rebuild run beside the searcher that still serves.
"""

import logging
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from answers.best_effort_cache import BestEffortCache
from answers.errors import IndexNotSaved, SearchFailed
from answers.indexing import item_id, list_items
from index.adaptation import UNMOVED, Adaptation
from index.encoders import Encoder, EncoderError
from index.searcher import Searcher
from index.snapshot import SnapshotMissing, SnapshotUnusable, load_snapshot, save_snapshot
from index.vector_cache import VectorCache
from kb.database import Database, get_store_revision
from kb.entries import changes_since, count_published

_log = logging.getLogger(__name__)

Mode = Literal["hybrid", "lexical", "building", "failed"]
Progress = Callable[[int, int], None]

_AT_ONCE = 20  # changed entries that a question waits for: about 100 texts, 0.2 s
_BUILDING = "The index is being built: until then only the words are compared, not their meaning."
_RETRY_SECONDS = 30.0
_SAVE_SECONDS = 10.0
_REFRESH_SECONDS = 20.0  # without an edit, until what all entries learn from each other is learned again


@dataclass(frozen=True, slots=True)
class _Serving:
    """What questions are answered with: a searcher as of one store revision, with or without meaning."""

    searcher: Searcher
    revision: int
    meaning: bool


@dataclass(frozen=True, slots=True)
class IndexState:
    """What serves at this moment; `reason` says in a sentence why it is not the best that it could be."""

    mode: Mode
    revision: int
    item_count: int
    text_count: int
    encoders: tuple[str, ...]
    reason: str | None


class LiveIndex:
    """The searcher of this process, its snapshot on disk, and their way to the store's newest revision."""

    def __init__(
        self,
        database: Database,
        folder: Path,
        load_encoders: Callable[[], Sequence[Encoder]],
        cache: VectorCache | None = None,
    ) -> None:
        self._database = database
        self._folder = folder
        self._load_encoders = load_encoders
        self._cache = None if cache is None else BestEffortCache(cache)
        self._lock = threading.RLock()
        self._encoders: tuple[Encoder, ...] = ()
        self._lacking: str | None = None  # why there is no meaning, for as long as this process runs
        self._behind: str | None = "The index was not opened yet."  # why it is not at its best just now
        self._serving: _Serving | None = None
        self._adaptations: dict[str, Adaptation] = {}  # by the fingerprint that they belong to
        self._worker: threading.Thread | None = None
        self._saver: threading.Thread | None = None
        self._refresher: threading.Thread | None = None
        self._retry_at = self._saved_at = 0.0

    def open(self) -> None:
        """Loads the encoders and the snapshot; where there is no usable snapshot, serves words and builds meanwhile.

        Raises:
            KbError: The store cannot be read.
        """
        with self._lock:
            self._open_encoders()
            self._behind = None
            if self._open_snapshot():
                with self._database.session() as session:
                    revision = get_store_revision(session)
                self._catch_up(revision)
                self._refresh_later()
                return
            self._serve(*self._built(()), meaning=False)
            if self._encoders:
                self._behind = _BUILDING
                self._start(self._build_in_background)

    def build(self, progress: Progress | None = None) -> None:
        """Builds the index from the store and writes its snapshot, in the caller's thread.

        Raises:
            KbError: The store cannot be read.
            EncoderError: The encoders cannot be used (`reindex` must not quietly make a lesser index).
            IndexNotSaved: The disk is full or may not be written.
        """
        self._encoders = tuple(self._load_encoders())
        searcher, revision = self._build(progress)
        try:
            save_snapshot(self._folder, searcher, revision=revision)
        except OSError as error:
            raise IndexNotSaved(self._folder, error.strerror or str(error)) from error

    def at(self, revision: int) -> Searcher:
        """The searcher at this revision of the store, or an older one, with a warning, while a catch-up runs.

        Raises:
            SearchFailed: There is nothing to search with.
            KbError: The store cannot be read.
        """
        serving = self._serving
        if serving is not None and revision != serving.revision:
            self._catch_up(revision)
            serving = self._serving
        if serving is None:
            raise SearchFailed(self._behind or "there is no index.")
        return serving.searcher

    def adapt(self, adaptations: Mapping[str, Adaptation]) -> None:
        """Serves from now on with the confidences that outcomes speak for: each under its own index fingerprint."""
        with self._lock:
            self._adaptations = dict(adaptations)
            if self._serving is not None:
                self._serve(self._serving.searcher, self._serving.revision, meaning=self._serving.meaning)

    def state(self) -> IndexState:
        """What serves now, without touching the store."""
        with self._lock:
            serving = self._serving
            return IndexState(
                mode=self._mode(),
                revision=serving.revision if serving else -1,
                item_count=serving.searcher.item_count if serving else 0,
                text_count=serving.searcher.text_count if serving else 0,
                encoders=tuple(encoder.name for encoder in self._encoders),
                reason=self._behind or self._lacking,
            )

    def wait(self, seconds: float) -> bool:
        """Waits for background work, at most `seconds` for each kind; True when none is left."""
        working = [thread for thread in (self._worker, self._saver) if thread is not None]
        for thread in working:
            thread.join(seconds)
        return not any(thread.is_alive() for thread in working)

    def _serve(self, searcher: Searcher, revision: int, *, meaning: bool) -> None:
        """Puts a searcher in place; what was recorded under another fingerprint says nothing of its confidences."""
        adaptation = self._adaptations.get(searcher.fingerprint, UNMOVED)
        self._serving = _Serving(searcher.with_adaptation(adaptation), revision, meaning)

    def _mode(self) -> Mode:
        if self._serving is None:
            return "failed"
        if self._serving.meaning:
            return "hybrid"
        return "building" if self._busy() else "lexical"

    def _open_encoders(self) -> None:
        try:
            self._encoders = tuple(self._load_encoders())
            self._lacking = None if self._encoders else "Only the words are compared: the settings name no encoder."
        except EncoderError as error:
            self._encoders = ()
            self._lacking = f"Only the words are compared, not their meaning: {error}"

    def _open_snapshot(self) -> bool:
        """Whether there was one that fits the encoders and the store."""
        try:
            searcher, revision = load_snapshot(self._folder, self._encoders)
        except SnapshotMissing:
            return False
        except SnapshotUnusable as error:
            _log.warning("%s", error)
            return False
        with self._database.session() as session:
            current = get_store_revision(session)
            agrees = revision < current or (revision == current and count_published(session) == searcher.item_count)
        if not agrees:
            _log.warning("The snapshot of the index disagrees with the store: it is built again.")
            return False
        self._serve(searcher, revision, meaning=bool(self._encoders))
        return True

    def _built(self, encoders: Sequence[Encoder], progress: Progress | None = None) -> tuple[Searcher, int]:
        with self._database.session() as session:
            revision = get_store_revision(session)
            items = list_items(session)
        return Searcher.build(items, encoders, cache=self._cache if encoders else None, progress=progress), revision

    def _build(self, progress: Progress | None = None) -> tuple[Searcher, int]:
        searcher, revision = self._built(self._encoders, progress)
        with self._lock:
            self._serve(searcher, revision, meaning=bool(self._encoders))
            self._behind = None
        return searcher, revision

    def _build_in_background(self) -> None:
        try:
            self._save(*self._build())
        except Exception as error:  # whatever it was, what served before still serves, and the page says so
            self._failed("Building the index failed, so answers may be missing", error)

    def _catch_up(self, revision: int) -> None:
        with self._lock:
            serving = self._serving
            if serving is None or revision == serving.revision or self._busy() or time.monotonic() < self._retry_at:
                return
            if revision < serving.revision:  # another store, or an older one, was put in place
                self._behind = "The index is being built again, because the store was replaced."
                self._start(self._build_in_background)
                return
            with self._database.session() as session:
                changed = len(changes_since(session, serving.revision))
            if changed > _AT_ONCE:
                self._behind = f"{changed} changed answers are being indexed: until then they may not be found."
                self._start(self._follow)
            else:
                self._follow()

    def _follow(self) -> None:
        """Brings the searcher to the store's revision, embedding only what changed."""
        serving = self._serving
        if serving is None:
            return
        try:
            with self._database.session() as session:
                revision = get_store_revision(session)
                changes = changes_since(session, serving.revision)
                items = list_items(session, only={(change.id, change.lang) for change in changes})
            kept = {item.id for item in items}
            removed = [of for change in changes if (of := item_id(change.id, change.lang)) not in kept]
            searcher = serving.searcher.updated(items, removed, cache=self._cache)
        except Exception as error:  # the older searcher goes on, and the page says so
            self._failed("The newest changes are not searched yet", error)
            return
        with self._lock:
            self._serve(searcher, revision, meaning=serving.meaning)
            self._behind = None
        self._save_now_and_then()
        self._refresh_later()

    def _refresh_later(self) -> None:
        serving = self._serving
        working = self._refresher is not None and self._refresher.is_alive()
        if serving is None or serving.searcher.fresh or working:
            return
        self._refresher = threading.Thread(target=self._refresh, name="refresh", daemon=True)
        self._refresher.start()

    def _refresh(self) -> None:
        """Learns again from the whole library once the edits have paused; what served before serves meanwhile."""
        while True:
            serving = self._serving
            time.sleep(_REFRESH_SECONDS)
            if serving is None or serving is not self._serving:
                continue
            try:
                searcher = serving.searcher.refreshed(cache=self._cache)
            except Exception as error:  # the confidence of older entries is a little behind: no reason to stop
                _log.error("Learning again from the library failed.", exc_info=error)
                return
            with self._lock:
                if serving is not self._serving:
                    continue
                self._serve(searcher, serving.revision, meaning=serving.meaning)
            self._save(searcher, serving.revision)
            return

    def _failed(self, what: str, error: Exception) -> None:
        _log.error("%s", what, exc_info=error)
        with self._lock:
            self._retry_at = time.monotonic() + _RETRY_SECONDS
            self._behind = f"{what}: {_sentence(error)}"

    def _busy(self) -> bool:
        return self._worker is not None and self._worker.is_alive()

    def _start(self, work: Callable[[], None]) -> None:
        self._worker = threading.Thread(target=work, name="index", daemon=True)
        self._worker.start()

    def _save_now_and_then(self) -> None:
        """Writes the snapshot beside the questions, at most every ten seconds."""
        saving = self._saver is not None and self._saver.is_alive()
        serving = self._serving
        if serving is None or not serving.meaning or saving or time.monotonic() - self._saved_at < _SAVE_SECONDS:
            return
        self._saver = threading.Thread(
            target=self._save, args=(serving.searcher, serving.revision), name="snapshot", daemon=True
        )
        self._saver.start()

    def _save(self, searcher: Searcher, revision: int) -> None:
        """Writes the snapshot; one that cannot be written costs the next start some seconds, and no question."""
        self._saved_at = time.monotonic()
        try:
            save_snapshot(self._folder, searcher, revision=revision)
        except OSError as error:
            _log.warning("The snapshot of the index could not be written (%s): the next start builds it again.", error)


def _sentence(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__
