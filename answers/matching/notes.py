"""What a reader of the figures has to know, in sentences."""

from collections.abc import Iterator, Sequence

from answers.matching.asked import Asked
from answers.matching.told import Told

FEW = 100  # from here on the range of a share near .9 is twelve points wide


def list_notes(*, entries: int, tests: Sequence[Asked], told: Told, left_out: int) -> Iterator[str]:
    """What was asked, what is missing, what was left aside, and how much the figures say."""
    if not entries:
        yield "The library has no published entries that may be shown today, so nothing can be found."
    elif not tests:
        yield "No entry has match tests: write must_match and must_not_match questions into the entries."
    if not told.asked:
        yield "No outcomes that say which answer was right were noted yet, so nothing is known of real questions."
    yield from _list_few(tests, told)
    if told.disputed:
        yield f"{_count(told.disputed)} left aside, because people disagree on the answer without a majority."
    if told.withdrawn:
        yield f"{_count(told.withdrawn)} left aside, because the entries that were sent can no longer be shown."
    if told.older:
        yield f"{_count(told.older)} left aside, because only the newest {len(told.asked)} are asked."
    if left_out:
        yield f"{_count(left_out)} asked without what was learned from them, or they would find themselves."


def _list_few(tests: Sequence[Asked], told: Told) -> Iterator[str]:
    must_match = sum(it.source == "must_match" for it in tests)
    for number, whence in ((must_match, "from must_match tests"), (len(told.asked), "from use")):
        if 0 < number < FEW:
            yield f"Questions {whence}: {number}. So few say little, mind the ranges."


def _count(questions: int) -> str:
    return "1 question was" if questions == 1 else f"{questions} questions were"
