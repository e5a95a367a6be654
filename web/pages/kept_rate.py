"""/reports/promises: how often departments keep what they promise."""

from dataclasses import dataclass
from datetime import UTC, datetime

from flask import Blueprint, render_template, request

from answers.promises.kept_rate import KeptRate, measure_kept
from kb.departments import list_departments
from kb.errors import NotFound
from web.services import get_services
from web.sign_in import get_signed_in_person
from web.words import say_count

blueprint = Blueprint("kept_rate", __name__)

_SPANS = (7, 30, 90)


@dataclass(frozen=True, slots=True)
class KeptLine:
    """One department's row; `range` is where the true share lies, in words."""

    name: str
    due: int
    in_time: str
    range: str
    percent: float | None
    kept_late: int
    waiting: int
    given_up: int
    moved: int
    note: str


@blueprint.get("/reports/promises")
def show_report() -> str:
    """The rates; for everybody but owners and administrators there is no such page."""
    if not get_signed_in_person().sees_reports:
        raise NotFound("report", "promises")
    asked = request.args.get("days", "")
    days = int(asked) if asked.isascii() and asked.isdigit() and int(asked) in _SPANS else 30
    with get_services().database.session() as db:
        rates = measure_kept(db, datetime.now(UTC), days=days)
        names = {it.id: it.name for it in list_departments(db)}
    lines = [_line(rate, names.get(rate.department or "", rate.department or "")) for rate in rates.departments]
    if len(lines) > 1:
        lines.append(_line(rates.together, "All together"))
    return render_template("kept_rate.html", lines=lines, days=days, spans=_SPANS)


def _line(rate: KeptRate, name: str) -> KeptLine:
    share = rate.in_time
    known = share.share is not None and share.low is not None and share.high is not None
    return KeptLine(
        name=name,
        due=rate.due,
        in_time=f"{share.count} of {share.of}",
        range=f"{share.low:.0%} to {share.high:.0%}" if known else "",
        percent=None if share.share is None or rate.is_few else round(share.share * 100, 1),
        kept_late=rate.kept_late,
        waiting=rate.waiting,
        given_up=rate.given_up,
        moved=rate.moved,
        note=f"Only {say_count(rate.due, 'promise', 'promises')}: too few to tell much." if rate.is_few else "",
    )
