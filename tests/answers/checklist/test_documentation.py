"""docs/checks.md says what the checks say."""

from pathlib import Path

import pytest

from answers.checklist.documentation import write_documentation
from answers.checklist.registry import list_checks

PAGE = Path(__file__).parents[3] / "docs" / "checks.md"


def test_the_page_is_what_the_checks_say():
    again = "run `python -m answers.checklist.documentation > docs/checks.md`"
    assert PAGE.read_text(encoding="utf-8") == write_documentation(), again


@pytest.mark.parametrize("check", list_checks(), ids=lambda it: it.name)
def test_every_check_says_what_it_demands_and_what_it_may_be_told(check):
    assert check.doc.strip().endswith((".", ")"))
    assert all(field.description for field in check.parameters.model_fields.values())
