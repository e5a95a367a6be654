"""What is kept of a customer's reference: a digest by which all of one customer is found again, and nothing is read.

Keyed, as the numbers of orders and cases are few enough to try them all. The key is a secret of the installation and
lies outside of the database, so that nobody can do so with a copy of the database alone.
"""

import hashlib
import hmac
import unicodedata

MAX_REFERENCE_CHARACTERS = 200


def clean_reference(reference: str | None) -> str | None:
    """The reference as a caller means it, without space around it; None where nothing is left."""
    return " ".join((reference or "").split()) or None


def digest_of_reference(key: str, reference: str) -> str:
    """The digest of a reference, the same for `VH-20418`, `#vh-20418` and `vh-20418 `.

    `key` is what `web.secret_key.get_reference_key` gives.
    """
    same = "".join(unicodedata.normalize("NFKC", reference).casefold().split()).removeprefix("#")
    return hmac.new(key.encode(), same.encode(errors="surrogatepass"), hashlib.sha256).hexdigest()
