"""Who may do what, said once more and apart from the code: few words for callers and things, and rules over them.

Everybody here belongs to IT. A thing is IT's or Product's.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

ROLES = ("agent", "ambassador", "owner", "admin")
SCOPES = ("suggest", "curate", "report", "admin")
MINE, OTHER = "it", "product"


@dataclass(frozen=True)
class Caller:
    """A person, or with a `scope` a program's token; of the department IT."""

    role: str
    scope: str | None = None


@dataclass(frozen=True)
class Thing:
    """What an address names; `kind` is what a rule is about. Of "nothing" there is one, without an id."""

    kind: str
    ids: Mapping[str, str] = field(default_factory=dict)
    department: str = MINE
    status: str = "published"
    audience: str = "all"
    by: Caller | None = None

    def __str__(self) -> str:
        return f"{self.kind} {' '.join(self.ids.values())}".strip()


NOTHING = Thing("nothing")
Rule = Callable[[Caller, Thing], bool]


def anybody(_caller: Caller, _thing: Thing) -> bool:
    return True


def owns(caller: Caller, thing: Thing) -> bool:
    """Changes it, and reads it as a draft and as it was."""
    if caller.role == "ambassador" or (caller.scope not in {None, "curate"}):
        return False
    if caller.role == "agent" and caller.scope is None:
        return False
    return caller.role == "admin" or thing.department == MINE


def sees(caller: Caller, thing: Thing) -> bool:
    """Reads an entry."""
    if owns(caller, thing):
        return True
    if thing.status != "published":
        return False
    if caller.role in {"owner", "admin"}:
        return True
    return thing.department == MINE and (thing.audience == "all" or caller.role == "agent")


def waits(caller: Caller, thing: Thing) -> bool:
    """Sees a promise, or a question with a department."""
    return caller.role == "admin" or (caller.role != "ambassador" and thing.department == MINE)


def waits_or_owns(caller: Caller, thing: Thing) -> bool:
    return waits(caller, thing) or owns(caller, thing)


def answers(caller: Caller, thing: Thing) -> bool:
    """Answers a question with a department."""
    return owns(caller, thing) and waits(caller, thing)


def asked(caller: Caller, thing: Thing) -> bool:
    """Notes what became of a suggestion."""
    if thing.by == caller:
        return True
    if caller.scope is None:
        return caller.role in {"owner", "admin"}
    return caller.role != "ambassador" and caller.scope in {"curate", "admin"}


def leads(caller: Caller, _thing: Thing) -> bool:
    """Owns something."""
    return owns(caller, Thing("entry", department=MINE))


def of_mine(_caller: Caller, thing: Thing) -> bool:
    """Whatever the caller: it is for the people of IT."""
    return thing.department == MINE


def is_admin(caller: Caller, _thing: Thing) -> bool:
    return caller.role == "admin"


def sees_all(caller: Caller, _thing: Thing) -> bool:
    """Of a report about the whole library."""
    return caller.role in {"owner", "admin"}


def no_ambassador(caller: Caller, _thing: Thing) -> bool:
    return caller.role != "ambassador"


DONE = frozenset({200})
REACHED = frozenset({200, 204, 303, 409, 412, 422})  # the caller got as far as the thing itself


@dataclass(frozen=True)
class Line:
    """What holds for a route: `may` decides `then` or `otherwise`; without one of the `scopes` it is a 403."""

    scopes: tuple[str, ...] = ()
    about: str = "nothing"
    may: Rule = anybody
    then: frozenset[int] = DONE
    otherwise: int = 404
    body: Any = None
    query: str = ""
    names: str | None = None  # the field by which a body, or a query, names the thing; else its address does

    def body_about(self, thing: Thing) -> Any:
        return self.body if self.names is None else {**(self.body or {}), self.names: thing.ids["id"]}

    def query_about(self, thing: Thing) -> str:
        return self.query if self.names is None else f"?{self.names}={thing.ids['id']}"
