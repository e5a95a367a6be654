"""Which department promises an answer where the library has none, and what it says."""

import logging
from collections.abc import Sequence
from datetime import datetime

from answers.department import department_of
from answers.errors import AnswersError
from answers.holding import holding_reply
from answers.house import House
from answers.reading import Desk, Frozen
from answers.suggestions import Holding, Suggestion
from kb.departments import DepartmentRecord

_log = logging.getLogger(__name__)


def promise_for(
    desk: Desk, nearest: Sequence[Suggestion], now: datetime, *, frozen: Frozen | None = None
) -> Holding | None:
    """The holding reply of the nearest entry's department; None when no department can name an honest time.

    An entry that is frozen is nearer than all that are left.
    """
    wanted = [frozen.department] if frozen else []
    wanted += [suggestion.entry.department for suggestion in nearest] or sorted(desk.house.departments)
    for department_id in dict.fromkeys(wanted):
        record = desk.house.departments.get(department_id)
        if record is None:
            continue
        try:
            return promise_of(record, desk.house, desk.lang, now)
        except AnswersError as error:
            _log.warning("%s can promise nothing: %s", department_id, error)
    return None


def promise_of(record: DepartmentRecord, house: House, lang: str | None, now: datetime) -> Holding:
    """What this department promises as of `now`, aware.

    Raises:
        NeverOpen, HoursUnreadable: Its hours give no time that it can keep.
        TemplateFailed: Its holding line cannot be filled in.
    """
    department = department_of(record)
    facts = {fact.name: fact.value_in(lang) for fact in house.facts}
    return holding_reply(department, lang, now, values={"facts": facts})
