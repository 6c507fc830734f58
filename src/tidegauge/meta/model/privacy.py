"""What a project does with personal data before it is written, and what it keeps in spite of retention."""

from __future__ import annotations

from sqlalchemy import BigInteger, ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tidegauge.core.ids import new_id
from tidegauge.meta.model.table import Model


class PrivacyRule(Model):
    """One rule of ingest.privacy.rule. `changed`: how often it changed or dropped something, `changed_at_ms` when last."""

    __tablename__ = "privacy_rule"
    __table_args__ = (UniqueConstraint("project_id", "subject", "place", name="uq_privacy_rule_place"),)

    id: Mapped[str] = mapped_column(String(24), primary_key=True, default=new_id)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"))
    subject: Mapped[str] = mapped_column(String(16))
    action: Mapped[str] = mapped_column(String(16))
    target: Mapped[str] = mapped_column(String(200))
    place: Mapped[str] = mapped_column(String(420))
    created_at_ms: Mapped[int] = mapped_column(BigInteger)
    changed: Mapped[int] = mapped_column(BigInteger, default=0)
    changed_at_ms: Mapped[int | None] = mapped_column(BigInteger)


class PrivacyKey(Model):
    """A random key of a project, sealed under the installation's secret. `purpose`: hash (one, for good) or encrypt (the newest closes, all open)."""

    __tablename__ = "privacy_key"

    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), primary_key=True)
    id: Mapped[str] = mapped_column(String(8), primary_key=True)
    purpose: Mapped[str] = mapped_column(String(8))
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    created_at_ms: Mapped[int] = mapped_column(BigInteger)


class RetentionHold(Model):
    """Nothing of this project goes for its age while this stands. `reason` is what people wrote."""

    __tablename__ = "retention_hold"

    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), primary_key=True)
    reason: Mapped[str] = mapped_column(String(500))
    since_ms: Mapped[int] = mapped_column(BigInteger)
    held_by: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
