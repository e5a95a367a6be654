"""What became of a reply, said from its card: noted for the script, a page of its own without it."""

from typing import Literal, get_args

from flask import Blueprint, Response, make_response, render_template, request

from answers.outcomes import Told
from kb.outcomes import Kind
from web.refusals import InputRefused
from web.services import get_services
from web.sign_in import get_signed_in_person

blueprint = Blueprint("outcome", __name__)

_WRONG: Literal["wrong_answer"] = "wrong_answer"
_SAID = {
    "copied": "The reply was copied.",
    "sent": "The reply was sent. Its question helps to find it the next time.",
    "edited": "The reply was sent with changes. Its question helps to find it the next time.",
    _WRONG: "It was a wrong answer, so its question will not lead there by itself.",
}


@blueprint.post("/suggestions/<id>/outcome")
def note(id: str) -> Response:  # noqa: A002  # the address's own word
    """Notes it; a reply of another person's question looks like one that is not there."""
    visitor = get_signed_in_person()
    for entry in request.form.getlist("entry") or [""]:  # a reply to several questions has several
        told = _read(entry or None)
        get_services().outcomes.note(id, told, asker=visitor.asker, sees_all=visitor.sees_all_outcomes)
    if request.headers.get("HX-Request") == "true":
        return Response(status=204)
    return make_response(render_template("noted.html", sentence=_SAID[request.form["outcome"]]))


def _read(entry: str | None) -> Told:
    outcome = request.form.get("outcome", "")
    if outcome == _WRONG:
        return Told("dismissed", entry, reason=_WRONG)
    for kind in get_args(Kind):
        if kind == outcome and outcome in _SAID:
            return Told(kind, entry)
    raise InputRefused("outcome", f"Say what became of the reply: {', '.join(_SAID)}.")
