"""What a login was made with and whereabouts, so that people recognise their own."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("login_session", sa.Column("agent", sa.String(length=512), nullable=False, server_default=""))
    op.add_column("login_session", sa.Column("network", sa.String(length=64), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("login_session", "network")
    op.drop_column("login_session", "agent")
