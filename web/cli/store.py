"""The store as a command uses it: opened for the command, closed with it."""

import click

from kb.database import Database
from web.cli.refused import CommandRefused
from web.data_folder import open_database
from web.settings import Settings


def open_store(settings: Settings) -> Database:
    """The store, made when there is none; it closes when the command ends, so that no -wal file stays behind.

    Raises:
        DataFolderUnusable: The data folder cannot be made.
        KbError: The database cannot be used.
    """
    database = open_database(settings)
    click.get_current_context().call_on_close(database.close)
    return database


def open_existing_store(settings: Settings) -> Database:
    """The same for a command that only reads: from the wrong folder it would back up an empty store every night.

    Raises:
        CommandRefused: There is no store.
        KbError: The database cannot be used.
    """
    file = Database(settings.url).path
    if file is not None and not file.exists():
        message = f"There is no store in {file.parent}: set SPEEDDIAL_DATA to the folder that holds yours."
        raise CommandRefused(message)
    return open_store(settings)
