"""Mails with links that the mail server has not taken yet."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "waiting_link",
        sa.Column("person_id", sa.String(length=24), nullable=False),
        sa.Column("is_invitation", sa.Boolean(), nullable=False),
        sa.Column("asked_at_ms", sa.BigInteger(), nullable=False),
        sa.Column("due_at_ms", sa.BigInteger(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_waiting_link_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_waiting_link")),
    )
    op.create_index(op.f("ix_waiting_link_due_at_ms"), "waiting_link", ["due_at_ms"])


def downgrade() -> None:
    op.drop_table("waiting_link")
