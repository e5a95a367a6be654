"""`speeddial serve`: from an empty folder to a page that answers."""

import socket
import subprocess
import sys
from typing import Any

import click
from gunicorn.app.base import BaseApplication

from kb.database import Database
from kb.people import find_first_admin, save_person
from kb.sign_in_links import create_link
from kb.starter import load_starter
from web.address import public_address
from web.app import create_app
from web.cli.errors import CommandRefused
from web.cli.models import try_to_prepare_models
from web.cli.output import say
from web.settings import Settings, read_settings
from web.wiring import has_snapshot, open_database, open_services, set_up_logging

_START_SECONDS = 120  # a worker that builds the lexical index of a large library needs its time


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
    set_up_logging(settings)
    database = open_database(settings)
    first = load_starter(database)
    if first:
        say(f"Loaded the starter library: {first} documents.")
    _prepare(settings, first=bool(first))
    _welcome(settings, database)
    _Server(settings).run()


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
    """The encoders, and the first index in a process of its own, so that this one stays small."""
    if not try_to_prepare_models(settings):
        return
    if first or not has_snapshot(settings):
        say("Building the index …")
        subprocess.run([sys.executable, "-m", "web.cli.main", "reindex"], check=False)


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


class _Server(BaseApplication):
    """gunicorn, with the application made inside each worker: ONNX sessions and FAISS do not survive a fork."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        super().__init__()

    def load_config(self) -> None:
        host = f"[{self._settings.host}]" if ":" in self._settings.host else self._settings.host
        options: dict[str, Any] = {
            "bind": f"{host}:{self._settings.port}",
            "workers": self._settings.workers,
            "worker_class": "gthread",
            "threads": self._settings.threads,
            "timeout": _START_SECONDS,
            "proc_name": "speeddial",
            "loglevel": "warning",
            "control_socket_disable": True,
            "forwarded_allow_ips": "*" if self._settings.trusted_proxies else "127.0.0.1",
        }
        for name, value in options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:  # noqa: ANN401  # a WSGI application
        return create_app(open_services(self._settings))


COMMANDS = {"serve": serve}
