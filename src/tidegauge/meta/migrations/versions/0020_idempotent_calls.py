"""Calls that may be sent again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "idempotent_call",
        sa.Column("id", sa.LargeBinary(length=32), nullable=False),
        sa.Column("caller", sa.String(length=64), nullable=False),
        sa.Column("attempt", sa.String(length=24), nullable=False),
        sa.Column("print", sa.LargeBinary(length=32), nullable=False),
        sa.Column("started_at_ms", sa.BigInteger(), nullable=False),
        sa.Column("is_written", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("is_lost", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("answer", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_idempotent_call")),
    )
    op.create_index(op.f("ix_idempotent_call_caller"), "idempotent_call", ["caller"])
    op.create_index(op.f("ix_idempotent_call_started_at_ms"), "idempotent_call", ["started_at_ms"])


def downgrade() -> None:
    op.drop_table("idempotent_call")
