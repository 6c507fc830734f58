"""Saved SQL, metrics that projects define, notes on names, refused items."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "saved_query",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.String(length=24), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("is_shared", sa.Boolean(), nullable=False),
        sa.Column("created_at_ms", sa.BigInteger(), nullable=False),
        sa.Column("updated_at_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name=op.f("fk_saved_query_owner_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_saved_query_project_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_query")),
    )
    with op.batch_alter_table("saved_query", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_saved_query_owner_id"), ["owner_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_saved_query_project_id"), ["project_id"], unique=False)

    op.create_table(
        "metric_definition",
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.String(length=24), nullable=True),
        sa.Column("updated_at_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name=op.f("fk_metric_definition_owner_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_metric_definition_project_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("project_id", "name", name=op.f("pk_metric_definition")),
    )
    op.create_table(
        "name_note",
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("name", sa.String(length=400), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("owner", sa.String(length=200), nullable=False),
        sa.Column("is_hidden", sa.Boolean(), nullable=False),
        sa.Column("tags", sa.Text(), nullable=False),
        sa.Column("updated_at_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_name_note_project_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("project_id", "kind", "name", name=op.f("pk_name_note")),
    )
    op.create_table(
        "rejected_item",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("key_id", sa.String(length=24), nullable=False),
        sa.Column("call", sa.String(length=8), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("field", sa.String(length=200), nullable=False),
        sa.Column("item_index", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_rejected_item_project_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rejected_item")),
    )
    with op.batch_alter_table("rejected_item", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_rejected_item_project_id"), ["project_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("rejected_item", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_rejected_item_project_id"))

    op.drop_table("rejected_item")
    op.drop_table("name_note")
    op.drop_table("metric_definition")
    with op.batch_alter_table("saved_query", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_saved_query_project_id"))
        batch_op.drop_index(batch_op.f("ix_saved_query_owner_id"))

    op.drop_table("saved_query")
