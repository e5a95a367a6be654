"""What the edge itself refuses, before any part of the engine is asked. Data only: statuses stand in `errors.py`."""


class Refusal(Exception):
    """Root of the edge's refusals; `str()` is one sentence that says what to do."""


class SignInNeeded(Refusal):
    """Nobody is known to ask: no session, no token, or one that is no longer valid."""


class NotAllowed(Refusal):
    """The caller is known, but a permission is missing."""


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


class SignInFailed(Refusal):
    """An address and a password that do not belong together; nothing says which of both is wrong."""

    def __init__(self) -> None:
        super().__init__("That e-mail address and password do not fit together: check both, and try again.")


class ProviderFailed(Refusal):
    """The sign-in service of the organisation does not answer, or not as it should."""


class ProviderRefused(Refusal):
    """The sign-in service answered, but nobody here is signed in by that."""
