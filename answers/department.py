"""What a promise needs to know about a department.

Plain frozen data.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from kb.departments import DepartmentRecord


@dataclass(frozen=True, slots=True)
class Department:
    """When a department is there, how soon it answers, and what is said until it does.

    `timezone` is an IANA name; `hours` are OpenStreetMap `opening_hours`, in which `PH` means the public holidays of
    the country `holidays` (ISO 3166-1 alpha-2; None: there are none). `reply_within` is counted in open hours; give a
    longer one where the department was slower of late, or where the question takes days. `holding` is a Liquid line
    by language, which says `{{ promise.when }}`; `contact` is whom a colleague asks there.
    """

    id: str
    name: str
    timezone: str
    hours: str
    reply_within: timedelta
    holidays: str | None = None
    holding: Mapping[str, str] = field(default_factory=dict)
    contact: str | None = None


def department_of(record: DepartmentRecord) -> Department:
    """The department as the store has it."""
    return Department(
        id=record.id,
        name=record.name,
        timezone=record.timezone,
        hours=record.hours,
        reply_within=timedelta(minutes=record.reply_within_minutes),
        holidays=record.holidays,
        holding=record.holding,
        contact=record.owners[0] if record.owners else None,
    )
