"""What became of a message to a department, in a sentence for the person who waits for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from kb.deliveries import Delivery
from web.words import say_moment

_ON = {"on_duty": "on duty", "backup": "the backup"}


@dataclass(frozen=True, slots=True)
class Told:
    """The sentence; `is_bad` says that somebody has to do something, `again` is the delivery that may be sent again."""

    sentence: str
    is_bad: bool = False
    again: int | None = None


def say_deliveries(deliveries: Sequence[Delivery], department: str, timezone: str) -> Told:
    """Of a message's deliveries, oldest first, how it stands now."""
    if not deliveries:
        return Told(f"Nobody in {department} was told.", is_bad=True)
    last = deliveries[-1]
    who = f"{last.contact} ({department}{_duty(last)})" if last.contact else department
    bad = {"unsure": "May not have arrived:", "undelivered": "Not delivered to"}.get(last.state)
    if bad is not None:
        return Told(f"{bad} {who}. {last.problem}", is_bad=True, again=last.number)
    said = {
        "delivered": f"Sent to {who}{_at(last.finished_at, timezone)}.",
        "sending": f"On its way to {who}.",
        "waiting": _say_waiting(last, deliveries, who, department, timezone),
    }
    return Told(said.get(last.state, "Not sent: no answer was needed any more."))


def _say_waiting(last: Delivery, chain: Sequence[Delivery], who: str, department: str, timezone: str) -> str:
    when = say_moment(last.not_before.astimezone(ZoneInfo(timezone)))
    if last.tier == "queue":
        return f"Nobody is there now: it waits for {last.contact or department}, {when}."
    if last.problem:
        return f"Could not be delivered to {who}. {last.problem} It is tried again: {when}."
    before = next((it for it in reversed(chain[:-1]) if it.state == "passed_on"), None)
    if before is not None:
        return f"Could not be delivered to {before.contact}. {before.problem} The next contact is tried now."
    return f"On its way to {department}."


def _duty(delivery: Delivery) -> str:
    return f", {_ON[delivery.tier]}" if delivery.tier in _ON else ""


def _at(moment: datetime | None, timezone: str) -> str:
    return "" if moment is None else f", {say_moment(moment.astimezone(ZoneInfo(timezone)))}"
