"""People who sign in by a provider; keys with scopes, an end, and a text before the last rotation."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "external_identity",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("person_id", sa.String(length=24), nullable=False),
        sa.Column("issuer", sa.String(length=500), nullable=False),
        sa.Column("subject", sa.String(length=255), nullable=False),
        sa.Column("created_at_ms", sa.BigInteger(), nullable=False),
        sa.Column("last_used_at_ms", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_external_identity_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_external_identity")),
        sa.UniqueConstraint("issuer", "subject", name=op.f("uq_external_identity_issuer")),
    )
    op.create_index(op.f("ix_external_identity_person_id"), "external_identity", ["person_id"])
    op.create_table(
        "spent_attempt",
        sa.Column("hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("ends_at_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_spent_attempt")),
    )
    op.create_index(op.f("ix_spent_attempt_ends_at_ms"), "spent_attempt", ["ends_at_ms"])
    op.create_table(
        "provider_login",
        sa.Column("session_id", sa.String(length=24), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["session_id"], ["login_session.id"], name=op.f("fk_provider_login_session_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("session_id", name=op.f("pk_provider_login")),
    )
    op.add_column("key", sa.Column("made_by_id", sa.String(length=24), nullable=False, server_default=""))
    op.add_column("key", sa.Column("scopes", sa.String(length=400), nullable=False, server_default=""))
    op.add_column("key", sa.Column("limits", sa.Text(), nullable=False, server_default=""))
    op.add_column("key", sa.Column("expires_at_ms", sa.BigInteger(), nullable=True))
    op.add_column("key", sa.Column("previous_hash", sa.LargeBinary(length=32), nullable=True))
    op.add_column("key", sa.Column("previous_prefix", sa.String(length=16), nullable=False, server_default=""))
    op.add_column("key", sa.Column("previous_ends_at_ms", sa.BigInteger(), nullable=True))
    op.add_column("key", sa.Column("previous_used_at_ms", sa.BigInteger(), nullable=True))
    op.create_index(op.f("ix_key_previous_hash"), "key", ["previous_hash"], unique=True)


def downgrade() -> None:
    op.drop_index(op.f("ix_key_previous_hash"), table_name="key")
    for column in (
        "previous_used_at_ms",
        "previous_ends_at_ms",
        "previous_prefix",
        "previous_hash",
        "expires_at_ms",
        "limits",
        "scopes",
        "made_by_id",
    ):
        op.drop_column("key", column)
    op.drop_table("provider_login")
    op.drop_table("spent_attempt")
    op.drop_table("external_identity")
