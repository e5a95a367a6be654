"""A contact of a department: an Apprise URL alone, or with whom it reaches, when, and whether it is only the backup."""

import re
from typing import Annotated

from pydantic import AfterValidator, Discriminator, Field, Tag

from kb.documents.fields import LANGUAGE_FORM, TEXT_FORM, Document, Line
from kb.documents.opening import Hours

VARIABLE = re.compile(r"\$\{([^}]*)\}")
_NAME = re.compile(r"^[A-Za-z_][A-Za-z0-9_]*$")
_OWN = "SPEEDDIAL_"


def _check_url(url: str) -> str:
    for name in VARIABLE.findall(url):
        if not _NAME.match(name):
            raise ValueError(f"`${{{name[:40]}}}` names no variable; use letters, digits and `_`, such as ${{TOKEN}}.")
        if name.upper().startswith(_OWN):
            raise ValueError(f"`{name[:40]}` is a setting of Speeddial itself, which no contact may send away.")
    if "://" not in url and not VARIABLE.fullmatch(url):
        raise ValueError(f"`{url[:20]}` is no contact; write an Apprise URL such as mailto://name@example.org.")
    return url


ContactUrl = Annotated[Line, AfterValidator(_check_url)]


class ContactDocument(Document):
    """A contact of which more is known than its URL."""

    url: ContactUrl = Field(description="an Apprise URL, or ${NAME} of a variable that holds one")
    name: Line | None = Field(default=None, description="whom it reaches, as colleagues call them")
    hours: Hours | None = Field(
        default=None, description="when that person is on duty (OpenStreetMap opening_hours), else as the department"
    )
    backup: bool = Field(default=False, description="asked only where nobody else is on duty or can be reached")


def _form_of(value: object) -> str:
    """Which form was written; the names are those that `kb.documents.validation` leaves out of locations."""
    return LANGUAGE_FORM if isinstance(value, dict | ContactDocument) else TEXT_FORM


Contact = Annotated[
    Annotated[ContactUrl, Tag(TEXT_FORM)] | Annotated[ContactDocument, Tag(LANGUAGE_FORM)], Discriminator(_form_of)
]
