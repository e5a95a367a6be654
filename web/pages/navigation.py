"""The links in the masthead: which page, under which words, and for whom. Everybody finds all of theirs here."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import request, url_for

from web.crisis_access import may_lead
from web.must_read_access import leads_something
from web.promise_counts import find_due_today
from web.visitor import Visitor


@dataclass(frozen=True, slots=True)
class _Page:
    endpoint: str
    label: str
    is_for: Callable[[Visitor], bool]
    count: Callable[[Visitor], int | None] = lambda _: None


@dataclass(frozen=True, slots=True)
class NavLink:
    """A link as the template places it; `count` is what waits there today."""

    address: str
    label: str
    is_here: bool
    count: int | None = None


_PAGES = (
    _Page("home.home", "Answer", lambda _: True),
    _Page("shift.show", "What changed", lambda _: True),
    _Page("promises.show", "Promises", lambda _: True, find_due_today),
    _Page("handed_over.show_all", "Handed over", lambda _: True),
    _Page("departments.list_all", "Who is there", lambda _: True),
    _Page("must_reads.show", "Must-reads", lambda visitor: leads_something(visitor, visitor.departments)),
    _Page("crisis.show", "Crisis", may_lead),
    _Page("privacy.show", "Privacy", lambda visitor: visitor.role == "admin"),
    _Page("matching.show_report", "How well it matches", lambda visitor: visitor.sees_reports),
    _Page("audit.show", "Audit", lambda visitor: visitor.sees_trail),
    _Page("people.show_people", "People", lambda visitor: visitor.role == "admin"),
    _Page("tokens.show_tokens", "Tokens", lambda visitor: visitor.role == "admin"),
)


def list_links(visitor: Visitor | None) -> tuple[NavLink, ...]:
    """This visitor's links, in order; none for somebody who is not signed in, nor where there is only one."""
    if visitor is None:
        return ()
    links = tuple(
        NavLink(
            url_for(page.endpoint), page.label, is_here=request.endpoint == page.endpoint, count=page.count(visitor)
        )
        for page in _PAGES
        if page.is_for(visitor)
    )
    return links if len(links) > 1 else ()
