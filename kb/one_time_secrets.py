"""Secrets that are shown once: 256 random bits as text, of which only a digest is kept.

A fast digest is enough, unlike for passwords: nobody can guess 256 bits.
"""

import hashlib
import secrets


def make_secret(prefix: str = "") -> str:
    """A new secret, safe in a URL and a header."""
    return prefix + secrets.token_urlsafe(32)


def digest_of(secret: str) -> str:
    """What is kept of a secret, and what it is found by."""
    return hashlib.sha256(secret.encode(errors="surrogatepass")).hexdigest()
