"""What a promise needs to know about a department.

Plain frozen data.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from kb.departments import DepartmentRecord
from kb.documents.company_days import CompanyDays, parse_company_days


@dataclass(frozen=True, slots=True)
class Department:
    """When a department is there, how soon it answers, and what is said until it does.

    `timezone` is an IANA name; `hours` are OpenStreetMap `opening_hours`, in which `PH` means the public holidays of
    the country `holidays` (ISO 3166-1 alpha-2; None: there are none); on the `closed` days nobody is there whatever
    the hours say. `reply_within` is counted in open hours; `slow_reply_within` is the same for questions that take
    days, None where nothing is said of them. `holding` is a Liquid line by language, which says `{{ promise.when }}`;
    `contact` is whom a colleague asks there.
    """

    id: str
    name: str
    timezone: str
    hours: str
    reply_within: timedelta
    holidays: str | None = None
    holding: Mapping[str, str] = field(default_factory=dict)
    contact: str | None = None
    closed: tuple[CompanyDays, ...] = ()
    slow_reply_within: timedelta | None = None


def department_of(record: DepartmentRecord, channel: str | None = None) -> Department:
    """The department as the store has it, with the hours that it keeps on this channel."""
    slow = record.slow_reply_within_minutes
    return Department(
        id=record.id,
        name=record.name,
        timezone=record.timezone,
        hours=record.channel_hours.get(channel or "", record.hours),
        reply_within=timedelta(minutes=record.reply_within_minutes),
        holidays=record.holidays,
        holding=record.holding,
        contact=record.owners[0] if record.owners else None,
        closed=tuple(parse_company_days(line) for line in record.closed),
        slow_reply_within=None if slow is None else timedelta(minutes=slow),
    )
