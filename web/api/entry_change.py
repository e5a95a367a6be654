"""PUT /api/entries/{id}: replaces one language of an entry, on top of the revision that If-Match names."""

from datetime import UTC, datetime

from flask import Response
from pydantic import BaseModel, ConfigDict, Field

from kb.documents import EntryDocument
from web.api.entry_body import make_entry_body, without_what_follows
from web.api.entry_read import EntryPath, EntryQuery, respond_with_entry
from web.entry_access import get_editable_entry_for
from web.etags import get_expected_revision
from web.refusals import InputRefused
from web.services import get_services
from web.sign_in import get_caller
from web.visitor import Visitor


class IfMatch(BaseModel):
    """The header that guards a change; read by `web.etags`, described here."""

    model_config = ConfigDict(extra="ignore")

    if_match: str | None = Field(default=None, alias="If-Match", description="the ETag that was last read; required")


def change_entry(path: EntryPath, query: EntryQuery, header: IfMatch, body: EntryDocument) -> Response:  # noqa: ARG001  # in the OpenAPI
    """Replace an entry in one language."""
    expected, caller, today = get_expected_revision(), get_caller(), datetime.now(UTC).date()
    with get_services().database.transaction() as db:
        current = get_editable_entry_for(caller, db, path.id, query.lang, today)
        check_address(body, current.id, current.lang)
        check_department(caller, body)
        document = without_what_follows(db, body, current)
        saved = get_services().publisher.save(
            db, document, expected_revision=expected, author=caller.name, asker=caller.asker
        )
        changed = make_entry_body(db, saved, today, caller.role)
    return respond_with_entry(changed)


def check_address(body: EntryDocument, entry_id: str, lang: str) -> None:
    """An entry keeps its id and language: both say which address it has.

    Raises:
        InputRefused: The body says otherwise than the address.
    """
    for field, sent, address in (("id", body.id, entry_id), ("lang", body.lang, lang)):
        if sent != address:
            raise InputRefused(
                field, f"{field} is {sent} in the body but {address} in the address: send it to its own."
            )


def check_department(caller: Visitor, body: EntryDocument) -> None:
    """Nobody gives an entry to a department whose answers are not theirs; there it would be out of their hands.

    Raises:
        InputRefused: The body names such a department.
    """
    if body.department is not None and not caller.may_edit(body.department):
        raise InputRefused("department", "This department's answers are not yours to change: leave it as it was.")
