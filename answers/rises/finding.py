"""Finding rises: which topics come far more often now than in the same hour of past weeks.

A rise has to be unlikely by chance (with regard to how many topics and moments are looked at), at least two and a half
times as much as usual, and of a least number of questions. When everything comes more often, such as on the last day of
a sale, no topic rises.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from answers.rises.odds import expect, measure_noise
from answers.rises.topics import WORD, list_topics
from kb.rises import Asked

HOUR = timedelta(hours=1)
_WINDOWS = (timedelta(minutes=10), timedelta(minutes=30), HOUR)
_LEAST = 6  # questions
_LEAST_YOUNG = 12  # while there are few weeks to compare with
_YOUNG = 4  # weeks
LEAST_WEEKS = 2
_ENOUGH = 20  # questions in an hour, to tell a busy one from a quiet one
_FOLD = 2.5
# One false notice in four weeks at most, by entries or by words, each: 40,320 minutes with three windows, of which
# about one in fifteen is news.
_CHANCE = 1.0 / (40_320 * 3 / 15)

Counts = Mapping[str, list[Asked]]


@dataclass(frozen=True, slots=True)
class Rising:
    """A topic that rises; `questions` are those of the window in which it stands out most."""

    topic: str
    count: int
    expected: float
    chance: float
    questions: tuple[Asked, ...]


def find_rising(recent: Sequence[Asked], weeks: Sequence[Sequence[Asked]], now: datetime) -> list[Rising]:
    """The topics that rise, the least likely first.

    Args:
        recent: What was asked in the hour up to `now`.
        weeks: What was asked in the same hour of each past week that there are records of.
        now: This moment.
    """
    least = _LEAST if len(weeks) >= _YOUNG else _LEAST_YOUNG
    current = _count(recent)
    if len(weeks) < LEAST_WEEKS or max(map(len, current.values()), default=0) < least:
        return []
    past = [_Week(_count(week), len(week), all(it.question for it in week)) for week in weeks]
    pasts = {topic: _list_past(topic, past) for topic in {*current, *(it for week in past for it in week.counts)}}
    noise, words = measure_noise(pasts.values()), sum(topic.startswith(WORD) for topic in pasts)
    usual_total = sum(map(len, weeks)) / len(weeks)
    found = []
    for topic, questions in current.items():
        before = pasts[topic]
        if len(questions) < least or len(before) < LEAST_WEEKS:
            continue
        others, usual_others = len(recent) - len(questions), usual_total - sum(before) / len(before)
        rising = _judge(topic, questions, before, _Bar(now, least, _compare(others, usual_others), noise))
        rivals = words if topic.startswith(WORD) else len(pasts) - words
        if rising is not None and rising.chance * rivals <= _CHANCE:
            found.append(rising)
    return sorted(found, key=lambda it: (it.chance, it.topic))


def _compare(others: float, usual: float) -> float:
    """How many times as much as usual everything else is; at least 1."""
    return max(1.0, (others + 1) / (max(usual, 0.0) + 1))


@dataclass(frozen=True, slots=True)
class _Bar:
    """What a topic is held against: `times` is how many times as much as usual everything else is."""

    now: datetime
    least: int
    times: float
    noise: float


def _judge(topic: str, questions: Sequence[Asked], before: Sequence[float], bar: _Bar) -> Rising | None:
    """The window in which it stands out most; None where it is too small or too few everywhere."""
    found: list[Rising] = []
    for window in _WINDOWS:
        here = tuple(it for it in questions if it.at > bar.now - window)
        usual = expect(before, window / HOUR * bar.times, bar.noise)
        if len(here) >= bar.least and len(here) >= _FOLD * usual.mean:
            found.append(Rising(topic, len(here), usual.mean, usual.chance_of(len(here)), here))
    return min(found, key=lambda it: it.chance, default=None)


def _count(asked: Iterable[Asked]) -> Counts:
    """The questions of each topic; a person who asks the same twice counts once."""
    counts: dict[str, list[Asked]] = defaultdict(list)
    known: set[tuple[int, str]] = set()
    for it in asked:
        if it.person_id is not None and it.question:
            if (it.person_id, it.question) in known:
                continue
            known.add((it.person_id, it.question))
        for topic in list_topics(it):
            counts[topic].append(it)
    return counts


@dataclass(frozen=True, slots=True)
class _Week:
    """The same hour of a past week; words can be counted where the texts are still kept."""

    counts: Counts
    total: int
    has_texts: bool


def _list_past(topic: str, past: Sequence[_Week]) -> list[float]:
    """How often it came in each week, had all been equally busy; one in which it rose counts for less."""
    average = sum(week.total for week in past) / len(past)
    counts = [
        len(week.counts.get(topic, ())) * (average / week.total if week.total >= _ENOUGH else 1.0)
        for week in past
        if week.has_texts or not topic.startswith(WORD)
    ]
    most = _FOLD * median(counts) + _LEAST if counts else 0.0
    return [min(count, most) for count in counts]
