"""A house whose guidelines a test chooses, and its entry to change."""

from dataclasses import replace

import pytest

from kb.documents import GuidelineConditions
from kb.entries import find_entry
from kb.guidelines import GuidelineRecord


@pytest.fixture
def entry(store):
    with store.session() as session:
        return find_entry(session, "product/returns", "en")


@pytest.fixture
def with_musts(house):
    """The house with nothing but these checks as musts; a check may come with conditions."""

    def make(*checks, **when):
        conditions = GuidelineConditions(**when)
        musts = [GuidelineRecord(it, "must", it, {}, conditions, {"en": f"About {it}"}, "", 1) for it in checks]
        return replace(house, guidelines=musts)

    return make
