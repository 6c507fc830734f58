"""What contributed to an alert is kept with the change that it explains."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("alert_change", sa.Column("contributing", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("alert_change", "contributing")
