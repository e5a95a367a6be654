"""The page with all ways to sign in: its own, and what a stranger sees in place of any other page."""

from flask import render_template, request

from web.local_paths import local_path
from web.provider import find_provider


def render_sign_in(title: str, *, detail: str = "", problem: str = "", email: str = "") -> str:
    """The form, a link to the organisation's own sign-in where there is one, and how to get a one-time link."""
    provider = find_provider()
    return render_template(
        "sign_in.html",
        title=title,
        detail=detail,
        problem=problem,
        email=email,
        next=_next(),
        provider_name=None if provider is None else provider.name,
    )


def _next() -> str:
    """Where the person wanted to go: said by the form or address, else the page that they asked for."""
    wanted = request.values.get("next")
    if wanted is None and request.method == "GET" and request.headers.get("HX-Request") != "true":
        wanted = request.full_path.rstrip("?")
    return local_path(wanted)
