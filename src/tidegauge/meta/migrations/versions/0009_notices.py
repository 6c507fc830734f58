"""Channels by which people are told of alerts, what is told by them, and when nothing is."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "alert_channel",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("name_key", sa.String(length=400), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("owner_id", sa.String(length=24), nullable=True),
        sa.Column("updated_at_ms", sa.BigInteger(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("paused_until_ms", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name=op.f("fk_alert_channel_owner_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_alert_channel_project_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alert_channel")),
        sa.UniqueConstraint("project_id", "name_key", name=op.f("uq_alert_channel_project_id")),
    )
    op.create_index(op.f("ix_alert_channel_project_id"), "alert_channel", ["project_id"])
    op.create_table(
        "alert_notice",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("channel_id", sa.String(length=24), nullable=False),
        sa.Column("rule_id", sa.String(length=24), nullable=False),
        sa.Column("alert_id", sa.String(length=24), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("change_number", sa.Integer(), nullable=False),
        sa.Column("event", sa.String(length=16), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("created_at_ms", sa.BigInteger(), nullable=False),
        sa.Column("due_at_ms", sa.BigInteger(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("last_error", sa.String(length=500), nullable=False),
        sa.Column("delivery_id", sa.String(length=24), nullable=True),
        sa.Column("leased_until_ms", sa.BigInteger(), nullable=True),
        sa.Column("sent_at_ms", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["alert_id"], ["alert.id"], name=op.f("fk_alert_notice_alert_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["channel_id"], ["alert_channel.id"], name=op.f("fk_alert_notice_channel_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_alert_notice_project_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["rule_id"], ["alert_rule.id"], name=op.f("fk_alert_notice_rule_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alert_notice")),
        sa.UniqueConstraint("channel_id", "alert_id", "sequence", name=op.f("uq_alert_notice_channel_id")),
    )
    op.create_index(op.f("ix_alert_notice_project_id"), "alert_notice", ["project_id"])
    op.create_index(op.f("ix_alert_notice_rule_id"), "alert_notice", ["rule_id"])
    op.create_index(op.f("ix_alert_notice_alert_id"), "alert_notice", ["alert_id"])
    op.create_index(op.f("ix_alert_notice_state"), "alert_notice", ["state", "due_at_ms"])
    op.create_index(op.f("ix_alert_notice_delivery_id"), "alert_notice", ["delivery_id"])
    op.create_table(
        "alert_mute",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("rule_id", sa.String(length=24), nullable=True),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.String(length=24), nullable=True),
        sa.Column("updated_at_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name=op.f("fk_alert_mute_owner_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_alert_mute_project_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["rule_id"], ["alert_rule.id"], name=op.f("fk_alert_mute_rule_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alert_mute")),
    )
    op.create_index(op.f("ix_alert_mute_project_id"), "alert_mute", ["project_id"])
    op.create_index(op.f("ix_alert_mute_rule_id"), "alert_mute", ["rule_id"])


def downgrade() -> None:
    for column in ("rule_id", "project_id"):
        op.drop_index(op.f(f"ix_alert_mute_{column}"), table_name="alert_mute")
    op.drop_table("alert_mute")
    for column in ("delivery_id", "state", "alert_id", "rule_id", "project_id"):
        op.drop_index(op.f(f"ix_alert_notice_{column}"), table_name="alert_notice")
    op.drop_table("alert_notice")
    op.drop_index(op.f("ix_alert_channel_project_id"), table_name="alert_channel")
    op.drop_table("alert_channel")
