"""Dashboards and what people leave on them."""

from __future__ import annotations

from sqlalchemy import BigInteger, ForeignKey, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from tidegauge.core.ids import new_id
from tidegauge.meta.model.table import Model


class Dashboard(Model):
    """A dashboard as it is now. `outline` is what lists show of the document; both are JSON. `visibility`: private, people, everyone or public."""

    __tablename__ = "dashboard"

    id: Mapped[str] = mapped_column(String(24), primary_key=True, default=new_id)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), index=True)
    owner_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    version: Mapped[int]
    document: Mapped[str] = mapped_column(Text)
    outline: Mapped[str] = mapped_column(Text)
    visibility: Mapped[str] = mapped_column(String(16))
    created_at_ms: Mapped[int] = mapped_column(BigInteger)
    updated_at_ms: Mapped[int] = mapped_column(BigInteger)
    updated_by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    deleted_at_ms: Mapped[int | None] = mapped_column(BigInteger)


class DashboardVersion(Model):
    """A dashboard as it was saved once: the document's JSON under zstandard, and how many widgets were added, removed, changed and moved."""

    __tablename__ = "dashboard_version"

    dashboard_id: Mapped[str] = mapped_column(ForeignKey("dashboard.id", ondelete="CASCADE"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    document: Mapped[bytes] = mapped_column(LargeBinary)
    message: Mapped[str] = mapped_column(String(500))
    added: Mapped[int]
    removed: Mapped[int]
    changed: Mapped[int]
    moved: Mapped[int]
    saved_at_ms: Mapped[int] = mapped_column(BigInteger)
    saved_by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))


class DashboardFavourite(Model):
    """A dashboard that a person keeps at hand."""

    __tablename__ = "dashboard_favourite"

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    dashboard_id: Mapped[str] = mapped_column(ForeignKey("dashboard.id", ondelete="CASCADE"), primary_key=True, index=True)


class DashboardShare(Model):
    """A person whom a dashboard was shared with: access is view or edit."""

    __tablename__ = "dashboard_share"

    dashboard_id: Mapped[str] = mapped_column(ForeignKey("dashboard.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True)
    access: Mapped[str] = mapped_column(String(8))


class DashboardLink(Model):
    """A link that opens a dashboard without a login, by the SHA-256 of its token. `origins`: JSON list of pages that may frame it."""

    __tablename__ = "dashboard_link"

    id: Mapped[str] = mapped_column(String(24), primary_key=True, default=new_id)
    dashboard_id: Mapped[str] = mapped_column(ForeignKey("dashboard.id", ondelete="CASCADE"), index=True)
    hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    password_hash: Mapped[str | None] = mapped_column(String(255))
    expires_at_ms: Mapped[int | None] = mapped_column(BigInteger)
    is_embed: Mapped[bool]
    allow_filters: Mapped[bool]
    origins: Mapped[str] = mapped_column(Text)
    created_at_ms: Mapped[int] = mapped_column(BigInteger)
    created_by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    last_used_at_ms: Mapped[int | None] = mapped_column(BigInteger)


class DashboardComment(Model):
    """What a person said about a dashboard or one of its widgets; an answer has the comment it answers as `parent_id`."""

    __tablename__ = "dashboard_comment"

    id: Mapped[str] = mapped_column(String(24), primary_key=True, default=new_id)
    dashboard_id: Mapped[str] = mapped_column(ForeignKey("dashboard.id", ondelete="CASCADE"), index=True)
    parent_id: Mapped[str | None] = mapped_column(ForeignKey("dashboard_comment.id", ondelete="CASCADE"), index=True)
    widget_id: Mapped[str | None] = mapped_column(String(40))
    author_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    text: Mapped[str] = mapped_column(Text)
    created_at_ms: Mapped[int] = mapped_column(BigInteger)
    edited_at_ms: Mapped[int | None] = mapped_column(BigInteger)
    resolved_at_ms: Mapped[int | None] = mapped_column(BigInteger)
    resolved_by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))


class Annotation(Model):
    """Something that happened: shown on charts of the whole project, or of one dashboard. `to_ms` is set for a span. `tags`: JSON list."""

    __tablename__ = "annotation"

    id: Mapped[str] = mapped_column(String(24), primary_key=True, default=new_id)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), index=True)
    dashboard_id: Mapped[str | None] = mapped_column(ForeignKey("dashboard.id", ondelete="CASCADE"), index=True)
    from_ms: Mapped[int] = mapped_column(BigInteger, index=True)
    to_ms: Mapped[int | None] = mapped_column(BigInteger)
    kind: Mapped[str] = mapped_column(String(16))
    title: Mapped[str] = mapped_column(String(200))
    text: Mapped[str] = mapped_column(Text)
    tags: Mapped[str] = mapped_column(Text)
    created_by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    created_at_ms: Mapped[int] = mapped_column(BigInteger)


class SampleProject(Model):
    """A project that holds the sample events of a dashboard template, and nothing else. `filled_until_ms`: the samples reach up to there."""

    __tablename__ = "sample_project"

    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), primary_key=True)
    template: Mapped[str] = mapped_column(String(64), unique=True)
    filled_until_ms: Mapped[int] = mapped_column(BigInteger)
