"""ETags of entries: their revision, quoted. A change names the one that it was made on in If-Match."""

from flask import request

from web.refusals import PreconditionMissing


def etag_of(revision: int) -> str:
    """The strong ETag of a revision."""
    return f'"{revision}"'


def get_expected_revision() -> int:
    """The revision that If-Match names; 0, which no entry ever has, where it names something else.

    Raises:
        PreconditionMissing: There is no If-Match.
    """
    if "If-Match" not in request.headers:
        raise PreconditionMissing
    found = [int(tag) for tag in request.if_match.as_set() if tag.isascii() and tag.isdecimal() and len(tag) < 10]
    return found[0] if found else 0
