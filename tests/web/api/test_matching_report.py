"""The newest evaluation, as a program reads it."""

import json

import pytest

from answers.matching.kept_runs import dump_report, keep_run
from tests.answers.matching.made import answered, report

PATH = "/api/reports/matching"


@pytest.fixture
def reporter(app, world):
    client = app.test_client()
    client.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {world.make_token('report')}"
    return client


def test_it_works(reporter, world):
    run = report(answered("lost", "it/vpn"), answered("a", "it/pw", source="must_match", entry="it/pw"))
    keep_run(world.services.settings.evaluations_folder, run)
    answer = reporter.get(PATH)
    assert answer.mimetype == "application/json"
    assert answer.get_json() == json.loads(dump_report(run))


def test_without_a_run_it_says_how_to_make_one(reporter):
    answer = reporter.get(PATH)
    assert (answer.status_code, answer.mimetype) == (404, "application/problem+json")
    assert "speeddial evaluate" in answer.get_json()["detail"]


def test_it_rejects_those_who_only_ask(helpdesk, program):
    assert helpdesk.get(PATH).status_code == 403
    assert program.get(PATH).status_code == 403
