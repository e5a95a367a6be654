"""Makes of a store what the release before would have left, with its rows."""

from sqlalchemy import text

from kb.database import Database

_ADDED = {
    "channel": ("close", "address", "emoji"),
    "guideline": ("ticked_when",),
    "entry": ("channels", "blanks"),
}


def make_older(database: Database) -> None:
    """Takes away what migration 0003 adds."""
    with database.transaction() as session:
        connection = session.connection()
        for table, columns in _ADDED.items():
            for column in columns:
                connection.execute(text(f"ALTER TABLE {table} DROP COLUMN {column}"))
        connection.execute(text("DROP TABLE waiver"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0002'"))
