"""Who is at work: shifts begin and go on with what people do on the pages, not with what pages do by themselves."""

import logging
from datetime import UTC, datetime, timedelta

from flask import Flask, Response, g, request

from kb.errors import DatabaseError, NotFound
from kb.shifts import Shift, begin_shift, find_shift, note_seen
from web.services import get_services
from web.sign_in import VISITOR
from web.visitor import Visitor

_log = logging.getLogger(__name__)

_BY_THEMSELVES = {"notices", "sign_out", "health"}  # blueprints that say nothing about anybody being there
_ASKING = "home.ask"
_SHIFT = "shift"  # of flask.g


def init_attendance(app: Flask) -> None:
    """Notes after each request of a person that they were there."""
    app.after_request(_note)


def attend(visitor: Visitor, now: datetime) -> Shift | None:
    """The shift that this person is in, begun now if they were away; None where the store cannot note it.

    One that was handed over stays over until they ask a question, or come back after a whole pause.
    """
    if _SHIFT in g:
        return g.get(_SHIFT)  # type: ignore[no-any-return]  # only this module puts it there
    person_id = visitor.asker.person_id
    shift = None if person_id is None else _attend(person_id, now)
    setattr(g, _SHIFT, shift)
    return shift


def _attend(person_id: int, now: datetime) -> Shift | None:
    services = get_services()
    pause = timedelta(hours=services.settings.shift_pause_hours)
    try:
        with services.database.session() as db:
            shift = find_shift(db, person_id)
        if shift is None or shift.is_over(now, pause) or (shift.handed_over and request.endpoint == _ASKING):
            with services.database.transaction() as db:
                return begin_shift(db, person_id, now, pause)
        if shift.needs_noting(now):
            with services.database.adding() as db:
                note_seen(db, shift, now)
    except (DatabaseError, NotFound) as error:
        _log.warning("A shift could not be noted: %s", type(error).__name__)
        return None
    return shift


def _note(response: Response) -> Response:
    visitor = g.get(VISITOR)
    if visitor is not None and request.blueprint not in _BY_THEMSELVES:
        attend(visitor, datetime.now(UTC))
    return response
