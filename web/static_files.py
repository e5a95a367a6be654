"""Addresses of the static files, with a digest of their content so that a browser may keep them for a year."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from flask import Flask, url_for

MAX_AGE_SECONDS = 365 * 24 * 3600

STYLESHEETS = (
    "layers.css",
    "tokens.css",
    "base.css",
    "layout.css",
    "masthead.css",
    "menu.css",
    "button.css",
    "field.css",
    "notice.css",
    "toast.css",
    "news.css",
    "crisis.css",
    "ask.css",
    "shortcuts.css",
    "outcome.css",
    "card.css",
    "reply.css",
    "draft.css",
    "checklist.css",
    "why.css",
    "asked.css",
    "told.css",
    "holding.css",
    "learned.css",
    "panel.css",
    "roll.css",
    "entry.css",
    "editor.css",
    "handed.css",
    "report.css",
    "trail.css",
    "offices.css",
    "promise.css",
    "shift.css",
)

# In the order in which they are run: later ones use what earlier ones define.
SCRIPTS = (
    "speeddial.js",
    "blanks.js",
    "draft.js",
    "editing.js",
    "checklist.js",
    "marking.js",
    "fixing.js",
    "stacking.js",
    "gate.js",
    "copying.js",
    "once.js",
    "told.js",
    "promises.js",
    "handing.js",
    "holding.js",
    "notices.js",
)


def digest_of(folder: Path) -> str:
    """One short digest over all files of a folder, by path and content."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(str(path.relative_to(folder)).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def init_static(app: Flask) -> None:
    """Gives the templates `static(name)`, `stylesheets` and `scripts`."""
    version = digest_of(Path(str(app.static_folder)))
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = MAX_AGE_SECONDS
    app.jinja_env.globals["static"] = _address(version)
    app.jinja_env.globals["stylesheets"] = STYLESHEETS
    app.jinja_env.globals["scripts"] = SCRIPTS


def _address(version: str) -> Callable[[str], str]:
    def address(name: str) -> str:
        return url_for("static", filename=name, v=version)

    return address
