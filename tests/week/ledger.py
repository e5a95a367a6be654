"""The ledger made again from the audit trail alone, and what it has to agree with."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlmodel import col, select

from kb.audit import AuditLine
from kb.database import Database
from kb.promises import KIND, state_of
from kb.tables import AuditRow, DeliveryRow, PromiseMoveRow, PromiseRow

State = dict[str, Any]

# From which states a verb may come, and to which it leads.
_STEPS = {
    "opened": ((None,), "open"),
    "kept": (("open", "broken"), "kept"),
    "broke": (("open",), "broken"),
    "gave up": (("open", "broken"), "broken"),
    "moved": (("open", "broken"), "open"),
    "reminded": (("open",), "open"),
}


@dataclass
class Trail:
    """What the trail says of one promise."""

    state: State | None = None
    moves: list[tuple[str, str]] = field(default_factory=list)
    reminded: list[tuple[str, datetime]] = field(default_factory=list)  # of which due time, and when
    verbs: list[str] = field(default_factory=list)

    def add(self, line: AuditLine | AuditRow) -> None:
        """Takes the next line, which has to go on where the one before ended."""
        assert line.before == self.state, f"{line.key}: a line is missing before {line.verb}"
        assert line.after is not None
        before = None if self.state is None else self.state["state"]
        allowed, leads_to = _STEPS[line.verb]
        assert before in allowed, f"{line.key}: {line.verb} after {before}"
        assert line.after["state"] == leads_to
        self.verbs.append(line.verb)
        if line.verb == "moved":
            assert self.state is not None
            self.moves.append((self.state["due_at"], line.after["due_at"]))
        if line.verb == "reminded":
            self.reminded.append((line.after["due_at"], line.at))
        self.state = dict(line.after)


def read_trails(database: Database) -> dict[str, Trail]:
    """Every promise's trail, by its id, read from the audit trail and nothing else."""
    trails: dict[str, Trail] = {}
    with database.session() as session:
        for line in session.exec(select(AuditRow).where(AuditRow.kind == KIND).order_by(col(AuditRow.number))):
            trails.setdefault(line.key, Trail()).add(line)
    return trails


def check_ledger(database: Database) -> dict[str, Trail]:
    """The ledger equals the sum of the trail, and the outbox holds one reminder for each that the trail names."""
    trails = read_trails(database)
    with database.session() as session:
        rows = {row.id: row for row in session.exec(select(PromiseRow))}
        moves = list(session.exec(select(PromiseMoveRow).order_by(col(PromiseMoveRow.number))))
        keys = sorted(session.exec(select(DeliveryRow.key).where(DeliveryRow.kind == "reminder")))
    assert {key: trail.state for key, trail in trails.items()} == {key: state_of(row) for key, row in rows.items()}
    told = {key: [(it.from_due_at, it.to_due_at) for it in moves if it.promise_id == key] for key in rows}
    told_in_words = {key: [(a.isoformat(), b.isoformat()) for a, b in pairs] for key, pairs in told.items()}
    assert {key: trail.moves for key, trail in trails.items()} == told_in_words
    reminded = [f"reminder:{key}:{due}" for key, trail in trails.items() for due, _ in trail.reminded]
    assert len(set(reminded)) == len(reminded), "somebody was reminded twice"
    assert sorted(reminded) == keys
    return trails
