"""`speeddial token`: which programs may come in."""

import click

from kb.tokens import create_token, list_tokens, revoke_token
from web.cli.output import print_json, say
from web.cli.roles import ROLES
from web.cli.store import open_store
from web.settings import read_settings


@click.group()
def token() -> None:
    """Tokens of programs that use the API."""


@token.command("create")
@click.argument("name")
@click.option("--scopes", required=True, help="Separated by commas: suggest, curate, report, admin.")
@click.option("--role", type=ROLES, default="agent", show_default=True, help="Whose eyes it has.")
@click.option("--department", "departments", multiple=True, help="The only ones that it sees; may be repeated.")
def create(name: str, scopes: str, role: str, departments: tuple[str, ...]) -> None:
    """Print a new API token, once; send it as `Authorization: Bearer …`."""
    wanted = [scope.strip() for scope in scopes.split(",") if scope.strip()]
    with open_store(read_settings()).transaction() as session:
        text = create_token(session, name, wanted, role=role, departments=departments)
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
                    "role": one.role,
                    "departments": one.departments,
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


COMMANDS = {"token": token}
