"""What became of a reply, said from its card: noted for the script, a page of its own without it."""

from typing import Literal, get_args

from flask import Blueprint, Response, make_response, render_template, request

from answers.errors import MustsOpen, ReplyHalted, WordingFixed
from answers.outcomes import Told
from kb.outcomes import Kind
from web.pages.checklist import make_checklist
from web.pages.promised import say_opened
from web.refusals import InputRefused
from web.services import get_services
from web.sign_in import get_signed_in_person

blueprint = Blueprint("outcome", __name__)

WAIVER_PREFIX = "waiver:"
_WRONG: Literal["wrong_answer"] = "wrong_answer"
_SENDING = ("sent", "edited")
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
    entries = request.form.getlist("entry") or [""]  # a reply to several questions has several
    tolds = [_read(entry or None) for entry in entries]
    scripted = request.headers.get("HX-Request") == "true"
    try:
        noted = get_services().outcomes.note_all(
            id,
            tolds,
            asker=visitor.asker,
            sees_all=visitor.sees_all_outcomes,
            who=visitor.name,
            role=visitor.role,
        )
    except MustsOpen as error:
        if scripted:
            raise
        return _show_open_musts(id, entries, error)
    except ReplyHalted as error:
        if scripted:
            raise
        return _show_halted(id, entries, error)
    except WordingFixed as error:
        if scripted:
            raise
        return _show_fixed(id, entries, error)
    opened = noted[0].opened
    if scripted:
        return Response(say_opened(opened), mimetype="text/plain") if opened else Response(status=204)
    sentence = say_opened(opened) if opened else _SAID[tolds[0].reason or tolds[0].kind]
    return make_response(render_template("noted.html", sentence=sentence))


def _read(entry: str | None) -> Told:
    outcome = request.form.get("outcome", "")
    if outcome == _WRONG:
        return Told("dismissed", entry, reason=_WRONG)
    if outcome in _SENDING:
        text = _read_text("text")
        kind = _read_kind(outcome, text)
        return Told(
            kind,
            entry,
            text,
            waivers=read_waivers(),
            confirmed=tuple(request.form.getlist("confirmed")),
            department=request.form.get("department") or None,
            reference=request.form.get("reference"),
            had_gone=request.form.get("had_gone") == "yes",
        )
    for kind in get_args(Kind):
        if kind == outcome and outcome in _SAID:
            return Told(kind, entry, _read_text("text"), department=request.form.get("department") or None)
    raise InputRefused("outcome", f"Say what became of the reply: {', '.join(_SAID)}.")


def _read_text(name: str) -> str | None:
    """The text without the line ends of a browser's form; None where it was not sent along."""
    return request.form[name].replace("\r\n", "\n").strip() if name in request.form else None


def _read_kind(outcome: str, text: str | None) -> Literal["sent", "edited"]:
    """Whether the reply went as it was suggested, which the form says better than the button."""
    suggested = _read_text("suggested")
    if text is None or suggested is None:
        return "edited" if outcome == "edited" else "sent"
    return "sent" if text == suggested else "edited"


def read_waivers() -> dict[str, str]:
    """The musts that were set aside, with the reasons; a reason that is left empty sets nothing aside."""
    given = [(name, reason) for name, reason in request.form.items() if name.startswith(WAIVER_PREFIX)]
    return {name.removeprefix(WAIVER_PREFIX): reason for name, reason in given if reason.strip()}


def _show_open_musts(suggestion: str, entries: list[str], error: MustsOpen) -> Response:
    """The form again, with what is still to mend, to tick or to give a reason for."""
    text = _read_text("text")
    page = render_template(
        "musts_open.html",
        suggestion=suggestion,
        entries=entries,
        department=request.form.get("department"),
        reference=request.form.get("reference"),
        text=text,
        suggested=_read_text("suggested"),
        checklist=make_checklist(error.items, text or ""),
        confirmed=request.form.getlist("confirmed"),
        waivers=read_waivers(),
    )
    return make_response(page, 422)


def _show_halted(suggestion: str, entries: list[str], error: ReplyHalted) -> Response:
    """Why the reply must not go out, and the way to say that it had gone before."""
    page = render_template(
        "halted.html",
        suggestion=suggestion,
        entries=entries,
        why=str(error),
        sending=request.form.get("outcome") in _SENDING,
        text=_read_text("text"),
        suggested=_read_text("suggested"),
        confirmed=request.form.getlist("confirmed"),
        waivers=read_waivers(),
    )
    return make_response(page, 409)


def _show_fixed(suggestion: str, entries: list[str], error: WordingFixed) -> Response:
    """Which words differ from those that may go out, beside what was sent and what was cleared."""
    page = render_template(
        "wording_fixed.html",
        suggestion=suggestion,
        entries=entries,
        why=str(error),
        approved=error.approved,
        text=_read_text("text") or error.approved,
        confirmed=request.form.getlist("confirmed"),
        waivers=read_waivers(),
    )
    return make_response(page, 422)
