"""Browsers that have signed somebody in before, known by a signed cookie.

It opens nothing. Failures of such a browser are counted for it alone, so that nobody who guesses elsewhere can keep its
person out: https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies
"""

import secrets
from typing import Any

from flask import after_this_request, current_app, request
from itsdangerous import BadSignature, URLSafeTimedSerializer
from werkzeug.wrappers import Response

_NAME = "speeddial-browser"
_DAYS = 365
_MAX_PEOPLE = 12  # of a computer that a shift shares
_SECONDS_A_DAY = 24 * 3600


def find_browser(person_id: int) -> str | None:
    """What tells this browser from all others, if it has signed this person in before."""
    name, people = _read()
    return name if person_id in people else None


def remember_browser(person_id: int) -> None:
    """Lets the response say that this person signed in here."""
    name, people = _read()
    kept = [person_id, *(one for one in people if one != person_id)][:_MAX_PEOPLE]
    value = _serializer().dumps([name or secrets.token_urlsafe(16), kept])

    @after_this_request
    def keep(response: Response) -> Response:
        response.set_cookie(
            _cookie(),
            value,
            max_age=_DAYS * _SECONDS_A_DAY,
            secure=current_app.config["SESSION_COOKIE_SECURE"],
            httponly=True,
            samesite="Lax",
        )
        return response


def _read() -> tuple[str, list[int]]:
    try:
        name, people = _serializer().loads(request.cookies.get(_cookie(), ""), max_age=_DAYS * _SECONDS_A_DAY)
    except BadSignature:
        return "", []
    return name, people


def _cookie() -> str:
    return f"__Host-{_NAME}" if current_app.config["SESSION_COOKIE_SECURE"] else _NAME


def _serializer() -> URLSafeTimedSerializer:
    key: Any = current_app.secret_key
    return URLSafeTimedSerializer(key, salt="known browser")
