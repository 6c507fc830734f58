"""Dashboards: versions, favourites, shares, links, comments; annotations; projects of sample events."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "dashboard",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.String(length=24), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("outline", sa.Text(), nullable=False),
        sa.Column("visibility", sa.String(length=16), nullable=False),
        sa.Column("created_at_ms", sa.BigInteger(), nullable=False),
        sa.Column("updated_at_ms", sa.BigInteger(), nullable=False),
        sa.Column("updated_by_id", sa.String(length=24), nullable=True),
        sa.Column("deleted_at_ms", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name=op.f("fk_dashboard_owner_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_dashboard_project_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["updated_by_id"], ["person.id"], name=op.f("fk_dashboard_updated_by_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dashboard")),
    )
    with op.batch_alter_table("dashboard", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dashboard_owner_id"), ["owner_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_dashboard_project_id"), ["project_id"], unique=False)

    op.create_table(
        "sample_project",
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("template", sa.String(length=64), nullable=False),
        sa.Column("filled_until_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_sample_project_project_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("project_id", name=op.f("pk_sample_project")),
        sa.UniqueConstraint("template", name=op.f("uq_sample_project_template")),
    )
    op.create_table(
        "annotation",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("dashboard_id", sa.String(length=24), nullable=True),
        sa.Column("from_ms", sa.BigInteger(), nullable=False),
        sa.Column("to_ms", sa.BigInteger(), nullable=True),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("tags", sa.Text(), nullable=False),
        sa.Column("created_by_id", sa.String(length=24), nullable=True),
        sa.Column("created_at_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["created_by_id"], ["person.id"], name=op.f("fk_annotation_created_by_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["dashboard_id"], ["dashboard.id"], name=op.f("fk_annotation_dashboard_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_annotation_project_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_annotation")),
    )
    with op.batch_alter_table("annotation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_annotation_dashboard_id"), ["dashboard_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_annotation_from_ms"), ["from_ms"], unique=False)
        batch_op.create_index(batch_op.f("ix_annotation_project_id"), ["project_id"], unique=False)

    op.create_table(
        "dashboard_comment",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("dashboard_id", sa.String(length=24), nullable=False),
        sa.Column("parent_id", sa.String(length=24), nullable=True),
        sa.Column("widget_id", sa.String(length=40), nullable=True),
        sa.Column("author_id", sa.String(length=24), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created_at_ms", sa.BigInteger(), nullable=False),
        sa.Column("edited_at_ms", sa.BigInteger(), nullable=True),
        sa.Column("resolved_at_ms", sa.BigInteger(), nullable=True),
        sa.Column("resolved_by_id", sa.String(length=24), nullable=True),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_dashboard_comment_author_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["dashboard_id"], ["dashboard.id"], name=op.f("fk_dashboard_comment_dashboard_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["parent_id"], ["dashboard_comment.id"], name=op.f("fk_dashboard_comment_parent_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["resolved_by_id"], ["person.id"], name=op.f("fk_dashboard_comment_resolved_by_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dashboard_comment")),
    )
    with op.batch_alter_table("dashboard_comment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dashboard_comment_dashboard_id"), ["dashboard_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_dashboard_comment_parent_id"), ["parent_id"], unique=False)

    op.create_table(
        "dashboard_favourite",
        sa.Column("person_id", sa.String(length=24), nullable=False),
        sa.Column("dashboard_id", sa.String(length=24), nullable=False),
        sa.ForeignKeyConstraint(["dashboard_id"], ["dashboard.id"], name=op.f("fk_dashboard_favourite_dashboard_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_dashboard_favourite_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person_id", "dashboard_id", name=op.f("pk_dashboard_favourite")),
    )
    with op.batch_alter_table("dashboard_favourite", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dashboard_favourite_dashboard_id"), ["dashboard_id"], unique=False)

    op.create_table(
        "dashboard_link",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("dashboard_id", sa.String(length=24), nullable=False),
        sa.Column("hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("password_hash", sa.String(length=255), nullable=True),
        sa.Column("expires_at_ms", sa.BigInteger(), nullable=True),
        sa.Column("is_embed", sa.Boolean(), nullable=False),
        sa.Column("allow_filters", sa.Boolean(), nullable=False),
        sa.Column("origins", sa.Text(), nullable=False),
        sa.Column("created_at_ms", sa.BigInteger(), nullable=False),
        sa.Column("created_by_id", sa.String(length=24), nullable=True),
        sa.Column("last_used_at_ms", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["created_by_id"], ["person.id"], name=op.f("fk_dashboard_link_created_by_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["dashboard_id"], ["dashboard.id"], name=op.f("fk_dashboard_link_dashboard_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dashboard_link")),
        sa.UniqueConstraint("hash", name=op.f("uq_dashboard_link_hash")),
    )
    with op.batch_alter_table("dashboard_link", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dashboard_link_dashboard_id"), ["dashboard_id"], unique=False)

    op.create_table(
        "dashboard_share",
        sa.Column("dashboard_id", sa.String(length=24), nullable=False),
        sa.Column("person_id", sa.String(length=24), nullable=False),
        sa.Column("access", sa.String(length=8), nullable=False),
        sa.ForeignKeyConstraint(["dashboard_id"], ["dashboard.id"], name=op.f("fk_dashboard_share_dashboard_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_dashboard_share_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("dashboard_id", "person_id", name=op.f("pk_dashboard_share")),
    )
    with op.batch_alter_table("dashboard_share", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dashboard_share_person_id"), ["person_id"], unique=False)

    op.create_table(
        "dashboard_version",
        sa.Column("dashboard_id", sa.String(length=24), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.Column("message", sa.String(length=500), nullable=False),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("removed", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("moved", sa.Integer(), nullable=False),
        sa.Column("saved_at_ms", sa.BigInteger(), nullable=False),
        sa.Column("saved_by_id", sa.String(length=24), nullable=True),
        sa.ForeignKeyConstraint(["dashboard_id"], ["dashboard.id"], name=op.f("fk_dashboard_version_dashboard_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["saved_by_id"], ["person.id"], name=op.f("fk_dashboard_version_saved_by_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("dashboard_id", "version", name=op.f("pk_dashboard_version")),
    )


def downgrade() -> None:
    op.drop_table("dashboard_version")
    with op.batch_alter_table("dashboard_share", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_dashboard_share_person_id"))

    op.drop_table("dashboard_share")
    with op.batch_alter_table("dashboard_link", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_dashboard_link_dashboard_id"))

    op.drop_table("dashboard_link")
    with op.batch_alter_table("dashboard_favourite", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_dashboard_favourite_dashboard_id"))

    op.drop_table("dashboard_favourite")
    with op.batch_alter_table("dashboard_comment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_dashboard_comment_parent_id"))
        batch_op.drop_index(batch_op.f("ix_dashboard_comment_dashboard_id"))

    op.drop_table("dashboard_comment")
    with op.batch_alter_table("annotation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_annotation_project_id"))
        batch_op.drop_index(batch_op.f("ix_annotation_from_ms"))
        batch_op.drop_index(batch_op.f("ix_annotation_dashboard_id"))

    op.drop_table("annotation")
    op.drop_table("sample_project")
    with op.batch_alter_table("dashboard", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_dashboard_project_id"))
        batch_op.drop_index(batch_op.f("ix_dashboard_owner_id"))

    op.drop_table("dashboard")
