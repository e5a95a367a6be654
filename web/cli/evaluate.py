"""`speeddial evaluate`: the engine held against questions whose answers are known, of the library or of files."""

from pathlib import Path

import click

from answers.verdict import USUAL, Tolerance
from web.cli.evaluate_files import evaluate_files
from web.cli.evaluate_library import evaluate_live
from web.cli.output import EXIT_NO
from web.cli.refused import CommandRefused
from web.cli.share import SHARE

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("evaluate")
@click.option("--entries", type=_FILE, help="A library in place of your own, a line of JSON an entry.")
@click.option("--queries", type=_FILE, help="The questions to it, a line of JSON each.")
@click.option("--predictions", type=click.Path(dir_okay=False, path_type=Path), help="Write a line a question here.")
@click.option(
    "--report",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write report.html and report.json into this folder.",
)
@click.option("--ready-wrong-at-most", type=SHARE, help="How often a ready answer may be wrong, such as 5%.")
@click.option(
    "--missed-at-most", type=SHARE, help="How often “no answer” may be said although there is one, such as 2%."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def evaluate_command(
    ctx: click.Context,
    entries: Path | None,
    queries: Path | None,
    predictions: Path | None,
    folder: Path | None,
    ready_wrong_at_most: float | None,
    missed_at_most: float | None,
    as_json: bool,
) -> None:
    """Measure how well the library matches: its match tests, and what people answered or called wrong.

    The run is kept in the data folder, and compared with the one before. Exit status 1 when a match test fails. With
    --entries and --queries it measures those files, and touches no data folder. How often it may be wrong follows
    from the settings for your own library, and is the usual for files, unless the options say it.
    """
    if (entries is None) != (queries is None):
        raise CommandRefused("--entries and --queries belong together: give both, or neither for your own library.")
    if entries is not None and queries is not None:
        tolerance = Tolerance(
            USUAL.ready_wrong_at_most if ready_wrong_at_most is None else ready_wrong_at_most,
            USUAL.missed_at_most if missed_at_most is None else missed_at_most,
        )
        evaluate_files(entries, queries, tolerance, predictions=predictions, folder=folder, as_json=as_json)
        return
    if predictions is not None:
        raise CommandRefused("--predictions belongs to --entries and --queries: for your own library use --report.")
    if not evaluate_live(
        ready_wrong_at_most=ready_wrong_at_most, missed_at_most=missed_at_most, folder=folder, as_json=as_json
    ):
        ctx.exit(EXIT_NO)


COMMANDS = {"evaluate": evaluate_command}
