"""What an edit would change for those who ask: the newest questions and all match tests, asked before and after it.

Nothing is saved: the index after the edit is a searcher of its own, beside the one that serves. It stops when its time
is over, and says how far it came.
"""

import time
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, cast

from answers.indexing import item_id, item_of
from answers.matching.asked import Answered, Asked
from answers.matching.asking import ask
from answers.matching.match_tests import list_match_tests
from index.searcher import Searcher
from kb.database import Session
from kb.entries import EntryRecord, list_published
from kb.learned import list_live
from kb.receipts import list_newest_receipts

NEWEST = 200
_AT_ONCE = 25
_SECONDS = 4.0  # an owner waits for it; where that is not enough it says so

Kind = Literal["must_match", "must_not_match"]
Sees = Callable[[EntryRecord], bool]


@dataclass(frozen=True, slots=True)
class MovedQuestion:
    """A question that gets another first answer: the entries' ids, None for none that may be shown."""

    text: str
    lang: str | None
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class FailingTest:
    """A match test of `entry` that fails after the edit; `found` answers it then, None where nothing does."""

    text: str
    entry: str
    kind: Kind
    found: str | None
    failed_before: bool


@dataclass(frozen=True, slots=True)
class Effects:
    """What would change; `asked` of `questions` and `tested` of `tests` were looked at; `remarks` say why not all."""

    moved: tuple[MovedQuestion, ...]
    failing_tests: tuple[FailingTest, ...]
    asked: int
    questions: int
    tested: int
    tests: int
    remarks: tuple[str, ...]


@dataclass(frozen=True)
class _Side:
    """A library to ask: the one that serves, or the one after the edit."""

    searcher: Searcher
    shown: Collection[str]

    def ask(self, asked: Sequence[Asked]) -> list[Answered]:
        return ask(self.searcher, asked, self.shown)


def find_effects(
    session: Session,
    searcher: Searcher,
    drafted: Sequence[EntryRecord],
    today: date,
    *,
    sees: Sees = lambda _: True,
    seconds: float = _SECONDS,
    clock: Callable[[], float] = time.monotonic,
) -> Effects:
    """What becomes of the newest questions and of all match tests with the entry as drafted, in all its languages.

    The entry's own tests come first, then the other tests, for half of the time at most; then the questions from the
    newest on. What `sees` denies is left out, as if it were not there.
    """
    entry_id = drafted[0].id
    published = [entry for entry in list_published(session) if sees(entry)]
    others = [entry for entry in published if entry.id != entry_id]
    after_all = [*(entry for entry in drafted if entry.status == "published"), *others]
    before = _Side(searcher, _list_shown(published, today))
    after = _Side(_edited(session, searcher, drafted), _list_shown(after_all, today))
    tests, questions = list_match_tests(after_all), _list_questions(session)
    begun = clock()
    failing: list[FailingTest] = []
    tested = asked = 0
    for batch in _batches(tests, clock, begun + seconds / 2):
        failing += _list_failing(batch, before, after)
        tested += len(batch)
    moved: list[MovedQuestion] = []
    for batch in _batches(questions, clock, begun + seconds):
        moved += _list_moved(batch, before, after)
        asked += len(batch)
    remarks = _list_remarks(tested, len(tests), asked, len(questions))
    return Effects(tuple(moved), tuple(failing), asked, len(questions), tested, len(tests), remarks)


def _edited(session: Session, searcher: Searcher, drafted: Sequence[EntryRecord]) -> Searcher:
    learned = list_live(session, only={(entry.id, entry.lang) for entry in drafted})
    items = [
        item_of(entry, learned.get((entry.id, entry.lang), ())) for entry in drafted if entry.status == "published"
    ]
    return searcher.updated(items, [item_id(entry.id, entry.lang) for entry in drafted])


def _list_shown(entries: Sequence[EntryRecord], today: date) -> frozenset[str]:
    return frozenset(entry.id for entry in entries if entry.is_valid(today))


def _list_questions(session: Session) -> list[Asked]:
    receipts = list_newest_receipts(session, NEWEST)
    found = {(it.question, it.lang): Asked(it.question, it.lang, "outcomes", None) for it in receipts}
    return list(found.values())


def _batches(asked: Sequence[Asked], clock: Callable[[], float], until: float) -> Iterator[Sequence[Asked]]:
    for start in range(0, len(asked), _AT_ONCE):
        if clock() >= until:
            return
        yield asked[start : start + _AT_ONCE]


def _list_failing(tests: Sequence[Asked], before: _Side, after: _Side) -> Iterator[FailingTest]:
    failing = [it for it in after.ask(tests) if it.standing != "right"]
    known = before.ask([it.asked for it in failing])
    for now, was in zip(failing, known, strict=True):
        test = now.asked
        kind = cast("Kind", test.source)  # what `list_match_tests` makes
        yield FailingTest(test.text, test.entry or "", kind, now.chosen, was.standing != "right")


def _list_moved(questions: Sequence[Asked], before: _Side, after: _Side) -> Iterator[MovedQuestion]:
    for was, now in zip(before.ask(questions), after.ask(questions), strict=True):
        if was.first != now.first:
            yield MovedQuestion(was.asked.text, was.asked.lang, was.first, now.first)


def _list_remarks(tested: int, tests: int, asked: int, questions: int) -> tuple[str, ...]:
    remarks = []
    if tested < tests:
        remarks.append(f"Only {tested} of {tests} match tests were asked: the others would have taken too long.")
    if asked < questions:
        remarks.append(
            f"Only {asked} of {questions} newest questions were asked: the others would have taken too long."
        )
    return tuple(remarks)
