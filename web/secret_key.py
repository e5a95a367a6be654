"""The key that signs sessions: from the settings, or made once and kept in the data folder for its owner only."""

import os
import secrets
import tempfile
from pathlib import Path

from web.settings import Settings

FILE_NAME = "secret-key"
_BYTES = 32


def get_secret_key(settings: Settings) -> str:
    """The same key for every process that serves one data folder, also when they start at the same moment."""
    if settings.secret_key is not None:
        return settings.secret_key.get_secret_value()
    path = settings.data / FILE_NAME
    if not path.exists():
        _make(path)
    return path.read_text("ascii").strip()


def _make(path: Path) -> None:
    """Writes the whole key elsewhere first: a link fails when another process was faster, and is never half there."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", dir=path.parent, prefix=".secret-", encoding="ascii") as file:
        file.write(secrets.token_hex(_BYTES))
        file.flush()
        os.fsync(file.fileno())
        try:
            os.link(file.name, path)
        except FileExistsError:
            return
