"""POST /api/tokens: makes a token, whose text this answer shows and nothing else ever."""

from typing import Any

from kb.tokens import create_token, get_token_of
from web.api.token_body import MadeToken, TokenBody, TokenInput
from web.grants import check_grant
from web.services import get_services
from web.sign_in import get_caller


def make_token(body: TokenInput) -> dict[str, Any]:
    """Make a token."""
    caller = get_caller()
    check_grant(caller, body.scopes, body.role, body.departments)
    with get_services().database.transaction() as db:
        text = create_token(db, body.name, body.scopes, role=body.role, departments=body.departments, by=caller.actor)
        made = TokenBody.model_validate(get_token_of(db, text))
    return MadeToken(text=text, token=made).model_dump(mode="json")
