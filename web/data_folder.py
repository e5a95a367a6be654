"""The data folder and the store in it. Imports neither the index nor Flask, so that `serve` starts quickly."""

from pathlib import Path

from kb.database import Database
from web.settings import Settings


class DataFolderUnusable(Exception):
    """The data folder cannot be made or written; `str()` says what to do."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(
            f"The data folder {folder} cannot be used ({reason}): make it writable, or set SPEEDDIAL_DATA to another."
        )
        self.folder = folder


def open_database(settings: Settings) -> Database:
    """The store, brought to the newest schema.

    Raises:
        DataFolderUnusable: The data folder cannot be made.
        KbError: The database cannot be used.
    """
    if settings.database_url is None:
        make_data_folder(settings.data)
    database = Database(settings.url, wait_seconds=settings.database_wait_seconds)
    database.upgrade()
    return database


def make_data_folder(folder: Path) -> None:
    """Makes the data folder, for its owner only, as it holds what customers wrote.

    Raises:
        DataFolderUnusable: It cannot be made.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise DataFolderUnusable(folder, error.strerror or str(error)) from error
