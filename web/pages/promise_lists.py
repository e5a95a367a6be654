"""/promises: what customers wait for, the first due first: a person's own, their department's, and everybody's."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from flask import Blueprint, render_template, request

from kb.asker_names import name_askers
from kb.channels import list_channels
from kb.database import Session
from kb.departments import DepartmentRecord, list_departments
from kb.promise_lists import count_promises, list_promises
from kb.promises import Move, Promise
from web.pages.promise_view import PromiseCard, PromiseWords
from web.promise_access import list_names, reach_of, wanted_of
from web.services import get_services
from web.sign_in import get_signed_in_person
from web.visitor import Visitor
from web.zones import find_zone

blueprint = Blueprint("promises", __name__)

_PAGE = 30


@dataclass(frozen=True, slots=True)
class Tab:
    """A list that the visitor may choose; `name` is what the address calls it."""

    name: str
    label: str
    count: int
    is_here: bool


@dataclass(frozen=True, slots=True)
class PromisesPage:
    """The page: tabs, the cards of the chosen one, and the cursor of what follows."""

    tabs: tuple[Tab, ...]
    here: str
    cards: tuple[PromiseCard, ...]
    summary: str
    next: str | None
    sees_rate: bool


@blueprint.get("/promises")
def show() -> str:
    """The list that was chosen, or the one that this visitor comes for."""
    visitor, now = get_signed_in_person(), datetime.now(UTC)
    with get_services().database.session() as db:
        page = _read(visitor, db, now)
    return render_template("promises.html", page=page)


def words_for(
    visitor: Visitor, session: Session, promises: Sequence[Promise], moves: Sequence[Move], now: datetime
) -> PromiseWords:
    """What the cards of these promises and moves are made with."""
    departments = list_departments(session)
    return PromiseWords(
        departments={it.id: it for it in departments},
        channels={it.id: it for it in list_channels(session)},
        names=name_askers(session, {*(it.asker for it in promises), *(it.asker for it in moves)}),
        now=now,
        zone=find_zone(visitor, departments),
    )


def _read(visitor: Visitor, session: Session, now: datetime) -> PromisesPage:
    names, asked = list_names(visitor), request.args.get("list")
    here = asked if asked in names else names[0]
    reach = reach_of(visitor)
    found = list_promises(
        session, wanted_of(here, visitor), reach=reach, cursor=request.args.get("cursor"), limit=_PAGE
    )
    words = words_for(visitor, session, found.promises, (), now)
    counts = {name: count_promises(session, wanted_of(name, visitor), reach=reach) for name in names}
    late = count_promises(session, replace(wanted_of(here, visitor), due_before=now), reach=reach)
    return PromisesPage(
        tabs=tuple(
            Tab(name, _label(name, visitor, words.departments.values()), counts[name], name == here) for name in names
        ),
        here=here,
        cards=tuple(words.card(promise) for promise in found.promises),
        summary=_say_summary(counts[here], late),
        next=found.cursor,
        sees_rate=visitor.sees_reports,
    )


def _label(name: str, visitor: Visitor, departments: Iterable[DepartmentRecord]) -> str:
    if name == "department":
        names = [it.name for it in departments if it.id in visitor.departments]
        return " and ".join(names) if 0 < len(names) < 3 else "Your departments"
    return {"all": "All open", "mine": "Yours"}[name]


def _say_summary(count: int, late: int) -> str:
    if not count:
        return "Nobody waits for an answer."
    waiting = "1 customer waits" if count == 1 else f"{count} customers wait"
    if not late:
        return f"{waiting}, none longer than promised."
    return f"{waiting}, {late} longer than promised."
