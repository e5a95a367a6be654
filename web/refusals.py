"""What the edge itself refuses, before any part of the engine is asked. Data only: statuses stand in `errors.py`."""


class Refusal(Exception):  # noqa: N818  (a refusal is the caller's to mend, not an error of ours)
    """Root of the edge's refusals; `str()` is one sentence that says what to do."""


class SignInNeeded(Refusal):
    """Nobody is known to ask: no session, no token, or one that is no longer valid."""


class NotAllowed(Refusal):
    """The caller is known, but a permission is missing."""


class LinkUsed(Refusal):
    """A sign-in link that was used before, has expired or never was."""

    def __init__(self) -> None:
        super().__init__("This link was used before or has expired: ask for a new one.")


class Malformed(Refusal):
    """A body that is no JSON object."""


class WrongContentType(Refusal):
    """A body of a kind that this address does not read."""

    def __init__(self, got: str) -> None:
        super().__init__(f"Send the body with the header Content-Type: application/json, not {got or 'without one'}.")
        self.got = got


class InputRefused(Refusal):
    """A field of a well-formed body or query that cannot be used; `field` is its dotted path."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


class PreconditionMissing(Refusal):
    """A change without If-Match, which could overwrite another person's work."""

    def __init__(self) -> None:
        super().__init__("Send the ETag that you last read in the header If-Match, so that nobody's change is lost.")


class Stale(Refusal):
    """A change on top of a revision that is no longer the newest."""

    def __init__(self, current_etag: str) -> None:
        super().__init__("Somebody changed it meanwhile: read it again, then send your change with its new ETag.")
        self.current_etag = current_etag
