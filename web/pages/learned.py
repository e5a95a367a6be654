"""An owner's word on what use has taught an entry: undone for good, or kept as a question of its own."""

from datetime import UTC, datetime

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from kb.learned import settle_learned
from kb.promotion import promote_learned
from web.entry_access import get_editable_variants_for
from web.refusals import InputRefused
from web.services import get_services
from web.sign_in import get_signed_in_person

blueprint = Blueprint("learned", __name__)


@blueprint.post("/entries/<path:id>/learned-phrasings/<int:number>")
def decide(id: str, number: int) -> Response:  # noqa: A002  # the address's own word
    """Undoes or keeps the phrasing; for everybody else there is none."""
    visitor, decision = get_signed_in_person(), request.form.get("decision")
    with get_services().database.transaction() as db:
        get_editable_variants_for(visitor, db, id, datetime.now(UTC).date())
        if decision == "undone":
            lang = settle_learned(db, id, number, "undone", by=visitor.name, asker=visitor.asker).lang
        elif decision == "kept":
            lang = promote_learned(db, id, number, author=visitor.name, asker=visitor.asker).lang
        else:
            raise InputRefused("decision", "Say what to do with the phrasing: undone or kept.")
    return redirect(url_for("entry.read_entry", id=id, _anchor=lang), 303)
