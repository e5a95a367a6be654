"""The store as a command uses it: opened for the command, closed with it."""

import click

from kb.database import Database
from web.data_folder import open_database
from web.settings import Settings


def open_store(settings: Settings) -> Database:
    """The store, which closes when the command ends, so that nothing of it stays behind in a -wal file.

    Raises:
        DataFolderUnusable: The data folder cannot be made.
        KbError: The database cannot be used.
    """
    database = open_database(settings)
    click.get_current_context().call_on_close(database.close)
    return database
