"""A report as files in a folder: `report.json`, and `report.html`, which needs nothing but itself to be read."""

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from answers.matching.kept_runs import dump_report
from answers.matching.report import MatchingReport
from kb.files import file_errors, write_atomically
from web.reports.matching import view_report

_STYLES = Path(__file__).parents[1] / "static" / "styles"
_SHEETS = ("layers.css", "tokens.css", "base.css", "layout.css", "notice.css", "report.css")


def make_report_folder(folder: Path) -> None:
    """Makes the folder; called before an hour of work rather than after.

    Raises:
        DiskFull, FolderUnwritable: It cannot be made.
    """
    with file_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)


def write_report(folder: Path, report: MatchingReport) -> None:
    """Writes both files, in place of older ones; makes the folder.

    Raises:
        DiskFull, FolderUnwritable: One could not be written.
    """
    write_atomically(folder / "report.json", dump_report(report))
    write_atomically(folder / "report.html", render_report(report).encode())


def render_report(report: MatchingReport) -> str:
    """The page with its styles inside, without script, and with a policy that lets it load nothing."""
    page = _environment().get_template("report_file.html")
    return page.render(report=view_report(report), style=_style())


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


@lru_cache(maxsize=1)
def _style() -> Markup:
    """The element itself: our own sheets, which hold no word of anybody else."""
    return Markup("<style>%s</style>") % Markup("".join((_STYLES / name).read_text("utf-8") for name in _SHEETS))  # noqa: S704  (ours)
