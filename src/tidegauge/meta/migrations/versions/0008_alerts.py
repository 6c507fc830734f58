"""Alert rules, the alerts they find, and how those change."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "alert_rule",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("name_key", sa.String(length=400), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.String(length=24), nullable=True),
        sa.Column("updated_at_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name=op.f("fk_alert_rule_owner_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_alert_rule_project_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alert_rule")),
        sa.UniqueConstraint("project_id", "name_key", name=op.f("uq_alert_rule_project_id")),
    )
    op.create_index(op.f("ix_alert_rule_project_id"), "alert_rule", ["project_id"])
    op.create_table(
        "alert",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("rule_id", sa.String(length=24), nullable=False),
        sa.Column("group_key", sa.Text(), nullable=False),
        sa.Column("group_hash", sa.String(length=32), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("changes", sa.Integer(), nullable=False),
        sa.Column("acknowledged_at_ms", sa.BigInteger(), nullable=True),
        sa.Column("acknowledged_by_id", sa.String(length=24), nullable=True),
        sa.Column("snoozed_until_ms", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["acknowledged_by_id"], ["person.id"], name=op.f("fk_alert_acknowledged_by_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["rule_id"], ["alert_rule.id"], name=op.f("fk_alert_rule_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alert")),
        sa.UniqueConstraint("rule_id", "group_hash", name=op.f("uq_alert_rule_id")),
    )
    op.create_table(
        "alert_change",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("alert_id", sa.String(length=24), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("phase", sa.String(length=16), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("value", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(["alert_id"], ["alert.id"], name=op.f("fk_alert_change_alert_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alert_change")),
        sa.UniqueConstraint("alert_id", "number", name=op.f("uq_alert_change_alert_id")),
    )
    op.create_index(op.f("ix_alert_change_at_ms"), "alert_change", ["at_ms"])


def downgrade() -> None:
    op.drop_index(op.f("ix_alert_change_at_ms"), table_name="alert_change")
    op.drop_table("alert_change")
    op.drop_table("alert")
    op.drop_index(op.f("ix_alert_rule_project_id"), table_name="alert_rule")
    op.drop_table("alert_rule")
