"""What happens in a week, from a seed alone: who asks what when, and what people then do about what was promised.

Knows no store. The times that holding replies name are computed here, so that a promise's fate can be laid out ahead.
"""

import random
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Literal

from answers.department import Department
from answers.hours import due_at
from answers.times import when_phrase

MONDAY = datetime(2026, 11, 16, tzinfo=UTC)
WEEK = timedelta(days=7)
TICK = timedelta(minutes=10)
END = MONDAY + WEEK + timedelta(hours=1)  # the last round, after whatever a kill delayed
QUESTIONS = 2_000

DEPARTMENTS = {
    it.id: it
    for it in (
        Department("it", "IT", "Europe/Amsterdam", "Mo-Fr 09:00-12:30,13:00-17:30", timedelta(hours=4)),
        Department("product", "Product", "Europe/Copenhagen", "Mo-Sa 08:00-20:00", timedelta(hours=2)),
        Department("hr", "HR", "Europe/Paris", "Mo-Fr 10:00-16:00", timedelta(hours=8)),
    )
}
AGENTS, AMBASSADORS = ("Sam", "Mads"), ("Amina", "Youssef")
PEOPLE = {name: number for number, name in enumerate((*AGENTS, *AMBASSADORS), 1)}

Kind = Literal["ask", "keep", "give up", "move", "tick"]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that somebody does.

    Of a question without an answer, `due_at` is what the holding reply named, and `said_at` what was sent then; of a
    move, `due_at` is the new time.
    """

    at: datetime
    kind: Kind
    number: int = 0
    who: str = "Speeddial"
    department: str = ""
    due_at: datetime | None = None
    said_at: datetime | None = None
    text: str | None = None

    @property
    def receipt_id(self) -> str:
        """The question's receipt."""
        return f"q{self.number}"


def write_week(seed: int) -> list[Event]:
    """All events of the week in order; ticks are the clockwork's rounds."""
    chance = random.Random(seed)
    events = [Event(MONDAY + TICK * number, "tick") for number in range(1, int(WEEK / TICK) + 1)]
    for number in range(QUESTIONS):
        events += _ask(number, chance)
    week = sorted((it for it in events if it.at <= MONDAY + WEEK), key=lambda it: (it.at, it.kind == "tick"))
    return [*week, Event(END, "tick")]


def _ask(number: int, chance: random.Random) -> list[Event]:
    """A question, and what becomes of the promise where the library had no answer: every second time."""
    at = MONDAY + WEEK * chance.random()
    is_day = at.weekday() < 5 and 8 <= at.hour < 17
    who = chance.choice(AGENTS if is_day else AMBASSADORS)
    department = chance.choice([*DEPARTMENTS.values()])
    asked = Event(at.replace(microsecond=0), "ask", number, who, department.id)
    if chance.random() < 0.5:
        return [asked]
    due = due_at(department, asked.at).astimezone(UTC)
    asked = replace(asked, due_at=due)
    if chance.random() < 0.1:  # somebody knew better by when
        due = due_at(department, due + timedelta(minutes=1)).astimezone(UTC)
    asked = replace(asked, said_at=due, text=f"You'll hear from us {_say(due, asked.at, department)}.")
    return [asked, *_fate(asked, due, department, chance)]


def _fate(asked: Event, due: datetime, department: Department, chance: random.Random) -> list[Event]:
    """What people do about a promise: most keep it; some are late, tell a new time, give up or forget."""
    who = chance.choice(AGENTS)
    early, late = (asked.at + (due - asked.at) * chance.uniform(0.1, 0.99)), due + timedelta(hours=20 * chance.random())
    act = Event(early.replace(microsecond=0), "keep", asked.number, who, department.id)
    fate = chance.choices(["kept", "late", "moved", "moved late", "given up", "forgotten"], [68, 10, 8, 4, 4, 6])[0]
    if fate == "forgotten":
        return []
    if fate in {"late", "moved late"}:
        act = replace(act, at=max(late, due + timedelta(seconds=1)).replace(microsecond=0))
    if fate in {"kept", "late"}:
        return [act]
    if fate == "given up":
        return [replace(act, kind="give up")]
    new = due_at(department, max(due, act.at) + timedelta(minutes=1)).astimezone(UTC)
    moved = replace(act, kind="move", due_at=new)
    then = replace(act, at=(act.at + (new - act.at) * chance.uniform(0.1, 1.2)).replace(microsecond=0))
    return [moved, then]


def _say(due: datetime, at: datetime, department: Department) -> str:
    local = due.astimezone(due_at(department, at).tzinfo)
    return when_phrase(local, at, "en")
