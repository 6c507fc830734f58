"""What is known of a project's events, and how long they are kept."""

from __future__ import annotations

from sqlalchemy import BigInteger, ForeignKey, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from tidegauge.core.ids import new_id
from tidegauge.meta.model.table import Model


class EventSchema(Model):
    """What was seen of a project's event and property names: one JSON document a project, written by the ingest registry."""

    __tablename__ = "event_schema"

    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), primary_key=True)
    document: Mapped[str] = mapped_column(Text)
    updated_at_ms: Mapped[int] = mapped_column(BigInteger)


class NameNote(Model):
    """What people say of an event's or a property's name. `kind`: event or property; `tags` is a JSON list."""

    __tablename__ = "name_note"

    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(8), primary_key=True)
    name: Mapped[str] = mapped_column(String(400), primary_key=True)
    description: Mapped[str] = mapped_column(Text)
    owner: Mapped[str] = mapped_column(String(200))
    is_hidden: Mapped[bool]
    tags: Mapped[str] = mapped_column(Text)
    updated_at_ms: Mapped[int] = mapped_column(BigInteger)


class RejectedItem(Model):
    """An item that ingest refused, to look at and to send again. `item_index` is its place in the request, -1 for a body that could not be read."""

    __tablename__ = "rejected_item"

    id: Mapped[str] = mapped_column(String(24), primary_key=True, default=new_id)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), index=True)
    at_ms: Mapped[int] = mapped_column(BigInteger)
    key_id: Mapped[str] = mapped_column(String(24))
    call: Mapped[str] = mapped_column(String(8))
    reason: Mapped[str] = mapped_column(String(300))
    field: Mapped[str] = mapped_column(String(200))
    item_index: Mapped[int]
    body: Mapped[bytes] = mapped_column(LargeBinary)


class RetentionRule(Model):
    """The age in days at which a project's events of a name go, NULL keeps them; `event` is '' for all that have no rule of their own."""

    __tablename__ = "retention_rule"

    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), primary_key=True)
    event: Mapped[str] = mapped_column(String(200), primary_key=True)
    days: Mapped[int | None]


class RetentionRun(Model):
    """A clean-up that removed events of a project. `by_event`: how many by name, a JSON object; NULL of runs before it was kept."""

    __tablename__ = "retention_run"

    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), primary_key=True)
    at_ms: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    events: Mapped[int] = mapped_column(BigInteger)
    by_event: Mapped[str | None] = mapped_column(Text)
