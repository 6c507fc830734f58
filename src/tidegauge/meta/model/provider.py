"""What is known of people who sign in by an outside provider."""

from __future__ import annotations

from sqlalchemy import BigInteger, ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tidegauge.core.ids import new_id
from tidegauge.meta.model.table import Model


class ExternalIdentity(Model):
    """A person as a provider knows them: `issuer` and `subject` together are theirs for good."""

    __tablename__ = "external_identity"
    __table_args__ = (UniqueConstraint("issuer", "subject"),)

    id: Mapped[str] = mapped_column(String(24), primary_key=True, default=new_id)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    issuer: Mapped[str] = mapped_column(String(500))
    subject: Mapped[str] = mapped_column(String(255))
    created_at_ms: Mapped[int] = mapped_column(BigInteger)
    last_used_at_ms: Mapped[int | None] = mapped_column(BigInteger)


class SpentAttempt(Model):
    """A try to sign in whose answer has come: by the SHA-256 of its state, as long as the try could last."""

    __tablename__ = "spent_attempt"

    hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    ends_at_ms: Mapped[int] = mapped_column(BigInteger, index=True)


class ProviderLogin(Model):
    """A login that came by the provider: its token under the instance's secret, by which the provider knows whom to sign out, and the name of its session
    there, by which it says whom it signed out."""

    __tablename__ = "provider_login"

    session_id: Mapped[str] = mapped_column(ForeignKey("login_session.id", ondelete="CASCADE"), primary_key=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    provider_session: Mapped[str | None] = mapped_column(String(255), index=True)


class ProviderChallenge(Model):
    """The same of somebody who came by the provider and has a second step before them here: of the challenge, as long as it can be answered."""

    __tablename__ = "provider_challenge"

    challenge_id: Mapped[str] = mapped_column(String(24), primary_key=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    provider_session: Mapped[str | None] = mapped_column(String(255))
    ends_at_ms: Mapped[int] = mapped_column(BigInteger, index=True)
