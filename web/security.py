"""What protects every response and request: headers, cookies, forms, sizes and rates.

Forms carry Flask-WTF's token (tied to the session, works without script and through htmx, and maintained by Flask's
own people). A Sec-Fetch-Site check alone was not chosen, as browsers leave that header out over plain http, which is
how a team tries Speeddial on its own network. /api needs no token: it knows bearer tokens only, and no cookie.
"""

import hashlib
from dataclasses import dataclass
from datetime import timedelta

from flask import Blueprint, Flask, Response, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_wtf.csrf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from web.rate_storage import SweptMemory
from web.settings import Settings

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        *(
            f"{kind} 'self'"
            for kind in ("script-src", "style-src", "img-src", "connect-src", "font-src", "form-action")
        ),
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # Flask-WTF compares it over https; nothing leaves for other sites
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_HSTS = "max-age=31536000"
_GUESSING_RATE = "20 per minute"
_ANSWERING_RATE = "60 per minute"


@dataclass(frozen=True, slots=True)
class Guards:
    """What routes are put under, or exempted from. Each process counts its rates by itself."""

    forms: CSRFProtect
    rates: Limiter


def init_security(app: Flask, settings: Settings, secret_key: str) -> Guards:
    """Sets the application up and gives the guards that single routes need."""
    https = settings.base_url is not None and settings.base_url.scheme == "https"
    app.config.update(
        SECRET_KEY=secret_key,
        SESSION_COOKIE_NAME="__Host-speeddial" if https else "speeddial",
        SESSION_COOKIE_SECURE=https,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_REFRESH_EACH_REQUEST=False,  # it ends when the sign-in does; and answers that cross undo nothing
        PERMANENT_SESSION_LIFETIME=timedelta(days=settings.session_days),
        MAX_CONTENT_LENGTH=settings.max_body_bytes,
        MAX_FORM_MEMORY_SIZE=settings.max_body_bytes,
        WTF_CSRF_TIME_LIMIT=None,  # as long as the session: a tab left open over night still works
    )
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]  # Flask's own advice
    app.after_request(_with_headers)
    if https:
        app.after_request(_with_hsts)
    limiter = Limiter(
        get_remote_address, app=app, storage_uri=f"{SweptMemory.STORAGE_SCHEME[0]}://", headers_enabled=True
    )
    return Guards(forms=CSRFProtect(app), rates=limiter)


def guard_sign_in(guards: Guards, links: Blueprint) -> None:
    """Links that do not work count against their address; a whole office may sign in at the same minute."""
    guards.rates.limit(_GUESSING_RATE, deduct_when=lambda response: response.status_code == 410)(links)


def guard_answers(guards: Guards, answers: Blueprint) -> None:
    """A link is its own protection against forged requests (see `web.answer_links`); nobody tries many of them."""
    guards.forms.exempt(answers)
    guards.rates.limit(_GUESSING_RATE, deduct_when=lambda response: response.status_code == 410)(answers)
    guards.rates.limit(_ANSWERING_RATE)(answers)


def guard_api(guards: Guards, api: Blueprint, rate: str) -> None:
    """Puts the API under its rates; wrong tokens count against their address, so that nobody can guess on."""
    guards.forms.exempt(api)
    guards.rates.limit(_GUESSING_RATE, deduct_when=lambda response: response.status_code == 401)(api)
    guards.rates.limit(rate, key_func=_caller)(api)


def _caller() -> str:
    """Whom an API request counts for: its token, else its address."""
    token = request.headers.get("Authorization")
    return hashlib.sha256(token.encode()).hexdigest() if token else get_remote_address()


def _with_headers(response: Response) -> Response:
    response.headers.update(HEADERS)
    if request.endpoint != "static":
        response.headers["Cache-Control"] = "no-store"
    return response


def _with_hsts(response: Response) -> Response:
    response.headers["Strict-Transport-Security"] = _HSTS
    return response
