"""Aggregation rules: metrics made from others, window by window."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "aggregation_rule",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("name_key", sa.String(length=400), nullable=False),
        sa.Column("output_metric", sa.String(length=200), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.String(length=24), nullable=True),
        sa.Column("updated_at_ms", sa.BigInteger(), nullable=False),
        sa.Column("done_until_ms", sa.BigInteger(), nullable=False),
        sa.Column("points", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name=op.f("fk_aggregation_rule_owner_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_aggregation_rule_project_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aggregation_rule")),
        sa.UniqueConstraint("project_id", "name_key", name=op.f("uq_aggregation_rule_project_id")),
        sa.UniqueConstraint("project_id", "output_metric", name="uq_aggregation_rule_output"),
    )
    op.create_index(op.f("ix_aggregation_rule_project_id"), "aggregation_rule", ["project_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_aggregation_rule_project_id"), table_name="aggregation_rule")
    op.drop_table("aggregation_rule")
