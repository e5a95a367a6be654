"""Signing out: the session ends in the store, and the cookie is emptied with the channel that it remembered."""

from flask import Blueprint, redirect, url_for
from werkzeug.wrappers import Response

from web.sign_in import end_this_session
from web.sign_in_page import render_sign_in

blueprint = Blueprint("sign_out", __name__)


@blueprint.post("/sign-out")
def sign_out() -> Response:
    """Ends the session; signing out twice does no harm."""
    end_this_session()
    return redirect(url_for("sign_out.signed_out"), 303)


@blueprint.get("/sign-out")
def signed_out() -> str:
    """Says that it is done."""
    return render_sign_in("You are signed out.")
