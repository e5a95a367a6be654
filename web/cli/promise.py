"""`speeddial promise`: the holding reply of a department, and the time that it can keep."""

from datetime import UTC, datetime

import click

from answers.house import HouseKeeper
from answers.pace import PaceBook
from answers.promise import promise_of
from answers.question import Question, check_language
from answers.reading import read_desk
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
@click.option("--timezone", help="The customer's time zone, such as Europe/London; the department's by default.")
@click.option("--channel", help="The channel that the reply goes to, such as x or email.")
@click.option("--takes-days", is_flag=True, help="The question is one that takes days.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def promise(
    department: str,
    lang: str,
    moment: str | None,
    timezone: str | None,
    channel: str | None,
    takes_days: bool,
    as_json: bool,
) -> None:
    """Print the holding reply of a department and when the answer is due."""
    now = datetime.now(UTC) if moment is None else _aware(moment)
    check_language(lang)
    question = Question("", channel=channel, lang=lang, customer={"timezone": timezone} if timezone else {})
    database = open_store(read_settings())
    with database.session() as session:
        record = get_department(session, department)
        house = HouseKeeper().current(session, get_store_revision(session))
        desk = read_desk(session, house, question, [], lang, now)
    holding = promise_of(record, question, desk, PaceBook(database).find, takes_days=takes_days)
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
