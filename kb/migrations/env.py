"""Alembic's way in: runs the migrations on the connection and in the transaction of `Database.upgrade`."""

from alembic import context
from sqlmodel import SQLModel

from kb import tables

assert tables  # noqa: S101  (imported for the metadata that its classes fill)

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,  # SQLite changes a column only by copying its table
)
context.run_migrations()
