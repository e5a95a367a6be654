"""Signing in by password: counted first, hashed outside of any transaction, then settled in one."""

from datetime import datetime

from kb.actor import Actor
from kb.audit import record_audit
from kb.failed_sign_ins import Attempt, count_attempt, forget_attempt
from kb.passwords import Account, find_account, find_better_digest, fits, renew_digest
from web.refusals import SignInFailed
from web.services import get_services
from web.sign_in import start_session_in
from web.sign_in_counters import account_digest, counters_for

_SOMEBODY = Actor("somebody")


def sign_in_with_password(email: str, password: str, now: datetime) -> None:
    """Starts a session of the person with this address and password.

    Raises:
        TooManyFailures: It has to wait.
        SignInFailed: They do not fit together; whether there is such an account is not told.
    """
    database = get_services().database
    with database.transaction() as db:
        account = find_account(db, email)
        person_id = None if account.person is None else account.person.id
        attempt = count_attempt(db, counters_for(email, person_id), now)
    if not fits(account, password):
        with database.transaction() as db:
            record_audit(db, _SOMEBODY, "failed", "sign-in", account_digest(email)[:16], at=now)
        raise SignInFailed
    _settle(email, account, attempt, find_better_digest(account, password), now)


def _settle(email: str, account: Account, attempt: Attempt, better: str | None, now: datetime) -> None:
    with get_services().database.transaction() as db:
        today = find_account(db, email)
        if today.person is None or today.digest != account.digest:  # disabled, or changed while we were hashing
            raise SignInFailed
        forget_attempt(db, attempt)
        if better is not None:
            renew_digest(db, today.person.id, better)
        start_session_in(db, today.person, "password", now)
