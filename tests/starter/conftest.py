"""The starter library behind the real encoders, built once for all questions."""

import pytest

from answers.checklist.catalogue import CATALOGUE
from answers.suggest import Suggester
from answers.sync import LiveIndex
from index.encoders import load_encoders
from kb.database import Database
from kb.starter import load_starter
from tests.keys import REFERENCE_KEY


@pytest.fixture(scope="session")
def suggester(real_models, tmp_path_factory):
    folder = tmp_path_factory.mktemp("starter")
    database = Database(f"sqlite:///{folder / 'store.sqlite3'}")
    database.upgrade()
    load_starter(database, checks=CATALOGUE)
    index = LiveIndex(database, folder / "index", lambda: load_encoders(real_models, ["minilm", "e5"]))
    index.build()
    yield Suggester(database, index, reference_key=REFERENCE_KEY)
    database.close()
