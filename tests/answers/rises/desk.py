"""A made-up help desk: questions by weekday and hour, with the noise of days, topics and chance."""

import random
from bisect import bisect_left
from datetime import datetime, timedelta

from kb.rises import Asked

HOURS = (1, 1, 1, 1, 1, 2, 5, 12, 30, 50, 60, 60, 50, 50, 55, 50, 45, 40, 35, 40, 45, 35, 15, 5)  # questions an hour
DAYS = (1.3, 1.1, 1.0, 1.0, 0.9, 0.6, 0.5)
ENTRIES = 40
_UNANSWERED = 0.1
_WORDS = [
    f"{a}{b}{c}" for a in ("kar", "lom", "pet", "ris", "ton", "vul") for b in ("ba", "mi", "so") for c in ("k", "n")
]


class Desk:
    """Questions from `start` on, for so many weeks; `noise` is the spread of a day and of a topic on a day."""

    def __init__(
        self,
        seed: int,
        start: datetime,
        weeks: int,
        *,
        busy: float = 1.0,
        noise: float = 0.2,
        rise: tuple[int, datetime, float] | None = None,
    ) -> None:
        """`rise`: from a moment on so many times as many of an entry's questions as that day would have had."""
        self._random = random.Random(seed)
        self._shares = [1 / (rank + 3) for rank in range(ENTRIES)]
        self.start, self.busy, self.noise, self._rise = start, busy, noise, rise
        self.asked: list[Asked] = []
        for day in range(7 * weeks):
            self._add_day(start + timedelta(days=day))
        self.asked.sort(key=lambda it: it.at)
        self._moments = [it.at for it in self.asked]

    def between(self, since: datetime, until: datetime) -> list[Asked]:
        return self.asked[bisect_left(self._moments, since) : bisect_left(self._moments, until)]

    def weeks_before(self, now: datetime, most: int = 8) -> list[list[Asked]]:
        hour = timedelta(hours=1)
        ends = [now - timedelta(weeks=number) for number in range(1, most + 1)]
        return [self.between(end - hour, end) for end in ends if end - hour >= self.start]

    def rate_of(self, entry: int, at: datetime) -> float:
        """How many of an entry's questions an hour has on average."""
        usual = self.busy * HOURS[at.hour] * DAYS[at.weekday()] * (1 - _UNANSWERED)
        return usual * self._shares[entry] / sum(self._shares)

    def surge(self, begin: datetime, end: datetime, per_hour: float, make) -> None:
        """Adds questions that come at random, so many an hour."""
        at = begin
        while (at := at + timedelta(hours=self._random.expovariate(per_hour))) < end:
            self.asked.append(make(f"surge-{at.isoformat()}", at))
        self.asked.sort(key=lambda it: it.at)
        self._moments = [it.at for it in self.asked]

    def _add_day(self, day: datetime) -> None:
        rng = self._random
        whole = rng.lognormvariate(0, self.noise)
        weights = [share * rng.lognormvariate(0, self.noise) for share in self._shares]
        for hour, usual in enumerate(HOURS):
            mean = usual * DAYS[day.weekday()] * self.busy * whole
            self._add_rise(day + timedelta(hours=hour), mean * (1 - _UNANSWERED), weights)
            for _ in range(_poisson(rng, mean)):
                at = day + timedelta(hours=hour + rng.random())
                if rng.random() < _UNANSWERED:
                    self.asked.append(unanswered(f"q{len(self.asked)}", at, " ".join(rng.sample(_WORDS, 4))))
                else:
                    entry = rng.choices(range(ENTRIES), weights)[0]
                    self.asked.append(answered(f"q{len(self.asked)}", at, entry))

    def _add_rise(self, hour: datetime, mean: float, weights: list[float]) -> None:
        if self._rise is None or self._rise[1] >= hour + timedelta(hours=1):
            return
        entry, begin, times = self._rise
        more = _poisson(self._random, (times - 1) * mean * weights[entry] / sum(weights))
        moments = (hour + timedelta(hours=self._random.random()) for _ in range(more))
        self.asked += [answered(f"rise-{at.isoformat()}", at, entry) for at in moments if at >= begin]


def answered(key: str, at: datetime, entry: int) -> Asked:
    return Asked(key, at, f"a question {key}", "en", "ready", ((f"it/e{entry}", 0.93),), None)


def unanswered(key: str, at: datetime, question: str) -> Asked:
    return Asked(key, at, question, "en", "none", (("it/e0", 0.1),), None)


def _poisson(rng: random.Random, mean: float) -> int:
    count, at = 0, rng.expovariate(1.0)
    while at < mean:
        count, at = count + 1, at + rng.expovariate(1.0)
    return count
