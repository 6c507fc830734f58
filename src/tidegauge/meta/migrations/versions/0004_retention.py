"""How long projects keep their events, and what went."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "retention_rule",
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("event", sa.String(length=200), nullable=False),
        sa.Column("days", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_retention_rule_project_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("project_id", "event", name=op.f("pk_retention_rule")),
    )
    op.create_table(
        "retention_run",
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("events", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_retention_run_project_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("project_id", "at_ms", name=op.f("pk_retention_run")),
    )


def downgrade() -> None:
    op.drop_table("retention_run")
    op.drop_table("retention_rule")
