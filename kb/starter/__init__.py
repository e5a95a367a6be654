"""The starter library: the answers of a believable brand, shipped with the package and loaded into an empty store."""

from importlib.resources import files
from pathlib import Path

from sqlmodel import select

from kb.database import Database
from kb.documents import Catalogue, read_library
from kb.importing import import_library
from kb.tables import DocumentRevisionRow


def starter_library_path() -> Path:
    """The folder of the starter library; the package is always installed as plain files."""
    return Path(str(files("kb.starter"))) / "library"


def load_starter(database: Database, *, checks: Catalogue | None = None) -> int:
    """Loads the starter library into a store that never held content; gives the number of documents loaded, else 0.

    The checks that its guidelines name are looked up in `checks`, where they are given.

    Raises:
        DatabaseError: the database failed; nothing was written.
    """
    with database.session() as session:
        if session.exec(select(DocumentRevisionRow.id).limit(1)).first() is not None:
            return 0
    library = read_library(starter_library_path(), checks=checks)
    summary = import_library(database, library, author="speeddial", origin="starter")
    return len(summary.created)
