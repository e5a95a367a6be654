"""Drawing the lessons: from the outcomes in the store to the learned phrasings in it, beside the questions.

Outcomes are collected for a minute, so that a reply that is sent never makes anybody wait for the index, and the
store's revision rises at most once a minute in each process. What was not yet drawn when a process ended is drawn with
the next outcome: nothing is kept but the outcomes.
"""

import logging
import threading
from collections.abc import Mapping, Sequence

from answers.learning.adapting import draw_adaptations
from answers.learning.choose import choose_lessons, list_candidates
from answers.learning.curated import View
from answers.learning.overruling import list_overruled
from answers.learning.statement import Lesson, Statement, key_of
from answers.learning.verdicts import list_statements
from answers.sync import LiveIndex
from index.adaptation import UNMOVED
from kb.curated_views import QuestionKey, forget_views, list_views, put_views
from kb.database import Database, get_store_revision
from kb.entries import list_published
from kb.learned import Taught, list_held, list_settled, put_live

_log = logging.getLogger(__name__)

EVERY_SECONDS = 60.0
_ASKED_AT_ONCE = 200  # questions that are put to the curated phrasings in one go: a second of one core
_VIEWS_TOO_MANY = 2  # times as many views as questions: the rest are forgotten


class Learner:
    """Draws lessons in a thread of its own, some time after the first outcome that may teach something."""

    def __init__(self, database: Database, index: LiveIndex, *, every_seconds: float = EVERY_SECONDS) -> None:
        self._database = database
        self._index = index
        self._every_seconds = every_seconds
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None
        self._waiting = self._closed = False

    def note(self) -> None:
        """Says that there is something new to learn from."""
        with self._lock:
            if not self._waiting and not self._closed:
                self._waiting = True
                self._timer = threading.Timer(self._every_seconds, self._run)
                self._timer.daemon = True
                self._timer.start()

    def close(self) -> None:
        """Draws no more lessons; those that are being drawn are finished first."""
        with self._lock:
            self._closed = True
        if self._timer is not None:
            self._timer.cancel()
            self._timer.join()

    def wait(self, seconds: float) -> None:
        """Waits for what is noted to be learned."""
        if self._timer is not None:
            self._timer.join(seconds)

    def learn(self) -> int:
        """Draws all lessons now; gives the number of entries, by language, whose phrasings changed.

        Raises:
            KbError: The store cannot be read or written.
            SearchFailed: There is nothing to search with.
        """
        with self._database.session() as session:
            revision = get_store_revision(session)
            statements = list_statements(session)
            entries = list_published(session, only={(it.entry, it.lang) for it in statements})
            settled, views = list_settled(session), dict(list_views(session))
        self._adapt(statements)
        own = {(it.id, it.lang): {key_of(text) for text in (it.title, *it.questions)} for it in entries}
        candidates = list_candidates(statements, own=own, settled=settled)
        fresh, all_asked = self._ask(candidates, views, revision)
        lessons = choose_lessons(candidates, {**views, **fresh})
        asked_about = {(it.lang, it.key) for it in statements}
        with self._database.transaction() as session:
            put_views(session, fresh)
            if len(views) > _VIEWS_TOO_MANY * len(asked_about):
                forget_views(session, but=asked_about)
            changed = put_live(
                session,
                [Taught(it.entry, it.lang, it.key, it.text, it.people) for it in lessons],
                overruled=list_overruled(list_held(session), statements),
            )
        if not all_asked:
            self.note()
        return changed

    def adapt(self) -> None:
        """Lets the confidence rest on the outcomes in the store: as a process begins, and whenever lessons are drawn.

        Raises:
            KbError: The store cannot be read.
        """
        with self._database.session() as session:
            statements = list_statements(session)
        self._adapt(statements)

    def _adapt(self, statements: Sequence[Statement]) -> None:
        drawn = draw_adaptations(statements)
        self._index.adapt({fingerprint: it.adaptation for fingerprint, it in drawn.items()})

    def _run(self) -> None:
        with self._lock:
            self._waiting = False
        try:
            self.learn()
        except Exception as error:  # the outcomes are safe, and the next one tries again
            _log.error("Nothing could be learned just now: %s", type(error).__name__)  # no texts

    def _ask(
        self, candidates: Sequence[Lesson], views: Mapping[QuestionKey, View], revision: int
    ) -> tuple[dict[QuestionKey, View], bool]:
        """What curated phrasings say of the questions that rest on one person's word; and whether that was all."""
        asked = {(it.lang, it.key): it.text for it in candidates if it.alone and (it.lang, it.key) not in views}
        if not asked:
            return {}, True
        searcher = self._index.at(revision).with_adaptation(UNMOVED)  # views are kept, adaptations change
        if self._index.state().mode == "building":
            return {}, False
        batch = dict(list(asked.items())[:_ASKED_AT_ONCE])
        found = searcher.without_learned().search_many(list(batch.values()), langs=[lang for lang, _ in batch])
        fresh: dict[QuestionKey, View] = {
            key: {hit.group: hit.confidence for hit in hits} for key, hits in zip(batch, found, strict=True)
        }
        return fresh, len(batch) == len(asked)
