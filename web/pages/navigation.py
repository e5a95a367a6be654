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


_DAILY = (
    _Page("home.home", "Answer", lambda _: True),
    _Page("shift.show", "What changed", lambda _: True),
    _Page("promises.show", "Promises", lambda _: True, find_due_today),
    _Page("handed_over.show_all", "Handed over", lambda _: True),
    _Page("departments.list_all", "Who is there", lambda _: True),
)
_MANAGING = (
    _Page("crisis.show", "Crisis", may_lead),
    _Page("channels.list_all", "Channels", may_lead),
    _Page("must_reads.show", "Must-reads", lambda visitor: leads_something(visitor, visitor.departments)),
    _Page("matching.show_report", "How well it matches", lambda visitor: visitor.sees_reports),
    _Page("audit.show", "Audit trail", lambda visitor: visitor.sees_trail),
    _Page("people.show_people", "People", lambda visitor: visitor.role == "admin"),
    _Page("tokens.show_tokens", "Tokens", lambda visitor: visitor.role == "admin"),
    _Page("privacy.show", "Privacy", lambda visitor: visitor.role == "admin"),
)


@dataclass(frozen=True, slots=True)
class Navigation:
    """`daily` are the pages that a shift needs; `managing`, behind a fold, those of owners and administrators."""

    daily: tuple[NavLink, ...]
    managing: tuple[NavLink, ...]

    @property
    def is_managing(self) -> bool:
        """Whether the page that is shown is behind the fold."""
        return any(link.is_here for link in self.managing)


def make_navigation(visitor: Visitor | None) -> Navigation | None:
    """This visitor's links, in order; None for somebody who is not signed in."""
    return None if visitor is None else Navigation(_list_links(_DAILY, visitor), _list_links(_MANAGING, visitor))


def _list_links(pages: tuple[_Page, ...], visitor: Visitor) -> tuple[NavLink, ...]:
    return tuple(
        NavLink(
            url_for(page.endpoint), page.label, is_here=request.endpoint == page.endpoint, count=page.count(visitor)
        )
        for page in pages
        if page.is_for(visitor)
    )
