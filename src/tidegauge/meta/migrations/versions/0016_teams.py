"""Fine permissions of members, teams, and what people say of themselves."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("membership", sa.Column("granted", sa.String(length=400), server_default="", nullable=False))
    op.add_column("membership", sa.Column("withheld", sa.String(length=400), server_default="", nullable=False))
    op.add_column("person", sa.Column("timezone", sa.String(length=64), server_default="", nullable=False))
    op.add_column("person", sa.Column("language", sa.String(length=8), server_default="", nullable=False))
    op.create_table(
        "team",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("created_at_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team")),
        sa.UniqueConstraint("name", name=op.f("uq_team_name")),
    )
    op.create_table(
        "team_member",
        sa.Column("team_id", sa.String(length=24), nullable=False),
        sa.Column("person_id", sa.String(length=24), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_team_member_team_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_team_member_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("team_id", "person_id", name=op.f("pk_team_member")),
    )
    op.create_index(op.f("ix_team_member_person_id"), "team_member", ["person_id"])
    op.create_table(
        "team_project",
        sa.Column("team_id", sa.String(length=24), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("granted", sa.String(length=400), server_default="", nullable=False),
        sa.Column("withheld", sa.String(length=400), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_team_project_team_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_team_project_project_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("team_id", "project_id", name=op.f("pk_team_project")),
    )
    op.create_index(op.f("ix_team_project_project_id"), "team_project", ["project_id"])


def downgrade() -> None:
    op.drop_table("team_project")
    op.drop_table("team_member")
    op.drop_table("team")
    for table, column in (("person", "language"), ("person", "timezone"), ("membership", "withheld"), ("membership", "granted")):
        with op.batch_alter_table(table) as batch:
            batch.drop_column(column)
