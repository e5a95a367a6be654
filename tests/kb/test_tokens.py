import pytest
from sqlalchemy import text

from kb.audit import list_audit
from kb.database import Database
from kb.errors import NotFound, ValueRefused
from kb.tokens import create_token, find_token, list_tokens, revoke_token, touch_token


def test_creates_and_finds(database: Database) -> None:
    with database.transaction() as session:
        secret = create_token(session, "helpdesk", ["suggest", "report", "suggest"])
    with database.session() as session:
        token = find_token(session, secret)
        rows = session.connection().execute(text("SELECT * FROM api_token")).all()
    assert token is not None
    assert (token.name, token.scopes, token.last_used_at) == ("helpdesk", ("suggest", "report"), None)
    assert secret.startswith("sd_")
    assert len(secret) >= 46
    assert secret not in repr(rows)


@pytest.mark.parametrize("secret", ["", "sd_wrong", "\ud800"])
def test_finds_nothing_else(database: Database, secret: str) -> None:
    with database.session() as session:
        assert find_token(session, secret) is None


@pytest.mark.parametrize(
    ("name", "scopes", "words"),
    [
        ("a", ["everything"], "`everything` is no scope; choose from suggest, curate, report, admin"),
        ("a", [], "needs a scope; choose from"),
        (" ", ["suggest"], "needs a name"),
        ("taken", ["suggest"], "`taken` exists already; revoke it or choose another name"),
    ],
)
def test_rejects_what_cannot_be_used(database: Database, name: str, scopes: list[str], words: str) -> None:
    with database.transaction() as session:
        create_token(session, "taken", ["suggest"])
    with pytest.raises(ValueRefused, match=words), database.transaction() as session:
        create_token(session, name, scopes)
    with database.session() as session:
        assert len(list_tokens(session)) == 1


def test_revoked_token_opens_nothing(database: Database) -> None:
    with database.transaction() as session:
        secret = create_token(session, "helpdesk", ["admin"])
        token = find_token(session, secret)
        assert token is not None
        assert revoke_token(session, token.id).revoked_at is not None
        assert find_token(session, secret) is None
        create_token(session, "helpdesk", ["admin"])  # the name is free again
        with pytest.raises(NotFound, match="no token `99`"):
            revoke_token(session, 99)


def test_use_is_noted_at_most_once_a_minute(database: Database) -> None:
    with database.transaction() as session:
        secret = create_token(session, "helpdesk", ["admin"])
        for _ in range(2):
            token = find_token(session, secret)
            assert token is not None
            touch_token(session, token)
        first = find_token(session, secret)
    assert token is not None
    assert first is not None
    assert first.last_used_at == token.last_used_at is not None


def test_role_and_departments(database: Database) -> None:
    with database.transaction() as session:
        plain = find_token(session, create_token(session, "plain", ["suggest"]))
        assert plain is not None
        assert (plain.role, plain.departments) == ("agent", ())
        owner = find_token(session, create_token(session, "owner", ["curate"], role="owner"))
        assert owner is not None
        assert owner.role == "owner"
        with pytest.raises(ValueRefused, match="`boss` is no role"):
            create_token(session, "boss", ["suggest"], role="boss")
        with pytest.raises(ValueRefused, match="no department `sales`"):
            create_token(session, "sales", ["suggest"], departments=["sales"])


def test_the_trail_tells_of_tokens_without_their_texts(database: Database) -> None:
    with database.transaction() as session:
        secret = create_token(session, "helpdesk", ["admin"])
        token = find_token(session, secret)
        assert token is not None
        revoke_token(session, token.id)
        revoke_token(session, token.id)
        revoked, created = list_audit(session, kind="token")
    assert (created.verb, revoked.verb) == ("created", "revoked")
    assert created.after == {"name": "helpdesk", "scopes": ["admin"], "role": "agent", "departments": []}
    assert secret not in repr((created, revoked))
