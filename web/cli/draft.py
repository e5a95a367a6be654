"""`speeddial draft`: the checklist of a reply that somebody wrote, on the terminal."""

from collections.abc import Mapping
from typing import TextIO

import click
from pydantic import TypeAdapter

from answers.checking import Checked, Checker, DraftRequest
from answers.suggestions import ChecklistItem
from web.cli.output import EXIT_NO, print_json
from web.cli.store import open_existing_store
from web.settings import read_settings

_CHECKED = TypeAdapter(Checked)
_SIGNS = {"fail": ("✗", "red"), "confirm": ("?", "yellow"), "pass": ("✓", "green")}


@click.command()
@click.argument("file", type=click.File("r", encoding="utf-8"), default="-")
@click.option("--question", help="What the customer wrote.")
@click.option("--channel", help="The channel that the reply goes to, such as x or email.")
@click.option("--lang", help="The customer's language; detected by default.")
@click.option("--entry", help="The library's answer that the reply comes from.")
@click.option("--department", help="Who answers; the entry's department by default.")
@click.option("--first-name", help="The customer's first name.")
@click.option("--all", "show_all", is_flag=True, help="List what is fine, too.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, in the form of POST /api/checks.")
@click.pass_context
def draft(ctx: click.Context, /, file: TextIO, show_all: bool, as_json: bool, **known: str | None) -> None:
    """Hold the guidelines against the reply in FILE, or on standard input. Exit status 1 when a must fails."""
    database = open_existing_store(read_settings())
    ctx.call_on_close(database.close)
    text = file.read().rstrip("\n")
    checked = Checker(database).check(_request(text, known))
    if as_json:
        print_json(_CHECKED.dump_python(checked, mode="json"))
    else:
        _show(checked, text, show_all=show_all)
    if any(item.level == "must" and item.status == "fail" for item in checked.checklist):
        ctx.exit(EXIT_NO)


def _request(text: str, known: Mapping[str, str | None]) -> DraftRequest:
    name = known["first_name"]
    return DraftRequest(
        text=text,
        question=known["question"] or "",
        channel=known["channel"],
        lang=known["lang"],
        entry=known["entry"],
        department=known["department"],
        customer={"first_name": name} if name else {},
    )


def _show(checked: Checked, text: str, *, show_all: bool) -> None:
    for situation in checked.situations:
        if situation.name != "question":
            click.echo(situation.reason)
    shown = [item for item in checked.checklist if show_all or item.status != "pass"]
    for item in shown:
        _show_item(item, text)
    fine = sum(item.status == "pass" for item in checked.checklist)
    if not show_all:
        click.echo(f"{fine} fine." if shown else f"Nothing to mend: {fine} fine.")


def _show_item(item: ChecklistItem, text: str) -> None:
    sign, colour = _SIGNS[item.status]
    click.secho(f"{sign} {item.title} ({item.level}, {item.guideline})", fg=colour)
    click.echo(f"  {item.detail}")
    for start, end in item.matches:
        click.echo(f"  {start}–{end}: {' '.join(text[start:end].split())}")


COMMANDS = {"draft": draft}
