"""`speeddial evaluate` over the store's library: asked, kept, compared with the run before, and told."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from answers.best_effort_cache import BestEffortCache
from answers.matching.kept_runs import dump_report, find_newest_run, keep_run
from answers.matching.library_run import evaluate_library
from answers.matching.report import MatchingReport
from answers.verdict import Tolerance
from index.items import Item
from index.searcher import Searcher
from kb.vectors import SqlVectorCache
from web.cli.models import prepare_models
from web.cli.output import progress_bar
from web.cli.store import open_existing_store
from web.data_folder import make_data_folder
from web.reports.figure_table import tabulate
from web.reports.files import make_report_folder, write_report
from web.reports.matching import EntryView, MatchingView, QuestionView, view_report
from web.settings import read_settings
from web.wiring import configured_encoders

_NAME, _CELL = 34, 30
_MOST_LINES = 10  # of a list on the terminal; the report has all


def evaluate_live(
    *, ready_wrong_at_most: float | None, missed_at_most: float | None, folder: Path | None, as_json: bool
) -> bool:
    """Measures, keeps, writes the report where it is wanted, prints it; gives whether all match tests pass.

    Raises:
        CommandRefused: There is no store.
        EncoderError, KbError: An encoder or the store cannot be used, or a file cannot be written.
    """
    settings = read_settings()
    database = open_existing_store(settings)
    if folder is not None:
        make_report_folder(folder)
    make_data_folder(settings.data)  # a store elsewhere may be all that there was
    prepare_models(settings)
    encoders = configured_encoders(settings)
    cache = BestEffortCache(SqlVectorCache(database))

    def build(items: Sequence[Item]) -> Searcher:
        return Searcher.build(items, encoders, cache=cache)

    with progress_bar("Building") as progress:
        report = evaluate_library(
            database,
            build,
            now=datetime.now(UTC),
            tolerance=Tolerance(
                settings.ready_wrong_at_most if ready_wrong_at_most is None else ready_wrong_at_most,
                settings.missed_at_most if missed_at_most is None else missed_at_most,
            ),
            previous=find_newest_run(settings.evaluations_folder),
            progress=lambda done, total: progress("Asking", done, total),
        )
    if folder is not None:
        write_report(folder, report)
    keep_run(settings.evaluations_folder, report)
    if as_json:
        click.echo(dump_report(report).decode(), nl=False)
    else:
        _show(report)
    return not report.tests.failed


def _show(report: MatchingReport) -> None:
    view = view_report(report)
    for fact in view.facts:
        click.echo(f"{fact.name}: {fact.value}")
    for note in view.notes:
        click.secho(note, fg="yellow")
    if report.all_figures.questions:
        _show_figures(report)
    if view.tests:
        _title(view.tests)
        _show_list([f"{it.entry.id}: {_say(it.question)}" for it in view.failed])
    if view.pairs:
        _title("Entries that take each other's questions")
        for pair in view.pairs[:_MOST_LINES]:
            click.echo(f"{pair.title}: {' and '.join(_named(it) for it in pair.entries)}")
            _show_list([_say(it) for it in pair.questions])
    _show_comparison(view)


def _show_figures(report: MatchingReport) -> None:
    table = tabulate(report)
    click.echo()
    click.secho(" " * _NAME + "".join(f"{name:{_CELL}}" for name in table.columns).rstrip(), bold=True)
    for row in table.rows:
        cells = [f"{it.value} ({it.range}, {it.counts})" if it.range else it.value for it in row.cells]
        click.echo(f"{row.name:{_NAME}}" + "".join(f"{cell:{_CELL}}" for cell in cells).rstrip())


def _show_comparison(view: MatchingView) -> None:
    if view.compared is None:
        return
    _title(view.compared.said)
    for what, questions in (("worse", view.compared.worse), ("better", view.compared.better)):
        _show_list([f"{what}: {_say(it)}" for it in questions])


def _title(text: str) -> None:
    click.echo()
    click.secho(text, bold=True)


def _show_list(lines: Sequence[str]) -> None:
    for line in lines[:_MOST_LINES]:
        click.echo(f"   {line}")
    if len(lines) > _MOST_LINES:
        click.echo(f"   and {len(lines) - _MOST_LINES} more, in the report")


def _named(entry: EntryView) -> str:
    return f"{entry.id} ({entry.department})" if entry.department else entry.id


def _say(question: QuestionView) -> str:
    """On one line, and without what could move a terminal's cursor."""
    text = "".join(char if char.isprintable() else " " for char in question.text)
    return f"“{' '.join(text.split())}” {question.said}"
