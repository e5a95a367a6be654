"""The form that tells a customer a later time: read, filled in, and shown again with what is wrong."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from flask import request

from answers.promises.book import Later
from answers.promises.follow_up import FollowUp
from kb.departments import DepartmentRecord
from web.refusals import InputRefused
from web.visitor import Visitor

MOST_REASON = 300
_MINUTE = "%Y-%m-%dT%H:%M"  # as <input type="datetime-local"> has it


@dataclass(frozen=True, slots=True)
class MoveForm:
    """What stands in the form; the new time is on the clocks of `zone`. `reply` is there once it was written."""

    due_at: str
    zone: str
    reason: str = ""
    first_name: str = ""
    reply: str | None = None
    problem: str | None = None

    def later(self, visitor: Visitor) -> Later:
        """What the form asks for.

        Raises:
            InputRefused: The new time is none, or the reason is too long.
        """
        if len(self.reason) > MOST_REASON:
            raise InputRefused("reason", f"Say why in {MOST_REASON} characters.")
        return Later(
            due_at=self._moment(),
            reply=self.reply,
            reason=self.reason,
            customer={"first_name": self.first_name} if self.first_name else {},
            agent={"first_name": visitor.first_name, "initials": visitor.initials},
        )

    def written(self, follow_up: FollowUp) -> "MoveForm":
        """The form with the reply in it."""
        return replace(self, reply=follow_up.reply.text, due_at=follow_up.due_at.strftime(_MINUTE))

    def refused(self, problem: str) -> "MoveForm":
        """The form with what is wrong with it."""
        return replace(self, problem=problem)

    def _moment(self) -> datetime | None:
        if not self.due_at:
            return None
        try:
            local = datetime.fromisoformat(self.due_at)
        except ValueError:
            raise InputRefused("due_at", "Write the new time as a day and a time of day.") from None
        return local.replace(tzinfo=ZoneInfo(self.zone)).astimezone(UTC)


def zone_of(department: DepartmentRecord | None) -> str:
    """The zone in which a department's times are written."""
    return department.timezone if department else "UTC"


def blank_form(zone: str, proposed: datetime | None) -> MoveForm:
    """A form with the time that the department can keep, where there is one."""
    return MoveForm("" if proposed is None else proposed.astimezone(ZoneInfo(zone)).strftime(_MINUTE), zone)


def read_form(zone: str) -> MoveForm:
    """The form as it was sent."""
    reply = request.form.get("reply")
    return MoveForm(
        due_at=request.form.get("due_at", "").strip(),
        zone=zone,
        reason=request.form.get("reason", "").strip(),
        first_name=request.form.get("first_name", "").strip(),
        reply=None if reply is None else reply.replace("\r\n", "\n").strip(),
    )
