"""Signing out: the session is emptied, with the channel that it remembered."""

from flask import Blueprint, redirect, render_template, session, url_for
from werkzeug.wrappers import Response

blueprint = Blueprint("sign_out", __name__)


@blueprint.post("/sign-out")
def sign_out() -> Response:
    """Ends the session; signing out twice does no harm."""
    session.clear()
    return redirect(url_for("sign_out.signed_out"), 303)


@blueprint.get("/sign-out")
def signed_out() -> str:
    """Says that it is done."""
    return render_template(
        "how_to_sign_in.html", title="You are signed out.", detail="To come back, open a new one-time link."
    )
