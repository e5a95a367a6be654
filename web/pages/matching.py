"""How well the library matches: the newest run of `speeddial evaluate`, which this page never makes itself."""

from flask import Blueprint, render_template

from answers.matching.kept_runs import find_newest_run
from kb.errors import NotFound
from web.reports.matching import view_report
from web.services import get_services
from web.sign_in import get_signed_in_person

blueprint = Blueprint("matching", __name__)


@blueprint.get("/reports/matching")
def show_report() -> str:
    """The report, or how to make one; for everybody but owners and administrators there is no such page."""
    if not get_signed_in_person().sees_reports:
        raise NotFound("report", "matching")
    report = find_newest_run(get_services().settings.evaluations_folder)
    return render_template("matching.html", report=None if report is None else view_report(report))
