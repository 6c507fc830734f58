"""Privacy rules of projects and their keys; retention that is held; erasures of many people; what a clean-up removed, by event."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "privacy_rule",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(length=16), nullable=False),
        sa.Column("action", sa.String(length=16), nullable=False),
        sa.Column("target", sa.String(length=200), nullable=False),
        sa.Column("place", sa.String(length=420), nullable=False),
        sa.Column("created_at_ms", sa.BigInteger(), nullable=False),
        sa.Column("changed", sa.BigInteger(), nullable=False),
        sa.Column("changed_at_ms", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_privacy_rule_project_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_privacy_rule")),
        sa.UniqueConstraint("project_id", "subject", "place", name="uq_privacy_rule_place"),
    )
    op.create_table(
        "privacy_key",
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=8), nullable=False),
        sa.Column("purpose", sa.String(length=8), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("created_at_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_privacy_key_project_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("project_id", "id", name=op.f("pk_privacy_key")),
    )
    op.create_table(
        "retention_hold",
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("since_ms", sa.BigInteger(), nullable=False),
        sa.Column("held_by", sa.String(length=24), nullable=True),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_retention_hold_project_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["held_by"], ["person.id"], name=op.f("fk_retention_hold_held_by"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("project_id", name=op.f("pk_retention_hold")),
    )
    op.add_column("retention_run", sa.Column("by_event", sa.Text(), nullable=True))
    op.add_column("erasure", sa.Column("people", sa.Integer(), nullable=False, server_default="1"))


def downgrade() -> None:
    op.drop_column("erasure", "people")
    op.drop_column("retention_run", "by_event")
    for table in ("retention_hold", "privacy_key", "privacy_rule"):
        op.drop_table(table)
