"""Signing in with the organisation's own accounts. A link and no form: a form may not lead to another site here."""

from flask import Blueprint, redirect, request, session, url_for
from werkzeug.wrappers import Response

from kb.errors import NotFound
from kb.people import find_person_by_email
from web.address import public_address
from web.errors import describe
from web.local_paths import local_path
from web.provider import Provider, find_provider
from web.refusals import ProviderFailed, ProviderRefused
from web.services import get_services
from web.sign_in import start_session
from web.sign_in_page import render_sign_in

blueprint = Blueprint("provider", __name__)

_NEXT = "after_sign_in"  # of the session


@blueprint.get("/sign-in/provider")
def send_there() -> Response:
    """Sends the person to the provider."""
    provider = _get_provider()
    session[_NEXT] = local_path(request.args.get("next"))
    try:
        return provider.send_there(_come_back_to())
    except ProviderFailed as error:
        return _other_ways(error)


@blueprint.get("/sign-in/provider/back")
def come_back() -> Response:
    """Signs in whom the provider vouches for, if they are known here."""
    provider = _get_provider()
    wanted = local_path(session.get(_NEXT))
    try:
        email = provider.get_verified_email()
        with get_services().database.session() as db:
            person = find_person_by_email(db, email)
        if person is None or person.disabled_at is not None:
            raise ProviderRefused(
                f"{provider.name} knows you, but Speeddial does not know that address: ask an administrator to add you."
            )
    except (ProviderFailed, ProviderRefused) as error:
        return _other_ways(error)
    start_session(person, "oidc")
    return redirect(wanted, 303)


def _get_provider() -> Provider:
    provider = find_provider()
    if provider is None:
        raise NotFound("page", "sign-in/provider")
    return provider


def _other_ways(error: ProviderFailed | ProviderRefused) -> Response:
    failure = describe(error)
    return Response(render_sign_in(failure.title, problem=failure.detail), status=failure.status, mimetype="text/html")


def _come_back_to() -> str:
    """The address that is registered with the provider: by the settings, else as the browser calls this site."""
    settings = get_services().settings
    path = url_for("provider.come_back")
    return public_address(settings) + path if settings.base_url else request.host_url.rstrip("/") + path
