"""DELETE /api/tokens/{id}: makes a token worthless; it stays in the list. The same again changes nothing."""

from typing import Any

from kb.tokens import revoke_token as revoke
from web.api.token_body import TokenBody, TokenPath
from web.services import get_services
from web.sign_in import get_caller


def revoke_token(path: TokenPath) -> dict[str, Any]:
    """Revoke a token."""
    by = get_caller().actor
    with get_services().database.transaction() as db:
        revoked = revoke(db, path.id, by=by)
    return TokenBody.model_validate(revoked).model_dump(mode="json")
