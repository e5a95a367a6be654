"""A terminal in a home folder with the small library of `tests/web/library`, imported and indexed."""

import os
import shutil
from pathlib import Path

import pytest

from tests.web.cli.terminal import LIBRARY, Terminal, environment
from web.secret_key import get_reference_key, get_secret_key
from web.settings import read_settings


@pytest.fixture(scope="session")
def furnished(tmp_path_factory) -> Path:
    """A home folder to copy; copying takes a tenth of the time of making."""
    home = tmp_path_factory.mktemp("furnished")
    with pytest.MonkeyPatch.context() as patch:
        _move_in(patch, home)
        assert Terminal(home).run("import", LIBRARY).status == 0
        assert Terminal(home).run("reindex").status == 0
        for make_key in (get_secret_key, get_reference_key):
            make_key(read_settings())  # once, by whatever comes first
    return home


@pytest.fixture
def empty(tmp_path, monkeypatch) -> Terminal:
    """A home folder in which nothing was ever done."""
    _move_in(monkeypatch, tmp_path / "home")
    return Terminal(tmp_path / "home")


@pytest.fixture
def terminal(furnished, empty) -> Terminal:
    shutil.copytree(furnished, empty.home, dirs_exist_ok=True)
    return empty


@pytest.fixture
def library(tmp_path) -> Path:
    """A copy of the library, to be spoiled."""
    return Path(shutil.copytree(LIBRARY, tmp_path / "library"))


def _move_in(patch: pytest.MonkeyPatch, home: Path) -> None:
    home.mkdir(exist_ok=True)
    patch.chdir(home)  # a speeddial.toml of the one who runs the tests must not count
    for name in [name for name in os.environ if name.startswith("SPEEDDIAL_")]:
        patch.delenv(name)
    for name, value in environment(home).items():
        if name.startswith("SPEEDDIAL_"):
            patch.setenv(name, value)
