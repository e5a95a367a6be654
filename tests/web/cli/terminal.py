"""A terminal for tests: runs commands in this process, in a home folder of its own, and sees what they leave."""

import hashlib
import json
import os
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from web.cli.main import cli

LIBRARY = Path(__file__).parents[1] / "library"


@dataclass(frozen=True)
class Outcome:
    status: int
    stdout: str
    stderr: str

    @property
    def json(self) -> Any:
        return json.loads(self.stdout)

    @property
    def sentences(self) -> list[str]:
        return self.stderr.splitlines()


@dataclass(frozen=True)
class Terminal:
    home: Path

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def database(self) -> Path:
        return self.data / "speeddial.sqlite3"

    def run(self, *arguments: str | Path, env: Mapping[str, str] | None = None, typed: str | None = None) -> Outcome:
        """The command's outcome; what is no sentence for a person but a bug is raised."""
        result = CliRunner(env=dict(env or {})).invoke(
            cli, [str(one) for one in arguments], input=typed, catch_exceptions=False, prog_name="speeddial"
        )
        return Outcome(result.exit_code, result.stdout, result.stderr)

    def refuses(self, *arguments: str | Path, env: Mapping[str, str] | None = None) -> str:
        """The one sentence with which the command is refused; asserts that it wrote and printed nothing."""
        before = self.state()
        outcome = self.run(*arguments, env=env)
        assert self.state() == before
        assert (outcome.status, outcome.stdout) == (2, ""), outcome
        assert outcome.stderr.count("\n") == 1, outcome.stderr
        assert outcome.stderr.endswith((".\n", "?\n"))
        assert "Traceback" not in outcome.stderr
        return outcome.stderr.strip()

    def state(self) -> tuple[int | None, dict[str, str]]:
        """The store's revision, and every other file under the home folder with what is in it."""
        return self.revision(), {
            path.relative_to(self.home).as_posix(): _digest(path)
            for path in sorted(self.home.rglob("*"))
            if not path.name.startswith("speeddial.sqlite3-")
        }

    def revision(self) -> int | None:
        if not self.database.is_file():
            return None
        # Without a filled -wal file the file may be read as it is, which a full or read-only disk allows too.
        log = Path(f"{self.database}-wal")
        how = "mode=ro" if log.exists() and log.stat().st_size else "mode=ro&immutable=1"
        with closing(sqlite3.connect(f"{self.database.as_uri()}?{how}", uri=True)) as connection:
            return int(connection.execute("SELECT revision FROM store").fetchone()[0])

    def index_files(self) -> Sequence[str]:
        return sorted(path.name for path in (self.data / "index").rglob("*") if path.is_file())


def environment(home: Path) -> dict[str, str]:
    """The variables with which a command works in this home folder, and nothing of the outside."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SPEEDDIAL_")}
    return {
        **kept,
        "SPEEDDIAL_DATA": str(home / "data"),
        "SPEEDDIAL_MODELS": str(home / "models"),
        "SPEEDDIAL_ENCODERS": "hashing",
    }


def _digest(path: Path) -> str:
    if path.is_symlink() or not path.is_file():
        return ""
    return hashlib.sha256(path.read_bytes()).hexdigest()
