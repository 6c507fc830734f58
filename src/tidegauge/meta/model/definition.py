"""What analysts define: metrics, segments, statements, and rules that make metrics from others."""

from __future__ import annotations

from sqlalchemy import BigInteger, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tidegauge.core.ids import new_id
from tidegauge.meta.model.table import Model


class MetricDefinition(Model):
    """A metric that a project defined, as the JSON document of the call that made it."""

    __tablename__ = "metric_definition"

    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), primary_key=True)
    name: Mapped[str] = mapped_column(String(100), primary_key=True)
    document: Mapped[str] = mapped_column(Text)
    owner_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    updated_at_ms: Mapped[int] = mapped_column(BigInteger)


class SavedQuery(Model):
    """SQL that a person keeps; the project's others see it when it is shared. Checked anew at every run, as whoever runs it."""

    __tablename__ = "saved_query"

    id: Mapped[str] = mapped_column(String(24), primary_key=True, default=new_id)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), index=True)
    owner_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    name: Mapped[str] = mapped_column(String(200))
    query: Mapped[str] = mapped_column(Text)
    is_shared: Mapped[bool]
    created_at_ms: Mapped[int] = mapped_column(BigInteger)
    updated_at_ms: Mapped[int] = mapped_column(BigInteger)


class Segment(Model):
    """People by rule, as the JSON document of the call that made it. `name_key`: its name in lower case; something that is no name once it is deleted."""

    __tablename__ = "segment"
    __table_args__ = (UniqueConstraint("project_id", "name_key"),)

    id: Mapped[str] = mapped_column(String(24), primary_key=True, default=new_id)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), index=True)
    name_key: Mapped[str] = mapped_column(String(400))
    document: Mapped[str] = mapped_column(Text)
    owner_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    updated_at_ms: Mapped[int] = mapped_column(BigInteger)
    deleted_at_ms: Mapped[int | None] = mapped_column(BigInteger)


class AggregationRule(Model):
    """A metric made from another one, as the JSON document of the call that made it. `name_key`: its name in lower case.

    `done_until_ms`: windows that ended until then have their points. `points`: how many it made.
    """

    __tablename__ = "aggregation_rule"
    __table_args__ = (UniqueConstraint("project_id", "name_key"), UniqueConstraint("project_id", "output_metric", name="uq_aggregation_rule_output"))

    id: Mapped[str] = mapped_column(String(24), primary_key=True, default=new_id)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), index=True)
    name_key: Mapped[str] = mapped_column(String(400))
    output_metric: Mapped[str] = mapped_column(String(200))
    document: Mapped[str] = mapped_column(Text)
    owner_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    updated_at_ms: Mapped[int] = mapped_column(BigInteger)
    done_until_ms: Mapped[int] = mapped_column(BigInteger)
    points: Mapped[int] = mapped_column(BigInteger, default=0)


class RowRule(Model):
    """Which events are there for whom in a project, as the JSON document of the call that made it. `name_key`: its name in lower case."""

    __tablename__ = "row_rule"
    __table_args__ = (UniqueConstraint("project_id", "name_key"),)

    id: Mapped[str] = mapped_column(String(24), primary_key=True, default=new_id)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), index=True)
    name_key: Mapped[str] = mapped_column(String(400))
    document: Mapped[str] = mapped_column(Text)
    owner_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    updated_at_ms: Mapped[int] = mapped_column(BigInteger)
