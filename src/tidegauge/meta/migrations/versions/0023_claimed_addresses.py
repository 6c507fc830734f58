"""Addresses that people gave themselves; the provider's name of the sessions that came by it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("person", sa.Column("is_email_claimed", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("provider_login", sa.Column("provider_session", sa.String(length=255), nullable=True))
    op.create_index(op.f("ix_provider_login_provider_session"), "provider_login", ["provider_session"])
    op.create_table(
        "provider_challenge",
        sa.Column("challenge_id", sa.String(length=24), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("provider_session", sa.String(length=255), nullable=True),
        sa.Column("ends_at_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("challenge_id", name=op.f("pk_provider_challenge")),
    )
    op.create_index(op.f("ix_provider_challenge_ends_at_ms"), "provider_challenge", ["ends_at_ms"])


def downgrade() -> None:
    op.drop_table("provider_challenge")
    op.drop_index(op.f("ix_provider_login_provider_session"), table_name="provider_login")
    op.drop_column("provider_login", "provider_session")
    op.drop_column("person", "is_email_claimed")
