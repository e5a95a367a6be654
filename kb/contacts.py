"""Whom a department is reached by, as the rest of the program reads them. URLs hold secrets: they are never shown."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kb.documents.contact import VARIABLE

_WAYS = {"mailto": "e-mail", "mailtos": "e-mail", "json": "webhook", "jsons": "webhook"}


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact in its document's words; `hours` are its own, None where they are the department's."""

    url: str = field(repr=False)
    name: str | None = None
    hours: str | None = None
    backup: bool = False

    @property
    def label(self) -> str:
        """What it is called where people read it: its name, else the way by which it is reached."""
        scheme, separator, _ = self.url.partition("://")
        way = _WAYS.get(scheme.lower(), scheme) if separator and not VARIABLE.search(scheme) else "a contact"
        return self.name or way

    @property
    def digest(self) -> str:
        """What tells this contact from all others, and does not say its URL."""
        said = json.dumps([self.url, self.name], ensure_ascii=False)
        return hashlib.sha256(said.encode()).hexdigest()[:32]

    @property
    def variables(self) -> tuple[str, ...]:
        """The variables of the environment that its URL needs."""
        return tuple(dict.fromkeys(VARIABLE.findall(self.url)))


def contact_of(written: str | Mapping[str, Any]) -> Contact:
    """The contact that a document's value means."""
    return Contact(written) if isinstance(written, str) else Contact(**written)
