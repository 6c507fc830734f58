"""People, what they belong to, and what proves who they are."""

from __future__ import annotations

from sqlalchemy import BigInteger, ForeignKey, Integer, LargeBinary, String, Text, false
from sqlalchemy.orm import Mapped, mapped_column

from tidegauge.core.ids import new_id
from tidegauge.meta.model.table import Model


class Person(Model):
    """Someone who signs in. `role` is admin (of the whole installation) or member; `email` is lower case."""

    __tablename__ = "person"

    id: Mapped[str] = mapped_column(String(24), primary_key=True, default=new_id)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    role: Mapped[str] = mapped_column(String(16))
    password_hash: Mapped[str] = mapped_column(String(255))
    is_active: Mapped[bool] = mapped_column(default=True)
    created_at_ms: Mapped[int] = mapped_column(BigInteger)
    timezone: Mapped[str] = mapped_column(String(64), default="", server_default="")
    """An IANA name; "" for the project's."""
    language: Mapped[str] = mapped_column(String(8), default="", server_default="")
    """Of the interface and of mails to them; "" for the browser's."""
    is_email_claimed: Mapped[bool] = mapped_column(default=False, server_default=false())
    """They gave themselves the address, and nobody else has said that it is theirs."""


class Project(Model):
    """A tenant: its id stands on every event and is never given again."""

    __tablename__ = "project"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    name: Mapped[str] = mapped_column(String(200))
    timezone: Mapped[str] = mapped_column(String(64))
    is_demo: Mapped[bool] = mapped_column(default=False)
    created_at_ms: Mapped[int] = mapped_column(BigInteger)
    deleted_at_ms: Mapped[int | None] = mapped_column(BigInteger)
    """Set while the project's events are being erased; the row goes when they are gone."""
    is_system: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Of one project: what the product reports about itself to."""


class Membership(Model):
    """What a person may do in a project: role is admin, editor or viewer; `granted` and `withheld` are permissions beyond and short of it, with commas."""

    __tablename__ = "membership"

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), primary_key=True, index=True)
    role: Mapped[str] = mapped_column(String(16))
    granted: Mapped[str] = mapped_column(String(400), default="", server_default="")
    withheld: Mapped[str] = mapped_column(String(400), default="", server_default="")


class Team(Model):
    """People of the installation who are in projects together."""

    __tablename__ = "team"

    id: Mapped[str] = mapped_column(String(24), primary_key=True, default=new_id)
    name: Mapped[str] = mapped_column(String(200), unique=True)
    created_at_ms: Mapped[int] = mapped_column(BigInteger)


class TeamMember(Model):
    """Somebody in a team."""

    __tablename__ = "team_member"

    team_id: Mapped[str] = mapped_column(ForeignKey("team.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True)


class TeamProject(Model):
    """What everybody in a team may do in a project, besides what they may themselves; as a membership."""

    __tablename__ = "team_project"

    team_id: Mapped[str] = mapped_column(ForeignKey("team.id", ondelete="CASCADE"), primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), primary_key=True, index=True)
    role: Mapped[str] = mapped_column(String(16))
    granted: Mapped[str] = mapped_column(String(400), default="", server_default="")
    withheld: Mapped[str] = mapped_column(String(400), default="", server_default="")


class Key(Model):
    """A write or read key of a project. `hash` is the SHA-256 of its text; `sealed` holds a write key's text under the instance's secret.

    `scopes`: permissions with commas, "" for all that its kind has. `limits`: JSON of what it is further bound to. `previous_…`: the text before the last
    rotation, which holds until `previous_ends_at_ms`.
    """

    __tablename__ = "key"

    id: Mapped[str] = mapped_column(String(24), primary_key=True, default=new_id)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(8))
    name: Mapped[str] = mapped_column(String(200))
    prefix: Mapped[str] = mapped_column(String(16))
    hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    created_at_ms: Mapped[int] = mapped_column(BigInteger)
    last_used_at_ms: Mapped[int | None] = mapped_column(BigInteger)
    revoked_at_ms: Mapped[int | None] = mapped_column(BigInteger)
    made_by_id: Mapped[str] = mapped_column(String(24), default="", server_default="")
    scopes: Mapped[str] = mapped_column(String(400), default="", server_default="")
    limits: Mapped[str] = mapped_column(Text, default="", server_default="")
    expires_at_ms: Mapped[int | None] = mapped_column(BigInteger)
    previous_hash: Mapped[bytes | None] = mapped_column(LargeBinary(32), unique=True, index=True)
    previous_prefix: Mapped[str] = mapped_column(String(16), default="", server_default="")
    previous_ends_at_ms: Mapped[int | None] = mapped_column(BigInteger)
    previous_used_at_ms: Mapped[int | None] = mapped_column(BigInteger)


class LoginSession(Model):
    """One login and all tokens that came from it: the family. Ended by log-out, by reuse of a spent refresh token, or with its person."""

    __tablename__ = "login_session"

    id: Mapped[str] = mapped_column(String(24), primary_key=True, default=new_id)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    created_at_ms: Mapped[int] = mapped_column(BigInteger)
    expires_at_ms: Mapped[int] = mapped_column(BigInteger, index=True)
    ended_at_ms: Mapped[int | None] = mapped_column(BigInteger)
    ended_by: Mapped[str | None] = mapped_column(String(16))
    agent: Mapped[str] = mapped_column(String(512), default="", server_default="")
    """The user agent that signed in or renewed last."""
    network: Mapped[str] = mapped_column(String(64), default="", server_default="")
    """The /24 or /48 of the address that it came from."""


class RefreshToken(Model):
    """A refresh token that was given out, by the SHA-256 of its id; spent at its first use."""

    __tablename__ = "refresh_token"

    hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    session_id: Mapped[str] = mapped_column(ForeignKey("login_session.id", ondelete="CASCADE"), index=True)
    issued_at_ms: Mapped[int] = mapped_column(BigInteger)
    used_at_ms: Mapped[int | None] = mapped_column(BigInteger)


class SecondFactor(Model):
    """A person's authenticator app: its secret under the instance's secret. Counts once `confirmed_at_ms` is set; `last_step` is of the last code used."""

    __tablename__ = "second_factor"

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    last_step: Mapped[int] = mapped_column(BigInteger)
    created_at_ms: Mapped[int] = mapped_column(BigInteger)
    confirmed_at_ms: Mapped[int | None] = mapped_column(BigInteger)


class RecoveryCode(Model):
    """A code that stands in for the app once, by its HMAC."""

    __tablename__ = "recovery_code"

    hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    used_at_ms: Mapped[int | None] = mapped_column(BigInteger)
