"""A person sets or changes their own password; where they had one, they say it first."""

from datetime import datetime

from kb.actor import Actor
from kb.errors import StaleRevision, ValueRefused
from kb.failed_sign_ins import count_attempt, forget_attempt
from kb.passwords import Account, choose_password, find_account, fits, keep_digest
from kb.sessions import SignInSession, end_sessions
from web.services import get_services
from web.sign_in_counters import counter_for_current


def change_own_password(mine: SignInSession, by: Actor, *, current: str, new: str, again: str, now: datetime) -> int:
    """Changes it and ends all other sessions of the person; says how many those were.

    Raises:
        TooManyFailures: The current one was wrong too often.
        ValueRefused: One of the fields cannot be used.
        StaleRevision: It was changed elsewhere at the same moment.
    """
    database, person = get_services().database, mine.person
    with database.session() as db:
        account = find_account(db, person.email)
    if account.digest is not None:
        _prove(account, person.id, current, now)
    if new != again:
        raise ValueRefused("again", "The two new passwords are not the same: type the new one twice.")
    digest = choose_password(person, new)
    with database.transaction() as db:
        if find_account(db, person.email).digest != account.digest:
            raise StaleRevision("password", person.name, 1, 2)
        keep_digest(db, person.id, digest, by=by, now=now)
        return end_sessions(db, person.id, by=by, why="password", now=now, but=mine.number)


def _prove(account: Account, person_id: int, current: str, now: datetime) -> None:
    with get_services().database.transaction() as db:
        attempt = count_attempt(db, (counter_for_current(person_id),), now)
    if not fits(account, current):
        raise ValueRefused("current", "That is not your current password: type it again.")
    with get_services().database.transaction() as db:
        forget_attempt(db, attempt)
