"""What tests of several packages share."""

import pytest

from index.encoders.prepare import prepare


@pytest.fixture(scope="session")
def real_models(pytestconfig):
    """The two served encoders, prepared once and kept in pytest's cache."""
    folder = pytestconfig.cache.mkdir("models")
    prepare(folder)
    return folder
