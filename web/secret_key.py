"""The installation's secrets: from the settings, or made once and kept in the data folder for its owner only."""

import os
import secrets
import tempfile
from pathlib import Path

from pydantic import SecretStr

from web.settings import Settings

FILE_NAME = "secret-key"
REFERENCE_FILE_NAME = "reference-key"
_BYTES = 32


def get_secret_key(settings: Settings) -> str:
    """What sessions are signed with: the same for every process that serves one data folder, from their start on."""
    return _get(settings.secret_key, settings.data / FILE_NAME)


def get_reference_key(settings: Settings) -> str:
    """What customers' references are kept under; it stays when the sessions' key is changed."""
    return _get(settings.reference_key, settings.data / REFERENCE_FILE_NAME)


def _get(given: SecretStr | None, path: Path) -> str:
    if given is not None:
        return given.get_secret_value()
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
