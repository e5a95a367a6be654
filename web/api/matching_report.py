"""GET /api/reports/matching: the newest run of `speeddial evaluate`."""

from flask import Response
from pydantic import RootModel

from answers.matching.kept_runs import dump_report, get_newest_run
from answers.matching.report import MatchingReport
from web.refusals import NotAllowed
from web.services import get_services
from web.sign_in import get_caller


class NewestMatchingReport(RootModel[MatchingReport]):
    """How well the library matches, with every question that was asked."""


def read_matching_report() -> Response:
    """Read the newest evaluation of the library."""
    caller = get_caller()
    if not caller.sees_reports:
        raise NotAllowed(f"The token {caller.name} sees only a part of the library: make one that sees all of it.")
    report = get_newest_run(get_services().settings.evaluations_folder)
    return Response(dump_report(report), mimetype="application/json")
