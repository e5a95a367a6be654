"""`speeddial promise`: the holding reply of a department, and the time that it can keep."""

from datetime import UTC, datetime

import click

from answers.house import HouseKeeper
from answers.promise import promise_of
from answers.question import check_language
from kb.database import get_store_revision
from kb.departments import get_department
from web.cli.output import print_json
from web.cli.refused import CommandRefused
from web.cli.store import open_store
from web.settings import read_settings

_YEARS = range(1970, 2200)  # no calendar of opening hours and holidays reaches farther


@click.command()
@click.option("--department", required=True, help="The department's id, such as it.")
@click.option("--lang", default="en", show_default=True, help="The customer's language.")
@click.option(
    "--at", "moment", help="As of this moment, with its offset, such as 2026-12-24T18:00+01:00; now by default."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def promise(department: str, lang: str, moment: str | None, as_json: bool) -> None:
    """Print the holding reply of a department and when the answer is due."""
    now = datetime.now(UTC) if moment is None else _aware(moment)
    check_language(lang)
    with open_store(read_settings()).session() as session:
        record = get_department(session, department)
        house = HouseKeeper().current(session, get_store_revision(session))
    holding = promise_of(record, house, lang, now)
    if as_json:
        print_json({"reply": holding.reply, "due_at": holding.due_at.isoformat(), "department": holding.department})
    else:
        click.echo(holding.reply)


def _aware(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None or moment.year not in _YEARS:
        message = f"“{text[:40]}” is no moment with its offset: write --at like 2026-12-24T18:00+01:00."
        raise CommandRefused(message)
    return moment


COMMANDS = {"promise": promise}
