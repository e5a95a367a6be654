"""Calls every route of the API with the cases that Schemathesis makes of its OpenAPI document, for a given time.

A case fails where the answer is a 500, or is not what the document says: in its status, kind, headers or body. About
half of the cases name things that are there, so that more is tried than how a 404 looks.

    python -m benchmarks.api_cases [--minutes 10] [--seed 1]
"""

import argparse
import logging
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import schemathesis
from flask import Flask
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis import APIOperation, Case
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.core.result import Ok
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from benchmarks.api_things import Things, make_furnished_app

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
Operation = APIOperation[Any, Any, Any, Any]
_AT_ONCE = 12  # cases of a route until it is the next one's turn
_MODES = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)


@dataclass
class Tried:
    """What came of it: how often each route answered with which status, and the cases that failed, each kind once."""

    statuses: Counter[tuple[str, int]] = field(default_factory=Counter)
    failures: dict[tuple[str, str], str] = field(default_factory=dict)

    @property
    def cases(self) -> int:
        """How many there were."""
        return self.statuses.total()


def try_all(app: Flask, token: str, *, seconds: float, first_seed: int = 1, only: Collection[str] = ()) -> Tried:
    """Goes round the routes until the time is over, at least once; each round has other cases than the one before.

    `only` are the routes to try, such as "GET /api/facts"; all where there are none.
    """
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", app)
    schema.config.generation.update(with_security_parameters=False)  # 401s have tests of their own
    operations = [found.ok() for found in schema.get_all_operations() if isinstance(found, Ok)]
    operations = [it for it in operations if not only or it.label in only]
    things, tried = Things(app.test_client(), token), Tried()
    until, number = time.monotonic() + seconds, first_seed
    while number == first_seed or time.monotonic() < until:
        for operation in operations:
            things.look()
            for mode in _MODES:
                _try_one(operation, mode, things, tried, number)
            if number > first_seed and time.monotonic() >= until:
                return tried
        number += 1
    return tried


def _try_one(
    operation: APIOperation[Any, Any, Any, Any], mode: GenerationMode, things: Things, tried: Tried, number: int
) -> None:
    try:
        cases = operation.as_strategy(generation_mode=mode)
        _run(cases, lambda case, choices: _call(case, choices, things, tried), number)
    except Exception as error:  # such as a route that takes nothing that could be wrong
        if "negative" not in str(error).lower() and "Unsatisfiable" not in type(error).__name__:
            raise


def _run(cases: st.SearchStrategy[Case[Any]], call: Callable[[Case[Any], st.DataObject], None], number: int) -> None:
    @seed(number)
    @settings(
        max_examples=_AT_ONCE,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=cases, choices=st.data())
    def one(case: Case[Any], choices: st.DataObject) -> None:
        call(case, choices)

    one()


def _call(case: Case[Any], choices: st.DataObject, things: Things, tried: Tried) -> None:
    things.settle(case, choices)
    headers = {"Authorization": f"Bearer {things.token}"}
    response = case.call(headers=headers)
    label = case.operation.label
    tried.statuses[label, response.status_code] += 1
    try:
        case.validate_response(response, checks=CHECKS, headers=headers)
    except FailureGroup as group:
        for failure in group.exceptions:
            said = (
                f"{failure.message[:600]}\n{response.status_code} {response.text[:600]}\n{case.as_curl_command()[:900]}"
            )
            tried.failures.setdefault((label, f"{failure.title} {response.status_code}"), said)


def main() -> int:
    """Print what failed, and how often which route answered how."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    logging.disable(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as folder:
        app, token, close = make_furnished_app(Path(folder))
        try:
            tried = try_all(app, token, seconds=arguments.minutes * 60, first_seed=arguments.seed)
        finally:
            close()
    for label in sorted({label for label, _ in tried.statuses}):
        told = {status: count for (it, status), count in sorted(tried.statuses.items()) if it == label}
        print(f"{label:75} {', '.join(f'{count} × {status}' for status, count in told.items())}")
    for (label, title), said in tried.failures.items():
        print(f"\n{label}: {title}\n{said}")
    print(f"\n{tried.cases:,} cases, {len(tried.failures)} kinds of failures")
    return 1 if tried.failures else 0


if __name__ == "__main__":
    sys.exit(main())
