"""Signing in by a one-time link. Opening it changes nothing, as mail programs open links to preview them."""

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from web.sign_in import start_session

blueprint = Blueprint("sign_in", __name__)


@blueprint.get("/sign-in")
def how_to_sign_in() -> str:
    """How to get a link."""
    return render_template(
        "how_to_sign_in.html", title="Sign in first.", detail="Open the one-time link that you were given."
    )


@blueprint.get("/sign-in/<secret>")
def show_button(secret: str) -> str:
    """A button that uses the link; whether it still works is found out only then."""
    return render_template("sign_in.html", secret=secret)


@blueprint.post("/sign-in/<secret>")
def sign_in(secret: str) -> Response:
    """Uses the link and starts a session."""
    start_session(secret)
    return redirect(url_for("home.home"), 303)
