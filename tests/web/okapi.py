"""Okapi, a small OpenID provider on a port of its own: real keys, real redirects, and faults on demand."""

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import requests
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey
from werkzeug.serving import make_server
from werkzeug.wrappers import Request, Response

CLIENT, CLIENT_SECRET = "speeddial", "a-secret-between-the-two-of-us"


@dataclass
class Okapi:
    """`claims` are put over those of the token, None takes one away; `broken` names an address that fails."""

    email: str = "sam@example.org"
    claims: dict[str, Any] = field(default_factory=dict)
    signed_by: Any = None
    algorithm: str = "RS256"
    broken: str | None = None
    issuer: str = ""
    named_issuer: str | None = None
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, parameters={"kid": "one"}))
    asked: list[dict[str, str]] = field(default_factory=list)
    exchanged: list[dict[str, str]] = field(default_factory=list)
    _codes: dict[str, dict[str, str]] = field(default_factory=dict)

    def __call__(self, environ: Any, start: Any) -> Any:
        request = Request(environ)
        name = request.path.rsplit("/", 1)[-1]
        if name == self.broken:
            return Response("out of order", 500)(environ, start)
        answer = {
            "openid-configuration": self._describe,
            "authorize": self._authorize,
            "token": self._exchange,
            "keys": self._keys,
        }[name](request)
        return answer(environ, start)

    def _describe(self, _: Request) -> Response:
        return _json(
            {
                "issuer": self.named_issuer or self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "jwks_uri": f"{self.issuer}/keys",
                "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
            }
        )

    def _keys(self, _: Request) -> Response:
        return _json({"keys": [self.key.as_dict(private=False)]})

    def _authorize(self, request: Request) -> Response:
        asked = request.args.to_dict()
        self.asked.append(asked)
        code = secrets.token_urlsafe(8)
        self._codes[code] = asked
        back = urlencode({"code": code, "state": asked["state"]})
        return Response(status=302, headers={"Location": f"{asked['redirect_uri']}?{back}"})

    def _exchange(self, request: Request) -> Response:
        sent = request.form.to_dict()
        self.exchanged.append(sent)
        asked = self._codes.pop(sent.get("code", ""), None)
        if asked is None or not self._is_client(request) or not _fits(asked, sent):
            return _json({"error": "invalid_grant"}, 400)
        return _json({"access_token": "at", "token_type": "Bearer", "expires_in": 60, "id_token": self._sign(asked)})

    def _is_client(self, request: Request) -> bool:
        given = request.authorization
        return given is not None and (given.username, given.password) == (CLIENT, CLIENT_SECRET)

    def _sign(self, asked: dict[str, str]) -> str:
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "sub": "1",
            "aud": CLIENT,
            "iat": now,
            "exp": now + 300,
            "nonce": asked.get("nonce"),
            "email": self.email,
            "email_verified": True,
            **self.claims,
        }
        kept = {name: value for name, value in claims.items() if value is not None}
        if self.algorithm == "none":
            parts = ({"alg": "none", "kid": "one"}, kept)
            return ".".join(_base64(json.dumps(part).encode()) for part in parts) + "."
        header = {"alg": self.algorithm, "kid": self.key.kid}
        return jwt.encode(header, kept, self.signed_by or self.key, algorithms=[self.algorithm])


def _fits(asked: dict[str, str], sent: dict[str, str]) -> bool:
    proof = _base64(hashlib.sha256(sent.get("code_verifier", "").encode()).digest())
    return (
        asked.get("code_challenge_method") == "S256"
        and proof == asked.get("code_challenge")
        and sent.get("redirect_uri") == asked["redirect_uri"]
    )


def _base64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _json(body: object, status: int = 200) -> Response:
    return Response(json.dumps(body), status, mimetype="application/json")


def by_the_secret() -> OctKey:
    """A key that the client knows too, so that a signature by it proves nothing."""
    return OctKey.import_key(CLIENT_SECRET)


@contextmanager
def open_okapi(host: str = "127.0.0.1") -> Iterator[Okapi]:
    okapi = Okapi()
    server = make_server(host, 0, okapi, threaded=True)
    okapi.issuer = f"http://{host}:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield okapi
    server.shutdown()
    thread.join()
    server.server_close()


def follow(address: str) -> str:
    """What a browser is told by the provider: the path to come back to."""
    answer = requests.get(address, allow_redirects=False, timeout=10)
    back = urlsplit(answer.headers["Location"])
    return f"{back.path}?{back.query}"


def query_of(address: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
