"""The Flask application: one is made per process (and per test) from the services it is given.

Every address stands in `PAGES` below or in `web.api.routes.ROUTES`; nothing else registers any.
"""

from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, Flask, g
from flask_openapi3.models.info import Info
from flask_openapi3.models.security_scheme import SecurityScheme
from flask_openapi3.openapi import OpenAPI
from jinja2 import StrictUndefined

from web import health, openapi_page
from web.api.routes import make_api
from web.attendance import init_attendance
from web.errors import init_errors
from web.json_input import StrictJson, refuse_invalid
from web.notices import Notices
from web.pages import (
    account,
    answer_link,
    audit,
    channels,
    checks,
    crisis,
    departments,
    editor,
    entry,
    guideline,
    hand_over,
    handed_over,
    holdings,
    home,
    kept_rate,
    learned,
    matching,
    must_reads,
    notices,
    outcome,
    people,
    person,
    privacy,
    promise,
    promise_lists,
    provider,
    shift,
    sign_in,
    sign_in_link,
    sign_out,
    stacking,
    tokens,
    withdrawal,
)
from web.pages.navigation import make_navigation
from web.problems import Problem
from web.provider import init_provider
from web.row_numbers import RowNumber
from web.secret_key import get_secret_key
from web.security import Guards, guard_answers, guard_api, guard_sign_in, init_security
from web.services import get_services, keep_services
from web.sign_in import VISITOR
from web.static_files import init_static
from web.visitor import Visitor
from web.wiring import Services

API_VERSION = "1"  # changes when callers have to

# Blueprint, what it serves, who may come.
PAGES: tuple[tuple[Blueprint, str, str], ...] = (
    (home.blueprint, "/", "people who are signed in"),
    (checks.blueprint, "/checks", "people who are signed in"),
    (holdings.blueprint, "/holdings", "people who are signed in, for their own suggestions"),
    (stacking.blueprint, "/stacked-drafts", "people who are signed in"),
    (guideline.blueprint, "/guidelines/{id}", "people who are signed in"),
    (hand_over.blueprint, "/hand-over", "people who are signed in, for their own suggestions"),
    (
        handed_over.blueprint,
        "/handed-over, /handed-over/{id}, /handed-over/{id}/answer, /handed-over/{id}/done, "
        "/handed-over/{id}/taken-back, /handed-over/{id}/sent-again/{number}",
        "people who are signed in, for what they see; answering, for owners of the department and administrators",
    ),
    (answer_link.blueprint, "/answers/{token}", "everyone; the link is the permission"),
    (departments.blueprint, "/departments, /departments/{id}/hours", "people who are signed in"),
    (entry.blueprint, "/entries/{id}", "people who are signed in; ambassadors see what is cleared for them"),
    (editor.blueprint, "/entries/{id}/edit", "owners, for the answers of their departments, and administrators"),
    (
        learned.blueprint,
        "/entries/{id}/learned-phrasings/{number}",
        "owners, for their departments, and administrators",
    ),
    (outcome.blueprint, "/suggestions/{id}/outcome", "people who are signed in, for their own suggestions"),
    (channels.blueprint, "/channels, /channels/{id}", "people who are signed in"),
    (
        crisis.blueprint,
        "/crisis, /crisis/pins, /crisis/pins/{number}/end, /crisis/entries, /crisis/freezes, "
        "/crisis/freezes/{number}/end, /crisis/rises/{number}/end",
        "people who are signed in; what changes something, owners and administrators",
    ),
    (
        withdrawal.blueprint,
        "/entries/{id}/withdrawal",
        "owners, for the answers of their departments, and administrators",
    ),
    (notices.blueprint, "/notices, /notices/hidden", "people who are signed in"),
    (shift.blueprint, "/shift, /shift/hand-over", "people who are signed in"),
    (
        must_reads.blueprint,
        "/must-reads, /must-reads/{number}/tick, /must-reads/{number}/end",
        "owners, for their departments, and administrators; those who have to read one tick it",
    ),
    (audit.blueprint, "/audit", "administrators, and owners for what happened to their departments' answers"),
    (privacy.blueprint, "/privacy, /privacy/forgettings", "administrators"),
    (promise_lists.blueprint, "/promises", "people who are signed in, for the promises that they see"),
    (
        promise.blueprint,
        "/promises/{id}, /promises/{id}/resolution, /promises/{id}/follow-up",
        "people who are signed in, for the promises that they see",
    ),
    (kept_rate.blueprint, "/reports/promises", "owners and administrators"),
    (matching.blueprint, "/reports/matching", "owners and administrators"),
    (account.blueprint, "/account, /account/password, /account/sessions", "people who are signed in, for themselves"),
    (people.blueprint, "/people", "administrators"),
    (
        person.blueprint,
        "/people/{id}, /people/{id}/access, /people/{id}/link, /people/{id}/password, /people/{id}/sessions",
        "administrators",
    ),
    (tokens.blueprint, "/tokens, /tokens/{id}/revocation", "administrators"),
    (sign_in.blueprint, "/sign-in", "everyone"),
    (sign_in_link.blueprint, "/sign-in/{secret}", "everyone; the link is the permission"),
    (provider.blueprint, "/sign-in/provider, /sign-in/provider/back", "everyone, where a provider is set"),
    (sign_out.blueprint, "/sign-out", "everyone"),
    (health.blueprint, "/healthz, /readyz", "everyone"),
    (openapi_page.blueprint, "/api/openapi.json", "everyone"),
)

_TOKEN: dict[str, SecurityScheme | dict[str, Any]] = {
    "token": {"type": "http", "scheme": "bearer", "description": "made by `speeddial token create`"}
}


def create_app(services: Services) -> Flask:
    """The whole application over these services; the caller opens and closes them."""
    app = OpenAPI(
        "web",
        info=Info(title="Speeddial", version=API_VERSION, description="Suggested replies, ready to send."),
        security_schemes=_TOKEN,
        validation_error_model=Problem,
        validation_error_callback=refuse_invalid,
        doc_ui=False,
    )
    app.json = StrictJson(app)
    app.url_map.converters["int"] = RowNumber
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True, "undefined": StrictUndefined}
    keep_services(app, services)
    guards = init_security(app, services.settings, get_secret_key(services.settings))
    init_errors(app)
    init_provider(app, services.settings)
    init_static(app)
    init_attendance(app)
    app.context_processor(_page_context)
    _register(app, guards, services)
    return app


def _register(app: OpenAPI, guards: Guards, services: Services) -> None:
    for blueprint, _, _ in PAGES:
        app.register_blueprint(blueprint)
    guard_sign_in(guards, sign_in_link.blueprint)
    guard_answers(guards, answer_link.blueprint)
    api = make_api()
    guard_api(guards, api, services.settings.rate_limit)
    app.register_api(api)


def _page_context() -> dict[str, Any]:
    """Only what the view has already found out: an error page must not ask a store that may be what failed."""
    visitor = g.get(VISITOR)
    return {"visitor": visitor, "navigation": make_navigation(visitor), "list_notices": lambda: _find_notices(visitor)}


def _find_notices(visitor: Visitor | None) -> Notices:
    return get_services().notices.find(visitor, datetime.now(UTC))
