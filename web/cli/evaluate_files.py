"""`speeddial evaluate` over files: ranking, abstention, calibration and speed, for comparisons between engines."""

from datetime import UTC, datetime
from pathlib import Path

import click

from answers.evaluation import Report, evaluate, prediction_line, read_items, read_queries
from answers.matching.file_run import report_on_files
from answers.verdict import Tolerance
from kb.files import file_errors
from web.cli.models import prepare_models
from web.cli.output import print_json, progress_bar
from web.cli.refused import CommandRefused
from web.reports.files import make_report_folder, write_report
from web.settings import read_settings
from web.wiring import configured_encoders

_ROWS = (
    ("Success@1", "success_at_1"),
    ("Success@3", "success_at_3"),
    ("MRR@10", "mrr_at_10"),
    ("AUROC, has an answer", "auroc"),
    ("In-scope accuracy", "in_scope_accuracy"),
    ("Out-of-scope recall", "out_of_scope_recall"),
    ("Matthews correlation", "matthews"),
    ("Answerable and ready", "ready_share"),
    ("Wrong among ready", "ready_wrong"),
    ("Calibration error", "ece"),
    ("Brier score", "brier"),
    ("Build seconds", "build_seconds"),
    ("p50 ms a question", "p50_ms"),
    ("p95 ms a question", "p95_ms"),
)


def evaluate_files(
    entries: Path,
    queries: Path,
    tolerance: Tolerance,
    *,
    predictions: Path | None,
    folder: Path | None,
    as_json: bool,
) -> None:
    """Measures, writes the predictions and the report where they are wanted, and prints the figures.

    Raises:
        CommandRefused: The predictions' folder is not there.
        EvaluationRefused: A file cannot be read or is not of the form.
        EncoderError, KbError: An encoder cannot be used, or a file cannot be written.
    """
    if predictions is not None and not predictions.absolute().parent.is_dir():
        message = f"{predictions.parent} is no folder: make it, or give --predictions a path in one that is there."
        raise CommandRefused(message)
    items = read_items(entries)
    asked = read_queries(queries, {item.id for item in items})
    if folder is not None:
        make_report_folder(folder)
    settings = read_settings()
    prepare_models(settings)
    encoders = configured_encoders(settings)
    with progress_bar("Asking") as progress:
        report, made = evaluate(items, asked, encoders, lambda done, total: progress("Asking", done, total), tolerance)
    if predictions is not None:
        with file_errors(predictions):
            predictions.write_text("".join(f"{prediction_line(one)}\n" for one in made), encoding="utf-8")
    if folder is not None:
        write_report(folder, report_on_files(items, asked, made, encoders, now=datetime.now(UTC)))
    if as_json:
        print_json(report.as_dict())
    else:
        _show(report)


def _show(report: Report) -> None:
    click.echo(f"{report.entries} entries, {report.queries} questions")
    for label, name in _ROWS:
        figure = getattr(report, name)
        click.echo(f"{label:24} {'—' if figure is None else f'{figure:.4f}'}")
