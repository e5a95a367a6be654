"""GET /api/tokens."""

from typing import Any

from kb.tokens import list_tokens
from web.api.token_body import TokenBody, Tokens
from web.services import get_services


def list_of_tokens() -> dict[str, Any]:
    """List tokens, without their texts."""
    with get_services().database.session() as db:
        found = tuple(TokenBody.model_validate(one) for one in list_tokens(db))
    return Tokens(tokens=found).model_dump(mode="json")
