"""`speeddial evaluate`: the engine, with its default settings, held against questions whose answers are known."""

from pathlib import Path

import click

from answers.evaluation import Report, evaluate, prediction_line, read_items, read_queries
from kb.files import file_errors
from web.cli.models import prepare_models
from web.cli.output import print_json, progress_bar
from web.cli.refused import CommandRefused
from web.settings import read_settings
from web.wiring import configured_encoders

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
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


@click.command("evaluate")
@click.option("--entries", type=_FILE, required=True, help="The library, a line of JSON an entry.")
@click.option("--queries", type=_FILE, required=True, help="The questions, a line of JSON each.")
@click.option("--predictions", type=click.Path(dir_okay=False, path_type=Path), help="Write a line a question here.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def evaluate_command(entries: Path, queries: Path, predictions: Path | None, as_json: bool) -> None:
    """Measure ranking, abstention, calibration and speed; touches no data folder."""
    if predictions is not None and not predictions.absolute().parent.is_dir():
        message = f"{predictions.parent} is no folder: make it, or give --predictions a path in one that is there."
        raise CommandRefused(message)
    items = read_items(entries)
    asked = read_queries(queries, {item.id for item in items})
    settings = read_settings()
    prepare_models(settings)
    encoders = configured_encoders(settings)
    with progress_bar("Asking") as progress:
        report, made = evaluate(items, asked, encoders, lambda done, total: progress("Asking", done, total))
    if predictions is not None:
        with file_errors(predictions):
            predictions.write_text("".join(f"{prediction_line(one)}\n" for one in made), encoding="utf-8")
    if as_json:
        print_json(report.as_dict())
    else:
        _show(report)


def _show(report: Report) -> None:
    click.echo(f"{report.entries} entries, {report.queries} questions")
    for label, name in _ROWS:
        figure = getattr(report, name)
        click.echo(f"{label:24} {'—' if figure is None else f'{figure:.4f}'}")


COMMANDS = {"evaluate": evaluate_command}
