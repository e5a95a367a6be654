"""The checks as a library is held against."""

import pytest
from pydantic import Field

from answers.checklist.catalogue import CATALOGUE, make_catalogue
from answers.checklist.draft import Draft
from answers.checklist.finding import passed
from answers.checklist.registry import _CHECKS, Parameters, check, list_checks


class Told(Parameters):
    most: int = Field(default=1, ge=0, description="how many there may be")


@pytest.fixture
def catalogue():
    before = dict(_CHECKS)

    @check("told", languages=None)
    def told(draft: Draft, parameters: Told):
        return passed(str(parameters.most))

    yield make_catalogue()
    _CHECKS.clear()
    _CHECKS.update(before)


def test_it_knows_every_check():
    assert CATALOGUE.names == {it.name for it in list_checks()}
    assert {"open_blank", "length", "language", "verified"} <= CATALOGUE.names


@pytest.mark.parametrize("value", ["two", -1, None, 1.5])
def test_a_value_of_the_wrong_kind_is_said(catalogue, value):
    with pytest.raises(ValueError, match=r"cannot be used as `most` \(how many there may be\): .*; correct it"):
        catalogue.parameters["told"]["most"](value)


def test_a_right_value_passes(catalogue):
    assert catalogue.parameters["told"]["most"](3) is None
