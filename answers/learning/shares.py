"""How much of what is learned may rest on whom: caps on each entry, and on each person's word alone."""

from collections import Counter
from collections.abc import Sequence

from answers.learning.statement import Lesson

MOST_OF_ENTRY = 20  # learned phrasings of an entry in one language
ALONE_IN_ENTRY = 3  # on one person's word alone, where others taught fewer
ALONE_IN_ALL = 50  # the same over the whole library


def limit_shares(lessons: Sequence[Lesson]) -> list[Lesson]:
    """The lessons that fit: the best supported first, then the oldest, so that a full entry does not keep changing."""
    found = sorted(lessons, key=lambda lesson: -lesson.people)
    found = _limit_alone(found, by_entry=True, at_least=ALONE_IN_ENTRY)
    counts: Counter[tuple[str, str]] = Counter()
    fitting: list[Lesson] = []
    for lesson in found:
        counts[lesson.entry, lesson.lang] += 1
        if counts[lesson.entry, lesson.lang] <= MOST_OF_ENTRY:
            fitting.append(lesson)
    return _limit_alone(fitting, by_entry=False, at_least=ALONE_IN_ALL)


def _limit_alone(lessons: Sequence[Lesson], *, by_entry: bool, at_least: int) -> list[Lesson]:
    """Leaves one person's word alone no more lessons than all others have together, but `at_least` so many."""

    def place_of(lesson: Lesson) -> tuple[str, str] | None:
        return (lesson.entry, lesson.lang) if by_entry else None

    total = Counter(place_of(lesson) for lesson in lessons)
    alone = Counter((place_of(lesson), lesson.alone) for lesson in lessons if lesson.alone)
    taken: Counter[tuple[tuple[str, str] | None, str]] = Counter()
    kept: list[Lesson] = []
    for lesson in lessons:
        if lesson.alone is not None:
            place = place_of(lesson)
            taken[place, lesson.alone] += 1
            others = total[place] - alone[place, lesson.alone]
            if taken[place, lesson.alone] > max(at_least, others):
                continue
        kept.append(lesson)
    return kept
