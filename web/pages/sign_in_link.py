"""Signing in by a one-time link. Opening it changes nothing, as mail programs open links to preview them."""

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from kb.sign_in_links import use_link as use_up
from web.services import get_services
from web.sign_in import start_session

blueprint = Blueprint("sign_in_link", __name__)


@blueprint.get("/sign-in/<secret>")
def show_button(secret: str) -> str:
    """A button that uses the link; whether it still works is found out only then."""
    return render_template("sign_in_link.html", secret=secret)


@blueprint.post("/sign-in/<secret>")
def use_link(secret: str) -> Response:
    """Uses the link and starts a session."""
    with get_services().database.transaction() as db:
        person = use_up(db, secret)
    start_session(person, "link")
    return redirect(url_for("home.home"), 303)
