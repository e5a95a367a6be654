"""The composition root: settings in, working parts out. The only place that chooses implementations."""

import logging
from dataclasses import dataclass
from pathlib import Path

from answers.language import warm_up
from answers.suggest import Suggester
from answers.sync import LiveIndex
from index.encoders import Encoder, load_encoders
from index.snapshot import MANIFEST
from kb.database import Database
from kb.vectors import SqlVectorCache
from web.settings import Settings


@dataclass(frozen=True, slots=True)
class Services:
    """The working parts that the pages, the API and the commands share; safe to use from several threads."""

    settings: Settings
    database: Database
    index: LiveIndex
    suggester: Suggester


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


def configured_encoders(settings: Settings) -> list[Encoder]:
    """The encoders that the settings name.

    Raises:
        EncoderError: One of them is missing or unusable.
    """
    return load_encoders(settings.models, settings.encoders)


def live_index(settings: Settings, database: Database) -> LiveIndex:
    """The index of this process, not yet opened."""
    return LiveIndex(
        database, settings.index_folder, lambda: configured_encoders(settings), SqlVectorCache(database)
    )


def open_services(settings: Settings) -> Services:
    """Everything that serves: store, index (words at once, meaning as soon as it is built) and suggester.

    Raises:
        DataFolderUnusable: The data folder cannot be made.
        KbError: The database cannot be used.
    """
    database = open_database(settings)
    index = live_index(settings, database)
    index.open()
    warm_up()
    return Services(settings, database, index, Suggester(database, index))


def has_snapshot(settings: Settings) -> bool:
    """Whether an index was ever written for this data folder; it may still turn out to be unusable."""
    return (settings.index_folder / MANIFEST).exists()


def set_up_logging(settings: Settings) -> None:
    """Logs go to standard error; they carry ids and counts, never questions or answers."""
    logging.basicConfig(level=settings.log_level.upper(), format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger("alembic").setLevel(logging.WARNING)
