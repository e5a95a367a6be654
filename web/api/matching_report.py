"""GET /api/reports/matching: the newest run of `speeddial evaluate`."""

from flask import Response
from pydantic import RootModel

from answers.matching.kept_runs import dump_report, get_newest_run
from answers.matching.report import MatchingReport
from web.services import get_services


class NewestMatchingReport(RootModel[MatchingReport]):
    """How well the library matches, with every question that was asked."""


def read_matching_report() -> Response:
    """Read the newest evaluation of the library."""
    report = get_newest_run(get_services().settings.evaluations_folder)
    return Response(dump_report(report), mimetype="application/json")
