"""What a token may be given: nobody hands out more than they have."""

from collections.abc import Sequence

from kb.errors import ValueRefused
from web.visitor import Visitor

_RANK = {"ambassador": 0, "agent": 1, "owner": 2, "admin": 3}


def check_grant(maker: Visitor, scopes: Sequence[str], role: str, departments: Sequence[str]) -> None:
    """Lets a person who is an administrator give everything, and a program what it has itself.

    Raises:
        ValueRefused: with what the maker lacks.
    """
    if maker.asker.person_id is not None and maker.role == "admin":
        return
    beyond = [scope for scope in scopes if scope not in maker.scopes]
    if beyond:
        raise ValueRefused("scopes", f"{maker.name} lacks the scope {beyond[0]}, so it cannot give it; leave it out.")
    if _RANK.get(role, 0) > _RANK[maker.role]:
        raise ValueRefused(
            "role", f"{maker.name} has the role {maker.role} and cannot give {role}; choose a lesser one."
        )
    limits = maker.departments if maker.role != "admin" else frozenset()
    if limits and (not departments or not limits.issuperset(departments)):
        own = ", ".join(sorted(limits))
        raise ValueRefused("departments", f"{maker.name} has only {own} and cannot give more; name some of them.")
