"""Which department promises an answer where the library has none, and what it says."""

import logging
from collections.abc import Sequence

from answers.customer_zone import find_customer_zone
from answers.department import department_of
from answers.errors import AnswersError
from answers.holding import Occasion, holding_reply
from answers.offers import template_values
from answers.pace import FindPaces, promised_within, without_paces
from answers.question import Question
from answers.reading import Desk, Frozen
from answers.suggestions import Holding, Suggestion
from answers.times import is_spoken
from kb.departments import DepartmentRecord

_log = logging.getLogger(__name__)


def promise_for(
    question: Question,
    desk: Desk,
    nearest: Sequence[Suggestion],
    find_paces: FindPaces = without_paces,
    *,
    frozen: Frozen | None = None,
) -> Holding | None:
    """The holding reply of the nearest entry's department; None when no department can name an honest time.

    An entry that is frozen is nearer than all that are left. The question takes days where the department's nearest
    entry says so.
    """
    wanted = [frozen.department] if frozen else []
    wanted += [suggestion.entry.department for suggestion in nearest] or sorted(desk.house.departments)
    for department_id in dict.fromkeys(wanted):
        record = desk.house.departments.get(department_id)
        if record is None:
            continue
        try:
            slow = _takes_days(desk, nearest, department_id)
            return promise_of(record, question, desk, find_paces, takes_days=slow)
        except AnswersError as error:
            _log.warning("%s can promise nothing: %s", department_id, error)
    return None


def promise_of(
    record: DepartmentRecord,
    question: Question,
    desk: Desk,
    find_paces: FindPaces = without_paces,
    *,
    takes_days: bool = False,
) -> Holding:
    """What this department promises as of the desk's moment, for its channel and in its language.

    A complaint is told that we are sorry first; in a crisis the statement that is pinned comes before everything. To a
    department that says nothing of questions which take days they are like all others.

    Raises:
        NeverOpen, HoursUnreadable: Its hours give no time that it can keep.
        TemplateFailed: Its holding line cannot be filled in.
        QuestionRefused: The customer's time zone is none.
    """
    department = department_of(record, desk.channel_id)
    takes_days = takes_days and department.slow_reply_within is not None
    lang = desk.lang if desk.lang and is_spoken(desk.lang) else "en"
    facts, _ = desk.facts(lang)
    situations = {it.name for it in question.situations}
    occasion = Occasion(
        takes_days=takes_days,
        zone=find_customer_zone(question.customer),
        values=template_values(question, facts),
        sorry="complaint" in situations,
        statement=desk.pin.texts.get(lang) if desk.pin and "crisis" in situations else None,
    )
    within = promised_within(department, find_paces(record, desk.now), takes_days=takes_days)
    return holding_reply(department, desk.form(lang), desk.now, within=within, occasion=occasion)


def _takes_days(desk: Desk, nearest: Sequence[Suggestion], department_id: str) -> bool:
    ours = (it.entry.id for it in nearest if it.entry.department == department_id)
    return any(desk.picked[entry_id].entry.takes_days for entry_id in list(ours)[:1])
