"""The question's way: language, ranked entries, the entries themselves, replies, checklists, outcome.

Status and audience are checked on the entries as the store has them now, never on what the index remembers.
"""

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from answers.engagement import restrain
from answers.house import HouseKeeper
from answers.language import Detected, detect
from answers.one import answer_one
from answers.pace import PaceBook
from answers.question import Question, checked
from answers.receipts import Rankings, ReceiptBook
from answers.search import find_language, look_up
from answers.seen import Seen, see_ranked
from answers.several import answer_several, ask_several
from answers.situations.recognise import recognise_sensed
from answers.suggestions import Suggestions
from answers.sync import LiveIndex
from answers.verdict import USUAL, Tolerance
from index.items import Ranked
from kb.database import Database, get_store_revision


class Suggester:
    """Answers questions from the store's entries; safe to use from several threads."""

    def __init__(
        self,
        database: Database,
        index: LiveIndex,
        *,
        reference_key: str,
        tolerance: Tolerance = USUAL,
        paces: PaceBook | None = None,
    ) -> None:
        self._database = database
        self._index = index
        self._tolerance = tolerance
        self._housekeeper = HouseKeeper()
        self._paces = paces or PaceBook(database)
        self._receipts = ReceiptBook(database, reference_key)

    def suggest(self, question: Question, *, now: datetime | None = None) -> Suggestions:
        """Up to `question.limit` suggestions, best first, with the outcome that the engine stands for.

        Raises:
            QuestionRefused: The question, its channel or its language makes no sense.
            SearchFailed: There is nothing to search with, or the search broke.
            KbError: The store cannot be read.
        """
        started = time.perf_counter()
        now = now or datetime.now(UTC)
        question = checked(question)
        detected = Detected(question.lang, sure=True) if question.lang else detect(question.text)
        with self._database.session() as session:
            revision = get_store_revision(session)
            searcher = self._index.at(revision)
            found = look_up(searcher, question.text, detected, explained=question.explain)
            lang = find_language(detected, found.whole)
            house = self._housekeeper.current(session, revision)
            odds = searcher.sense(question.text)
            question = replace(question, situations=recognise_sensed(question.text, lang, odds))

            def see(ranked: Sequence[Ranked]) -> Seen:
                return see_ranked(session, house, question, ranked, lang, now)

            seen = see(found.whole)
            several = ask_several(question, found, see, self._tolerance)
        said = (
            answer_several(question, several, self._paces.find)
            if several
            else answer_one(question, seen, self._tolerance, self._paces.find)
        )
        said = restrain(question, seen.desk.channel, said)
        said = replace(said, warnings=(*self._index_warnings(), *said.warnings), situations=question.situations)
        rankings: Rankings = several.rankings if several else {None: seen.hits}
        unkept = self._receipts.keep(
            question, said, rankings, fingerprint=searcher.fingerprint, revision=revision, now=now
        )
        took_ms = round((time.perf_counter() - started) * 1000, 3)
        return replace(said, took_ms=took_ms, warnings=(*said.warnings, *unkept))

    def _index_warnings(self) -> tuple[str, ...]:
        reason = self._index.state().reason
        return (reason,) if reason else ()
