"""The audit trail to read: who did what and what it was before; administrators all of it, owners of their entries."""

from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, render_template, request, url_for

from kb.audit import AuditLine, list_audit, list_kinds
from kb.errors import NotFound
from web.audit_words import say_line
from web.services import get_services
from web.sign_in import get_signed_in_person
from web.words import say_moment

blueprint = Blueprint("audit", __name__)

_ON_A_PAGE = 50
_MOST_DIGITS = 9


@dataclass(frozen=True, slots=True)
class LineView:
    """One line; `link` leads to the thing, where it has a page."""

    at: datetime
    said_at: str
    sentence: str
    link: str | None


@dataclass(frozen=True, slots=True)
class TrailView:
    """A page of the trail; `older` is where the next one begins, None on the last."""

    lines: tuple[LineView, ...]
    kinds: tuple[str, ...]
    kind: str
    key: str
    older: int | None
    whole: bool


@blueprint.get("/audit")
def show() -> str:
    """A page of the trail; for agents and ambassadors there is none."""
    visitor = get_signed_in_person()
    if not visitor.sees_trail:
        raise NotFound("page", "audit")
    kind, key = request.args.get("kind", ""), request.args.get("key", "").strip()
    with get_services().database.session() as db:
        found = list_audit(
            db,
            kind=kind or None,
            key=key or None,
            departments=visitor.trail_departments,
            before=_read_number(request.args.get("before", "")),
            limit=_ON_A_PAGE + 1,
        )
        kinds = list_kinds(db) if visitor.trail_departments is None else ()
    lines = found[:_ON_A_PAGE]
    older = lines[-1].number if len(found) > _ON_A_PAGE else None
    whole = visitor.trail_departments is None
    return render_template("audit.html", trail=TrailView(tuple(map(_view, lines)), kinds, kind, key, older, whole))


def _read_number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS else None


def _view(line: AuditLine) -> LineView:
    return LineView(line.at, f"{say_moment(line.at)} UTC", say_line(line), _link(line))


def _link(line: AuditLine) -> str | None:
    if line.kind in {"entry", "learned phrasing"}:
        return url_for("entry.read_entry", id=line.key.rpartition(":")[0] or line.key)
    return url_for("promise.show", id=line.key) if line.kind == "promise" else None
