"""`speeddial person`, `sign-in-link` and `token`: who and what may come in."""

from collections.abc import Iterator

import click

from kb.database import Session
from kb.departments import get_department
from kb.errors import NotFound
from kb.people import PersonRecord, find_person_by_email, list_people, save_person
from kb.sign_in_links import create_link
from kb.tokens import create_token, list_tokens, revoke_token
from web.address import public_address
from web.cli.output import print_json, say
from web.cli.store import open_store
from web.settings import read_settings

_ROLES = click.Choice(["agent", "ambassador", "owner", "admin"])


@click.group()
def person() -> None:
    """People who may sign in."""


@person.command("add")
@click.argument("email")
@click.option("--name", help="Their name; by default what stands before the @.")
@click.option("--role", type=_ROLES, default="agent", show_default=True, help="What they may do.")
@click.option("--department", "departments", multiple=True, help="For an owner: a department; may be repeated.")
def add_person(email: str, name: str | None, role: str, departments: tuple[str, ...]) -> None:
    """Add the person with this EMAIL, or change their name, role and departments, and print a sign-in link."""
    with open_store(read_settings()).transaction() as session:
        for department in departments:
            get_department(session, department)
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
        found = find_person_by_email(session, email)
        if found is None:
            raise NotFound("person", email)
        secret = create_link(session, found, minutes=settings.sign_in_minutes)
    say(f"Works once, within {settings.sign_in_minutes} minutes:")
    click.echo(f"{public_address(settings)}/sign-in/{secret}")


@click.group()
def token() -> None:
    """Tokens of programs that use the API."""


@token.command("create")
@click.argument("name")
@click.option("--scopes", required=True, help="Separated by commas: suggest, curate, report, admin.")
def create(name: str, scopes: str) -> None:
    """Print a new API token, once; send it as `Authorization: Bearer …`."""
    with open_store(read_settings()).transaction() as session:
        text = create_token(session, name, [scope.strip() for scope in scopes.split(",") if scope.strip()])
    say("Keep it well: it is not shown again.")
    click.echo(text)


@token.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def show_tokens(as_json: bool) -> None:
    """List the tokens, without their texts."""
    with open_store(read_settings()).session() as session:
        tokens = list_tokens(session)
    if as_json:
        print_json(
            [
                {
                    "id": one.id,
                    "name": one.name,
                    "scopes": one.scopes,
                    "created_at": one.created_at,
                    "last_used_at": one.last_used_at,
                    "revoked_at": one.revoked_at,
                }
                for one in tokens
            ]
        )
        return
    for one in tokens:
        click.echo(f"{one.id}  {one.name}  {','.join(one.scopes)}" + ("  revoked" if one.revoked_at else ""))


@token.command("revoke")
@click.argument("token_id", type=int)
def revoke(token_id: int) -> None:
    """Revoke the token with this number, as `token list` shows it."""
    with open_store(read_settings()).transaction() as session:
        revoked = revoke_token(session, token_id)
    say(f"Revoked {revoked.name}.")


COMMANDS = {"person": person, "sign-in-link": sign_in_link, "token": token}
