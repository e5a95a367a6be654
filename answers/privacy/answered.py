"""Answers of departments: whole until somebody has sent them on, without personal data from the day after."""

from datetime import datetime, timedelta

from answers.redaction.redact import redact
from kb.database import Database
from kb.escalations import list_taken_up, replace_answer

_GRACE = timedelta(days=1)  # in which whoever took it up may look at it again
_BATCH = 200


def hide_answers(database: Database, now: datetime) -> None:
    """Redacts the answers that were taken up more than a day ago; doing so again changes nothing."""
    after: datetime | None = None
    while True:
        with database.transaction() as session:
            found = list_taken_up(session, after=after, before=now - _GRACE, limit=_BATCH)
            for it in found:
                hidden = redact(it.answer or "", lang=it.lang)
                if hidden != (it.answer or ""):
                    replace_answer(session, it.id, hidden)
        if len(found) < _BATCH or found[-1].seen_at == after:
            return
        after = found[-1].seen_at
