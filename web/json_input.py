"""Reading JSON bodies strictly: the right content type, one object, no NaN, no lone surrogates, no deep nesting."""

from typing import Any

from flask import current_app, request
from flask.json.provider import DefaultJSONProvider
from pydantic import ValidationError
from pydantic_core import from_json

from web.refusals import InputRefused, Malformed, WrongContentType


class StrictJson(DefaultJSONProvider):
    """Flask's JSON, read by pydantic's parser, which stops at 200 levels where Python's own runs out of stack."""

    def loads(self, s: str | bytes, **kwargs: Any) -> Any:  # noqa: ANN401, ARG002  # Flask's signature
        """Parses JSON; the options of the standard library's parser mean nothing here."""
        return from_json(s, allow_inf_nan=False)


def check_json_body() -> None:
    """Refuses a body that is no JSON object before any handler sees it; for routes that take one.

    Raises:
        WrongContentType: It says that it is something else.
        Malformed: It is no JSON, or no object.
    """
    if not request.is_json:
        raise WrongContentType(request.mimetype)
    try:
        body = current_app.json.loads(request.get_data())
    except ValueError as error:
        raise Malformed(f"The body is not valid JSON: {error}.") from None
    if not isinstance(body, dict):
        raise Malformed('The body must be a JSON object, such as {"question": "…"}.')


def refuse_invalid(error: ValidationError) -> None:
    """Turns pydantic's findings into a refusal of the first one; the input itself is not repeated.

    Raises:
        InputRefused: Always.
    """
    findings = error.errors(include_url=False, include_context=False, include_input=False)
    first = findings[0]
    field = ".".join(str(part) for part in first["loc"])
    more = f" ({len(findings) - 1} more to mend.)" if len(findings) > 1 else ""
    raise InputRefused(field, _sentence(first["type"], field, first["msg"]) + more)


def _sentence(kind: str, field: str, message: str) -> str:
    if kind == "extra_forbidden":
        return f"There is no field {field}: leave it out."
    if kind == "missing":
        return f"The field {field} is missing."
    return f"{field}: {message}." if field else f"{message}."
