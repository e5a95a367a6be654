"""`speeddial person` and `sign-in-link`: who may come in."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime

import click

from kb.actor import COMMAND_LINE
from kb.database import Session
from kb.department_names import check_departments
from kb.errors import NotFound
from kb.passwords import choose_password, keep_digest
from kb.people import (
    PersonRecord,
    disable_person,
    enable_person,
    find_person_by_email,
    list_people,
    save_person,
)
from kb.sessions import end_sessions
from kb.sign_in_links import create_link
from web.address import public_address
from web.cli.output import print_json, say
from web.cli.roles import ROLES
from web.cli.store import open_store
from web.settings import read_settings


@click.group()
def person() -> None:
    """People who may sign in."""


@person.command("add")
@click.argument("email")
@click.option("--name", help="Their name; by default what stands before the @.")
@click.option("--role", type=ROLES, default="agent", show_default=True, help="What they may do.")
@click.option(
    "--department",
    "departments",
    multiple=True,
    help="An owner's own, or the only ones that others see; may be repeated.",
)
def add_person(email: str, name: str | None, role: str, departments: tuple[str, ...]) -> None:
    """Add the person with this EMAIL, or change their name, role and departments, and print a sign-in link."""
    with open_store(read_settings()).transaction() as session:
        check_departments(session, departments)
        save_person(session, name=name or email.partition("@")[0], email=email, role=role, departments=departments)
    _print_link(email)


@person.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def show_people(as_json: bool) -> None:
    """List the people."""
    with open_store(read_settings()).session() as session:
        people = list(_everyone(session))
    if as_json:
        print_json(
            [
                {
                    "name": one.name,
                    "email": one.email,
                    "role": one.role,
                    "departments": one.departments,
                    "signed_in_at": one.signed_in_at,
                    "disabled_at": one.disabled_at,
                }
                for one in people
            ]
        )
        return
    for one in people:
        click.echo(f"{one.email}  {one.name}  {one.role}" + ("  disabled" if one.disabled_at else ""))


@person.command("disable")
@click.argument("email")
def disable(email: str) -> None:
    """Keep the person with this EMAIL from signing in, and end their sessions and links."""
    with open_store(read_settings()).transaction() as session:
        disabled = disable_person(session, _get(session, email).id)
    say(f"{disabled.name} is disabled and signed out everywhere.")


@person.command("enable")
@click.argument("email")
def enable(email: str) -> None:
    """Let the person with this EMAIL sign in again."""
    with open_store(read_settings()).transaction() as session:
        enabled = enable_person(session, _get(session, email).id)
    say(f"{enabled.name} may sign in again.")


@person.command("password")
@click.argument("email")
def set_password(email: str) -> None:
    """Set the password of the person with this EMAIL, and end their sessions.

    It is asked for without being shown, or read as one line from standard input; never an argument, which others
    on this machine could read.
    """
    store, now = open_store(read_settings()), datetime.now(UTC)
    with store.session() as session:
        found = _get(session, email)
    digest = choose_password(found, _read_password())
    with store.transaction() as session:
        keep_digest(session, found.id, digest, by=COMMAND_LINE, now=now)
        end_sessions(session, found.id, by=COMMAND_LINE, why="password", now=now)
    say(f"The password of {found.name} is set; they are signed out everywhere.")


def _read_password() -> str:
    if sys.stdin.isatty():
        return str(click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
    return sys.stdin.readline().removesuffix("\n").removesuffix("\r")


def _get(session: Session, email: str) -> PersonRecord:
    found = find_person_by_email(session, email)
    if found is None:
        raise NotFound("person", email)
    return found


def _everyone(session: Session) -> Iterator[PersonRecord]:
    page = list_people(session)
    while page:
        yield from page
        page = list_people(session, after=page[-1].id)


@click.command("sign-in-link")
@click.argument("email")
def sign_in_link(email: str) -> None:
    """Print a link that signs the person with this EMAIL in, once."""
    _print_link(email)


def _print_link(email: str) -> None:
    settings = read_settings()
    with open_store(settings).transaction() as session:
        secret = create_link(session, _get(session, email), minutes=settings.sign_in_minutes)
    say(f"Works once, within {settings.sign_in_minutes} minutes:")
    click.echo(f"{public_address(settings)}/sign-in/{secret}")


COMMANDS = {"person": person, "sign-in-link": sign_in_link}
