"""Tokens of programs: making one, which is shown once, and revoking; for administrators."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import get_args

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from kb.departments import list_departments
from kb.errors import ValueRefused
from kb.tokens import Scope, TokenRecord, create_token, list_tokens, revoke_token
from web.errors import describe
from web.failures import Failure
from web.grants import check_grant
from web.services import get_services
from web.shown_once import keep_to_show, take_to_show
from web.sign_in import get_admin
from web.words import ROLE, say_since

blueprint = Blueprint("tokens", __name__)

_SHOWN = "new token"
_SCOPES = {
    "suggest": "ask questions, read the library",
    "curate": "read drafts, change entries",
    "report": "read evaluations",
    "admin": "people, tokens, the audit trail",
}


@dataclass(frozen=True, slots=True)
class TokenForm:
    """A token as it is typed."""

    name: str = ""
    scopes: tuple[str, ...] = ("suggest",)
    role: str = "agent"
    departments: tuple[str, ...] = ()

    @classmethod
    def read(cls, form: MultiDict[str, str]) -> "TokenForm":
        """The form as it was sent."""
        scopes, departments = tuple(form.getlist("scopes")), tuple(form.getlist("departments"))
        return cls(form.get("name", ""), scopes, form.get("role", ""), departments)


@dataclass(frozen=True, slots=True)
class TokenLine:
    """A token in the list."""

    id: int
    name: str
    scopes: str
    role: str
    departments: str
    made: str
    used: str
    is_revoked: bool


@blueprint.get("/tokens")
def show_tokens() -> str:
    """The tokens, and the text of the one that was just made."""
    get_admin()
    return _page(TokenForm(), text=take_to_show(_SHOWN))


@blueprint.post("/tokens")
def create() -> Response:
    """Makes a token, which the next page shows once."""
    visitor, form = get_admin(), TokenForm.read(request.form)
    try:
        check_grant(visitor, form.scopes, form.role, form.departments)
        with get_services().database.transaction() as db:
            text = create_token(
                db, form.name, form.scopes, role=form.role, departments=form.departments, by=visitor.actor
            )
    except ValueRefused as error:
        failure = describe(error)
        return Response(_page(form, failure=failure), status=failure.status, mimetype="text/html")
    keep_to_show(_SHOWN, text)
    return redirect(url_for("tokens.show_tokens"), 303)


@blueprint.post("/tokens/<int:id>/revocation")
def revoke(id: int) -> Response:  # noqa: A002  # the address's own word
    """Makes a token worthless."""
    by = get_admin().actor
    with get_services().database.transaction() as db:
        revoke_token(db, id, by=by)
    return redirect(url_for("tokens.show_tokens"), 303)


def _page(form: TokenForm, *, failure: Failure | None = None, text: str | None = None) -> str:
    now = datetime.now(UTC)
    with get_services().database.session() as db:
        tokens, departments = list_tokens(db), list_departments(db)
    lines = [_line(one, now) for one in reversed(tokens)]
    return render_template(
        "tokens.html",
        tokens=[one for one in lines if not one.is_revoked],
        revoked=[one for one in lines if one.is_revoked],
        scopes={scope: _SCOPES[scope] for scope in get_args(Scope)},
        roles=ROLE,
        departments=departments,
        form=form,
        failure=failure,
        text=text,
    )


def _line(token: TokenRecord, now: datetime) -> TokenLine:
    return TokenLine(
        id=token.id,
        name=token.name,
        scopes=", ".join(token.scopes),
        role=ROLE[token.role],
        departments=", ".join(token.departments) or "all departments",
        made=say_since(token.created_at, now),
        used=f"used {say_since(token.last_used_at, now)}" if token.last_used_at else "not used yet",
        is_revoked=token.revoked_at is not None,
    )
