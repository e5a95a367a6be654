"""`speeddial import`, `export` and `check`: the library between its folder and the store."""

import os
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, cast

import click

from answers.checklist.catalogue import CATALOGUE
from answers.findings import list_reply_findings
from answers.learning.resting import tell_confidence
from kb.database import Database
from kb.documents import LibraryUnreadable, read_library
from kb.findings import Finding, list_findings
from kb.library import ImportSummary, export_library, import_library
from kb.references import list_known_names
from web.cli.output import EXIT_BAD_USE, EXIT_NO, print_json, say
from web.cli.store import open_existing_store, open_store
from web.settings import read_settings

_AUTHOR = "command line"
_LONGEST = 20  # names listed a kind; the rest are counted


@click.command("import")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--format", type=click.Choice(["markdown"]), default="markdown", expose_value=False, help="What PATH is.")
@click.option("--dry-run", is_flag=True, help="Say what would happen; write nothing.")
@click.option("--resolve", type=click.Choice(["file", "store"]), help="Whose side wins where both changed.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def import_command(ctx: click.Context, path: Path, dry_run: bool, resolve: str | None, as_json: bool) -> None:
    """Bring the library in PATH, a folder or one file, into the store.

    A document that changed on one side only is taken from that side; one that changed in both is reported and left
    alone. Exit status 1 when there are such conflicts, 2 when PATH cannot be imported; then nothing is written.
    """
    try:
        database = open_store(read_settings())
        with database.session() as session:
            known = list_known_names(session)
        library = read_library(path, known=known, checks=CATALOGUE)
        side = cast("Literal['file', 'store'] | None", resolve)  # click has checked it
        summary = import_library(database, library, author=_AUTHOR, dry_run=dry_run, resolve=side)
    except LibraryUnreadable as error:
        for problem in error.problems:
            say(str(problem))
        say(f"Nothing was imported: {_count(len(error.problems), 'problem')} to mend.")
        ctx.exit(EXIT_BAD_USE)
    if as_json:
        print_json(asdict(summary))
    else:
        _show(summary)
    if not dry_run:
        _warn(database)
    if summary.conflicts:
        ctx.exit(EXIT_NO)


def _warn(database: Database) -> None:
    """A line for every published entry that agents could never send as it stands."""
    with database.session() as session:
        for finding in list_reply_findings(session):
            say(f"{finding.document}: {finding.message} {finding.hint}")


def _show(summary: ImportSummary) -> None:
    if summary.dry_run:
        say("Nothing was written (dry run).")
    for label, names in (
        ("New", summary.created),
        ("Changed", summary.changed),
        ("Changed here only, kept", summary.kept),
        ("Changed in both, left alone", summary.conflicts),
    ):
        if names:
            click.echo(f"{label}: {len(names)}")
            for name in names[:_LONGEST]:
                click.echo(f"  {name}")
            if len(names) > _LONGEST:
                click.echo(f"  … and {len(names) - _LONGEST} more")
    click.echo(f"Unchanged: {len(summary.unchanged)}")
    if summary.not_in_folder:
        click.echo(f"Only in the store: {summary.not_in_folder}")
    if summary.unrecorded:
        say(summary.unrecorded)
    if summary.conflicts:
        say("Settle the conflicts with --resolve file or --resolve store, or export, merge and import again.")


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def export(folder: Path, as_json: bool) -> None:
    """Write the library into FOLDER as Markdown; files that still mean the same keep every byte."""
    summary = export_library(open_existing_store(read_settings()), folder)
    if as_json:
        print_json(asdict(summary))
    else:
        say(
            f"{folder}: {len(summary.written)} written, {len(summary.unchanged)} unchanged, "
            f"{len(summary.removed)} removed."
        )


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def check(ctx: click.Context, as_json: bool) -> None:
    """Look for what is stale, missing or contradictory in the library. Exit status 1 when there is something.

    Every finding has a number, explained in docs/findings.md.
    """
    with open_existing_store(read_settings()).session() as session:
        findings = list_findings(session, datetime.now(UTC).date(), environment=os.environ)
        findings = sorted([*findings, *list_reply_findings(session)])
        confidence = tell_confidence(session)
    if as_json:
        print_json([asdict(finding) for finding in findings])
    else:
        _show_findings(findings)
        say(confidence)
    if findings:
        ctx.exit(EXIT_NO)


def _show_findings(findings: list[Finding]) -> None:
    for finding in findings:
        click.echo(f"{finding.number} {finding.document}: {finding.message} {finding.hint}")
    say(_count(len(findings), "finding") + ".")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")


COMMANDS = {"import": import_command, "export": export, "check": check}
