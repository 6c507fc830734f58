"""Row rules: which events are there for whom."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "row_rule",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("name_key", sa.String(length=400), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.String(length=24), nullable=True),
        sa.Column("updated_at_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name=op.f("fk_row_rule_owner_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_row_rule_project_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_row_rule")),
        sa.UniqueConstraint("project_id", "name_key", name=op.f("uq_row_rule_project_id")),
    )
    op.create_index(op.f("ix_row_rule_project_id"), "row_rule", ["project_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_row_rule_project_id"), table_name="row_rule")
    op.drop_table("row_rule")
