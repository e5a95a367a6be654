"""`speeddial purge` and `forget`: deleting what is too old, and all that is kept of one customer."""

from collections.abc import Mapping
from datetime import UTC, datetime

import click

from answers.errors import ReferenceUnknown
from kb.actor import COMMAND_LINE
from web.cli.output import EXIT_NO, print_json, say
from web.cli.store import open_existing_store
from web.keeping import make_forgetter, make_purger
from web.settings import read_settings

_NOT_YET = "Their texts leave the disk with the next purge, as somebody reads the store just now."


@click.command()
@click.option("--dry-run", is_flag=True, help="Only say what would be deleted.")
@click.option("--compact", is_flag=True, help="Write the store's file anew, without what older releases left in it.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def purge(dry_run: bool, compact: bool, as_json: bool) -> None:
    """Delete what is older than the settings keep it (SPEEDDIAL_KEEP_…). The server does so once a day."""
    settings = read_settings()
    purger = make_purger(settings, open_existing_store(settings))
    now = datetime.now(UTC)
    done = purger.look(now) if dry_run else purger.purge(now, actor=COMMAND_LINE, compact=compact)
    if as_json:
        print_json({"dry_run": dry_run, "deleted": done.counts, "scrubbed": done.is_scrubbed and not dry_run})
        return
    _show(done.counts, dry_run=dry_run, nothing="Nothing is older than it is kept.")
    if not done.is_scrubbed:
        say(_NOT_YET)


@click.command()
@click.argument("reference")
@click.option("--dry-run", is_flag=True, help="Only say what would be deleted.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def forget(ctx: click.Context, /, reference: str, dry_run: bool, as_json: bool) -> None:
    """Delete all that is kept under the REFERENCE of a customer or a case. Exit status 1 when there is nothing."""
    settings = read_settings()
    forgetter = make_forgetter(settings, open_existing_store(settings))
    try:
        done = (
            forgetter.look(reference)
            if dry_run
            else forgetter.forget(reference, actor=COMMAND_LINE, now=datetime.now(UTC))
        )
    except ReferenceUnknown as error:
        if as_json:
            print_json({"dry_run": dry_run, "found": False, "deleted": {}, "drafts": []})
        say(str(error))
        ctx.exit(EXIT_NO)
    if as_json:
        print_json({"dry_run": dry_run, "found": True, "deleted": done.counts, "drafts": done.drafts})
        return
    _show(done.counts, dry_run=dry_run, nothing="Nothing was left to delete.")
    for draft in done.drafts:
        say(f"The entry {draft} was written from their question: look whether it says anything of them.")
    if not done.is_scrubbed:
        say(_NOT_YET)


def _show(counts: Mapping[str, int], *, dry_run: bool, nothing: str) -> None:
    told = [f"  {count:>6,}  {kind}" for kind, count in counts.items() if count]
    click.echo("\n".join(["Would delete:" if dry_run else "Deleted:", *told]) if told else nothing)


COMMANDS = {"purge": purge, "forget": forget}
