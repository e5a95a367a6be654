"""Signing in with the organisation's own accounts: OpenID Connect by Authlib, where the settings name a provider.

A provider vouches for an e-mail address and nothing else: it makes nobody a person here, and gives nobody a role.
"""

import logging
from typing import Any, cast

from authlib.integrations.flask_client import OAuth, OAuthError
from flask import Flask, current_app
from joserfc.errors import JoseError
from requests import RequestException
from werkzeug.wrappers import Response

from web.refusals import ProviderFailed, ProviderRefused
from web.settings import Settings

_log = logging.getLogger(__name__)

_EXTENSION = "speeddial_provider"
_SECONDS = 5.0
_DISCOVERY = "/.well-known/openid-configuration"
# Signatures by a key of which only the public half is known here; `none` and those by the client's secret are refused.
_SIGNATURES = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519")
_LEEWAY_SECONDS = 60  # that clocks may differ


class Provider:
    """One provider, asked for its addresses and keys when it is first needed."""

    def __init__(self, app: Flask, settings: Settings) -> None:
        self.name = settings.oidc_name
        self._issuer = settings.oidc_issuer
        secret = settings.oidc_client_secret
        self._client: Any = OAuth(app).register(
            "provider",
            client_id=settings.oidc_client_id,
            client_secret=secret.get_secret_value() if secret else None,
            server_metadata_url=(settings.oidc_issuer or "").rstrip("/") + _DISCOVERY,
            client_kwargs={
                "scope": "openid email",
                "code_challenge_method": "S256",
                "default_timeout": _SECONDS,
                **({} if secret else {"token_endpoint_auth_method": "none"}),
            },
        )

    def send_there(self, come_back_to: str) -> Response:
        """A redirect to the provider; what it has to give back is kept in the session.

        Raises:
            ProviderFailed: It does not answer, or is another one than the settings name.
        """
        try:
            self._load()
            return cast("Response", self._client.authorize_redirect(come_back_to))
        except (RequestException, ValueError, RuntimeError, KeyError) as error:
            raise self._failed(error) from error

    def get_verified_email(self) -> str:
        """The address that the provider vouches for in the answer that this request brings.

        Raises:
            ProviderFailed: It does not answer, or not as it should.
            ProviderRefused: The answer was not asked for, is no longer valid, or vouches for nobody.
        """
        try:
            self._load()
            token = self._client.authorize_access_token(claims_options=self._claims(), leeway=_LEEWAY_SECONDS)
        except OAuthError as error:
            _log.warning("The sign-in service gave nobody: %s", type(error).__name__)
            raise ProviderRefused(f"{self.name} did not sign you in: begin again, or choose another way.") from error
        except JoseError as error:
            _log.error("What the sign-in service sent cannot be trusted: %s", type(error).__name__)
            raise ProviderRefused(
                f"What {self.name} sent cannot be trusted, so nobody was signed in: tell whoever runs Speeddial."
            ) from error
        except (RequestException, ValueError, RuntimeError, KeyError, TypeError) as error:
            raise self._failed(error) from error
        return self._verified(token.get("userinfo") or {})

    def _verified(self, claims: dict[str, Any]) -> str:
        email = claims.get("email")
        if not isinstance(email, str) or claims.get("email_verified") is not True:
            raise ProviderRefused(
                f"{self.name} has no e-mail address of yours that it verified: have it verified there, then try again."
            )
        return email

    def _load(self) -> None:
        """Asks for addresses and keys, once, and narrows what is taken for a signature."""
        metadata = self._client.load_server_metadata()
        if metadata.get("issuer") != self._issuer:
            raise ValueError("another issuer")
        offered = metadata.get("id_token_signing_alg_values_supported") or ["RS256"]
        metadata["id_token_signing_alg_values_supported"] = [name for name in offered if name in _SIGNATURES]

    def _claims(self) -> dict[str, Any]:
        return {
            "iss": {"essential": True, "value": self._issuer},
            "aud": {"essential": True, "value": self._client.client_id},
        }

    def _failed(self, error: Exception) -> ProviderFailed:
        _log.error("The sign-in service cannot be used: %s", type(error).__name__)
        return ProviderFailed(f"{self.name} does not answer as it should: sign in another way, or try in a minute.")


def init_provider(app: Flask, settings: Settings) -> None:
    """Hangs the provider on the application, where there is one."""
    app.extensions[_EXTENSION] = Provider(app, settings) if settings.oidc_issuer else None


def find_provider() -> Provider | None:
    """The provider that people may sign in with, or None."""
    return cast("Provider | None", current_app.extensions[_EXTENSION])
