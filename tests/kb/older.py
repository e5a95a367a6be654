"""Makes of a store what the release before would have left, with its rows."""

from sqlalchemy import text
from sqlalchemy.engine import Connection

from kb.database import Database

_ADDED = {
    "channel": ("close", "address", "emoji", "engagement"),
    "guideline": ("ticked_when",),
    "entry": ("channels", "blanks", "takes_days"),
    "department": ("channel_hours", "closed", "slow_reply_within_minutes"),
    "store": ("bell",),
    "outcome": ("difference",),
    "learned_phrasing": ("held_at",),
    "api_token": ("role", "departments"),
    "person": ("revision",),
}
_TABLES = (
    *("waiver", "audit", "holding", "promise_move", "promise", "escalation", "delivery", "password", "lease"),
    *("sign_in_session", "failed_sign_in", "must_read_tick", "must_read", "shift", "pin", "freeze", "rise"),
    *("withdrawal", "hidden_notice"),
)


def make_older(database: Database) -> None:
    """Takes away what the migrations 0003 and 0004 add."""
    with database.transaction() as session:
        connection = session.connection()
        for table, columns in _ADDED.items():
            for column in columns:
                connection.execute(text(f"ALTER TABLE {table} DROP COLUMN {column}"))
        for index in ("receipt_reference_digest", "document_revision_at", "outcome_person_id"):
            connection.execute(text(f"DROP INDEX ix_{index}"))
        connection.execute(text("ALTER TABLE receipt DROP COLUMN reference_digest"))
        _drop_triggers(connection)
        for table in _TABLES:
            connection.execute(text(f'DROP TABLE "{table}"'))
        connection.execute(text("UPDATE alembic_version SET version_num = '0002'"))


def _drop_triggers(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        for table in ("audit", "document_revision"):
            connection.execute(text(f"DROP FUNCTION {table}_refuse() CASCADE"))
        return
    for verb in ("update", "delete", "replace"):
        connection.execute(text(f"DROP TRIGGER document_revision_no_{verb}"))
