"""What failed sign-ins are counted for. Digests are keyed with the installation's secret, so that they tell nothing.

A browser that signed the person in before has a counter of its own. All others share one for the account, whether there
is such an account or not, and one for their address: many people may stand behind it.
"""

import hashlib
import hmac
import ipaddress
from datetime import timedelta

from flask import current_app, request

from kb.failed_sign_ins import Counter
from web.known_browsers import find_browser

_FREE = 5
_FREE_OF_ADDRESS = 20
_MEMORY_OF_ADDRESS = timedelta(minutes=15)
_IPV6_SITE = 64  # bits: who has one address has all of them


def counters_for(email: str, person_id: int | None) -> tuple[Counter, ...]:
    """The counters of a sign-in by password; `person_id` is None for an account that is not there."""
    browser = None if person_id is None else find_browser(person_id)
    if browser is not None:
        return (Counter(keyed_digest("browser", f"{person_id} {browser}"), _FREE),)
    address = Counter(
        keyed_digest("address", _site()), _FREE_OF_ADDRESS, _MEMORY_OF_ADDRESS, is_cleared_by_success=False
    )
    return Counter(account_digest(email), _FREE), address


def counter_for_current(person_id: int) -> Counter:
    """The counter of somebody who is signed in and has to say their password again."""
    return Counter(keyed_digest("current", str(person_id)), _FREE)


def account_digest(email: str) -> str:
    """What an account is called where its address must not be read."""
    return keyed_digest("account", email.strip().lower())


def keyed_digest(kind: str, text: str) -> str:
    """A digest that nobody can try out who has only the store."""
    key = current_app.secret_key
    secret = key if isinstance(key, bytes) else str(key).encode()
    return hmac.new(secret, f"{kind} {text}".encode(errors="surrogatepass"), hashlib.sha256).hexdigest()


def _site() -> str:
    try:
        address = ipaddress.ip_address(request.remote_addr or "")
    except ValueError:
        return "unknown"
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is None:
        return str(ipaddress.ip_network((address, _IPV6_SITE), strict=False))
    return str(address)
