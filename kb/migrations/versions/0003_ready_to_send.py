"""What a reply is held to before it is sent: closes, forms of address, blanks, ticks, and musts that were set aside."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Forward only: a backup is the way back."""
    op.add_column("channel", sa.Column("close", sa.JSON(), nullable=False, server_default="{}"))
    op.add_column("channel", sa.Column("address", sa.JSON(), nullable=False, server_default="{}"))
    op.add_column("channel", sa.Column("emoji", sa.Integer(), nullable=True))
    op.add_column("guideline", sa.Column("ticked_when", sa.JSON(), nullable=True))
    op.add_column("entry", sa.Column("channels", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("entry", sa.Column("blanks", sa.JSON(), nullable=False, server_default="{}"))
    op.create_table(
        "waiver",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("receipt_id", sa.String(), nullable=False),
        sa.Column("guideline", sa.String(), nullable=False),
        sa.Column("check_name", sa.String(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("token_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["receipt_id"], ["receipt.id"]),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("ix_waiver_receipt_id", "waiver", ["receipt_id"], unique=False)
