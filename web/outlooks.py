"""When departments are there, fetched for a page or the API."""

from datetime import datetime

from answers.department import department_of
from answers.outlook import Outlook, look_ahead
from kb.channels import get_channel
from kb.departments import get_department
from web.services import get_services


def get_outlook(department_id: str, channel_id: str | None, now: datetime, days: int) -> Outlook:
    """The outlook of a department, on a channel where one is named.

    Raises:
        NotFound: There is no such department or channel.
        HoursUnreadable: Its hours cannot be read.
    """
    with get_services().database.session() as db:
        record = get_department(db, department_id)
        channel = None if channel_id is None else get_channel(db, channel_id)
    paces = get_services().paces.find(record, now)
    return look_ahead(department_of(record, channel.id if channel else None), now, days, paces)
