"""`speeddial serve`: from an empty folder to a page that answers."""

import os
import socket
import subprocess
import sys

import click

from answers.checklist.catalogue import CATALOGUE
from kb.database import Database
from kb.people import find_first_admin, save_person
from kb.sign_in_links import create_link
from kb.starter import load_starter
from web.address import public_address
from web.cli.output import say
from web.cli.refused import CommandRefused
from web.data_folder import open_database
from web.settings import PREFIX, Settings, read_settings

_BUILT_IN = ("minilm", "e5")
_MANIFEST = "manifest.json"  # what a finished encoder and a finished snapshot have


@click.command()
@click.option("--host", help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), help="The port; 0 takes a free one.")
def serve(host: str | None, port: int | None) -> None:
    """Serve the pages and the API.

    On an empty data folder it loads the starter library, prepares the encoders, builds the index, and prints a link
    that signs the first person in.
    """
    given = {name: value for name, value in (("host", host), ("port", port)) if value is not None}
    settings = read_settings(**given)
    settings = settings.model_copy(update={"port": _free_port(settings)})
    database = open_database(settings)
    first = load_starter(database, checks=CATALOGUE)
    if first:
        say(f"Loaded the starter library: {first} documents.")
    _prepare(settings, first=bool(first))
    _welcome(settings, database)
    database.close()
    _become_server(settings)


def _free_port(settings: Settings) -> int:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            message = f"Cannot listen on {settings.host}:{settings.port} ({error.strerror}): choose another --port."
            raise CommandRefused(message) from error
        return int(probe.getsockname()[1])


def _prepare(settings: Settings, *, first: bool) -> None:
    """The encoders and the first index, by commands of their own: they import what a second start need not wait for."""
    built_in = [name for name in settings.encoders if name in _BUILT_IN]
    if not all((settings.models / name / _MANIFEST).exists() for name in built_in) and not _run("models"):
        say("Until then only the words of a question are compared, not its meaning.")
        return
    if first or not (settings.index_folder / _MANIFEST).exists():
        say("Building the index …")
        _run("reindex")


def _run(command: str) -> bool:
    arguments = [sys.executable, "-m", "web.cli.main", command]
    return subprocess.run(arguments, check=False).returncode == 0  # noqa: S603  # our own command


def _welcome(settings: Settings, database: Database) -> None:
    """A link for the first administrator, as long as nobody has signed in."""
    with database.transaction() as session:
        admin = find_first_admin(session)
        if admin is None:
            admin = save_person(session, name="Administrator", email="admin@localhost", role="admin")
        if admin.signed_in_at is None:
            token = create_link(session, admin, minutes=settings.sign_in_minutes)
            link = f"{public_address(settings)}/sign-in/{token}"
            say(f"\nSign in within {settings.sign_in_minutes} minutes, once: {link}\n")
    say(f"Speeddial listens on {public_address(settings)} (stop with Ctrl+C).")


def _become_server(settings: Settings) -> None:
    """Replaces this process by the server; what was given on the command line goes along in the environment."""
    environment = {**os.environ, f"{PREFIX}HOST": settings.host, f"{PREFIX}PORT": str(settings.port)}
    os.execve(sys.executable, [sys.executable, "-m", "web.server"], environment)  # noqa: S606  # our own module


COMMANDS = {"serve": serve}
