"""Every check does with its examples what they say, in every language."""

from importlib.resources import files
from itertools import product

import pytest

from answers.checklist import families  # noqa: F401  # registers the checks
from answers.checklist.examples import load_examples
from answers.checklist.registry import list_checks
from answers.language import LANGUAGES

WITH_EXAMPLES = [it for it in list_checks() if load_examples(it.name)]
LEAST = 8


@pytest.mark.parametrize(
    ("check", "lang"), list(product(WITH_EXAMPLES, LANGUAGES)), ids=lambda it: getattr(it, "name", it)
)
def test_its_examples(check, lang):
    examples = load_examples(check.name)[lang]
    assert len(examples.passing) >= LEAST
    assert len(examples.failing) >= LEAST
    for status, example in [*(("pass", it) for it in examples.passing), *(("fail", it) for it in examples.failing)]:
        finding = example.check(check, lang)
        assert finding.status == status, (example.text, finding)
        assert all(0 <= start < end <= len(example.text) for start, end in finding.matches)
        if example.marks is not None:
            assert [example.text[start:end] for start, end in finding.matches] == example.marks
        for fix in finding.fixes:
            assert fix.apply(example.text) != example.text


def test_no_examples_are_of_a_check_that_is_not_there():

    names = {file.name.removesuffix(".yml") for file in files("answers.checklist").joinpath("examples").iterdir()}
    assert names <= {it.name for it in list_checks()}
