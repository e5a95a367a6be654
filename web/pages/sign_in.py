"""The page with all ways to sign in, and signing in by password."""

from datetime import UTC, datetime

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from web.local_paths import local_path
from web.password_sign_in import sign_in_with_password
from web.refusals import SignInFailed
from web.sign_in_page import render_sign_in

blueprint = Blueprint("sign_in", __name__)

TITLE = "Sign in to Speeddial"


@blueprint.get("/sign-in")
def show_ways() -> str:
    """All ways to sign in."""
    return render_sign_in(TITLE)


@blueprint.post("/sign-in")
def sign_in() -> Response:
    """Starts a session by password; what does not fit shows the form again."""
    email = request.form.get("email", "")
    try:
        sign_in_with_password(email, request.form.get("password", ""), datetime.now(UTC))
    except SignInFailed as error:
        return Response(render_sign_in(TITLE, problem=str(error), email=email[:254]), status=401, mimetype="text/html")
    return redirect(local_path(request.form.get("next")), 303)
