"""Coming back and leaving: what changed since the last shift, and the hand-over that ends one."""

from datetime import UTC, datetime

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from answers.redaction.redact import redact
from kb.shifts import MAX_NOTE_CHARACTERS, hand_over
from web.attendance import attend
from web.coming_back import read_coming_back
from web.handing_over import read_handing_over
from web.refusals import InputRefused
from web.services import get_services
from web.shift_strip import note_looked
from web.sign_in import get_signed_in_person

blueprint = Blueprint("shift", __name__)

_MOST_DAYS = 90
_MOST_START = 100_000


@blueprint.get("/shift")
def show() -> str:
    """What changed since the last shift, or in the last `?days=`."""
    visitor, now = get_signed_in_person(), datetime.now(UTC)
    shift, days = attend(visitor, now), _number("days", _MOST_DAYS)
    with get_services().database.session() as db:
        page = read_coming_back(visitor, db, shift, now, days=days, start=_number("start", _MOST_START) or 0)
    if shift is not None and days is None:
        note_looked(shift, now)
    return render_template("shift.html", page=page)


@blueprint.get("/shift/hand-over")
def show_hand_over() -> str:
    """What is still open, for the person who leaves and those who come after; what is left with a note."""
    visitor, now = get_signed_in_person(), datetime.now(UTC)
    shift = attend(visitor, now)
    with get_services().database.session() as db:
        page = read_handing_over(visitor, db, shift, now)
    return render_template("shift_hand_over.html", page=page)


@blueprint.post("/shift/hand-over")
def end() -> Response:
    """Ends the shift, with a note for those who come after."""
    visitor, now = get_signed_in_person(), datetime.now(UTC)
    attend(visitor, now)
    note = request.form.get("note", "").replace("\r\n", "\n").strip()
    if len(note) > MAX_NOTE_CHARACTERS:
        raise InputRefused("note", f"Keep the note within {MAX_NOTE_CHARACTERS:,} characters.")
    with get_services().database.transaction() as db:
        hand_over(db, visitor.actor, visitor.asker.person_id or 0, now, note=redact(note) or None)
    return redirect(url_for("shift.show_hand_over"), 303)


def _number(name: str, most: int) -> int | None:
    """A whole number of the address; None where it has none that makes sense."""
    given = request.args.get(name, "")
    number = int(given) if given.isascii() and given.isdecimal() and len(given) < 7 else 0
    return number if 0 < number <= most else None
