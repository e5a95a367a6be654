"""`speeddial backup` and `speeddial restore`: the whole store as one file."""

import shutil
from pathlib import Path

import click

from kb.backup import backup, restore
from kb.database import Database
from web.cli.output import say
from web.cli.store import open_existing_store
from web.data_folder import make_data_folder
from web.settings import read_settings


@click.command("backup")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup_command(file: Path) -> None:
    """Write the whole store into FILE while others go on working; the index is not in it, as it can be made again."""
    backup(open_existing_store(read_settings()), file)
    say(f"{file} holds the store as it was a moment ago ({file.stat().st_size / 1e6:.1f} MB).")


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path))
def restore_command(file: Path) -> None:
    """Replace the store by the backup in FILE; the store of before stays beside it. Stop the server first."""
    settings = read_settings()
    if settings.database_url is None:
        make_data_folder(settings.data)
    database = Database(settings.url, wait_seconds=settings.database_wait_seconds)
    click.get_current_context().call_on_close(database.close)
    previous = restore(file, database)
    database.upgrade()
    # The backup may be of another day of the same library, with the same revision number for other texts.
    shutil.rmtree(settings.index_folder, ignore_errors=True)
    say(f"Restored {file}." + (f" The store of before is {previous}." if previous else ""))
    say("The next start builds the index again; vectors come from the backup.")


COMMANDS = {"backup": backup_command, "restore": restore_command}
