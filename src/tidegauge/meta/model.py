"""The tables of the relational store. Times are milliseconds UTC; ids of people, keys and sessions are 24 hex digits."""

from __future__ import annotations

from sqlalchemy import BigInteger, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Text, UniqueConstraint, false
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from tidegauge.core.ids import new_id

_NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Model(DeclarativeBase):
    """Base of every table; constraints are named so that migrations can change them."""

    metadata = MetaData(naming_convention=_NAMES)


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
    """What a person may do in a project: role is admin, editor or viewer."""

    __tablename__ = "membership"

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), primary_key=True, index=True)
    role: Mapped[str] = mapped_column(String(16))


class Key(Model):
    """A write or read key of a project. `hash` is the SHA-256 of its text; `sealed` holds a write key's text under the instance's secret."""

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


class LoginSession(Model):
    """One login and all tokens that came from it: the family. Ended by log-out, by reuse of a spent refresh token, or with its person."""

    __tablename__ = "login_session"

    id: Mapped[str] = mapped_column(String(24), primary_key=True, default=new_id)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    created_at_ms: Mapped[int] = mapped_column(BigInteger)
    expires_at_ms: Mapped[int] = mapped_column(BigInteger, index=True)
    ended_at_ms: Mapped[int | None] = mapped_column(BigInteger)
    ended_by: Mapped[str | None] = mapped_column(String(16))


class RefreshToken(Model):
    """A refresh token that was given out, by the SHA-256 of its id; spent at its first use."""

    __tablename__ = "refresh_token"

    hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    session_id: Mapped[str] = mapped_column(ForeignKey("login_session.id", ondelete="CASCADE"), index=True)
    issued_at_ms: Mapped[int] = mapped_column(BigInteger)
    used_at_ms: Mapped[int | None] = mapped_column(BigInteger)


class EventSchema(Model):
    """What was seen of a project's event and property names: one JSON document a project, written by the ingest registry."""

    __tablename__ = "event_schema"

    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), primary_key=True)
    document: Mapped[str] = mapped_column(Text)
    updated_at_ms: Mapped[int] = mapped_column(BigInteger)


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


class MetricDefinition(Model):
    """A metric that a project defined, as the JSON document of the call that made it."""

    __tablename__ = "metric_definition"

    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), primary_key=True)
    name: Mapped[str] = mapped_column(String(100), primary_key=True)
    document: Mapped[str] = mapped_column(Text)
    owner_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
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
    """A clean-up that removed events of a project."""

    __tablename__ = "retention_run"

    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), primary_key=True)
    at_ms: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    events: Mapped[int] = mapped_column(BigInteger)


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


class AlertRule(Model):
    """When a project wants to be told, as the JSON document of the call that made it. `name_key`: its name in lower case."""

    __tablename__ = "alert_rule"
    __table_args__ = (UniqueConstraint("project_id", "name_key"),)

    id: Mapped[str] = mapped_column(String(24), primary_key=True, default=new_id)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), index=True)
    name_key: Mapped[str] = mapped_column(String(400))
    document: Mapped[str] = mapped_column(Text)
    owner_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    updated_at_ms: Mapped[int] = mapped_column(BigInteger)


class Alert(Model):
    """What a rule found, for each of its groups (`group_key`: JSON list of their values). `changes`: how often the phase changed; see AlertChange."""

    __tablename__ = "alert"
    __table_args__ = (UniqueConstraint("rule_id", "group_hash"),)

    id: Mapped[str] = mapped_column(String(24), primary_key=True, default=new_id)
    rule_id: Mapped[str] = mapped_column(ForeignKey("alert_rule.id", ondelete="CASCADE"))
    group_key: Mapped[str] = mapped_column(Text)
    group_hash: Mapped[str] = mapped_column(String(32))
    state: Mapped[str] = mapped_column(Text)
    changes: Mapped[int] = mapped_column(default=0)
    acknowledged_at_ms: Mapped[int | None] = mapped_column(BigInteger)
    acknowledged_by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    snoozed_until_ms: Mapped[int | None] = mapped_column(BigInteger)


class AlertChange(Model):
    """One change of an alert's phase. `number` counts them, so that of two who see the same change one writes it."""

    __tablename__ = "alert_change"
    __table_args__ = (UniqueConstraint("alert_id", "number"),)

    id: Mapped[str] = mapped_column(String(24), primary_key=True, default=new_id)
    alert_id: Mapped[str] = mapped_column(ForeignKey("alert.id", ondelete="CASCADE"))
    number: Mapped[int]
    phase: Mapped[str] = mapped_column(String(16))
    at_ms: Mapped[int] = mapped_column(BigInteger, index=True)
    value: Mapped[float | None] = mapped_column(Float)
    contributing: Mapped[str | None] = mapped_column(Text)
    """What explains it, as JSON; null where nobody asked."""


class AlertChannel(Model):
    """A way to tell people of alerts: `document` is the JSON of the call that made it, without what is secret; that is in `sealed`.

    `failures`: deliveries that failed in a row. `paused_until_ms`: until then nothing is tried by it.
    """

    __tablename__ = "alert_channel"
    __table_args__ = (UniqueConstraint("project_id", "name_key"),)

    id: Mapped[str] = mapped_column(String(24), primary_key=True, default=new_id)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), index=True)
    name_key: Mapped[str] = mapped_column(String(400))
    document: Mapped[str] = mapped_column(Text)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    owner_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    updated_at_ms: Mapped[int] = mapped_column(BigInteger)
    failures: Mapped[int] = mapped_column(default=0)
    paused_until_ms: Mapped[int | None] = mapped_column(BigInteger)


class AlertNotice(Model):
    """One thing to tell of an alert by one channel. `sequence` counts those of an alert and a channel, so that of two who decide the same one writes it.

    `state`: waiting, sent or dead. Those that go out in one message share a `delivery_id`, which a repeated attempt keeps; who sends it holds it until
    `leased_until_ms`.
    """

    __tablename__ = "alert_notice"
    __table_args__ = (UniqueConstraint("channel_id", "alert_id", "sequence"), Index("ix_alert_notice_state", "state", "due_at_ms"))

    id: Mapped[str] = mapped_column(String(24), primary_key=True, default=new_id)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), index=True)
    channel_id: Mapped[str] = mapped_column(ForeignKey("alert_channel.id", ondelete="CASCADE"))
    rule_id: Mapped[str] = mapped_column(ForeignKey("alert_rule.id", ondelete="CASCADE"), index=True)
    alert_id: Mapped[str] = mapped_column(ForeignKey("alert.id", ondelete="CASCADE"), index=True)
    sequence: Mapped[int]
    change_number: Mapped[int]
    event: Mapped[str] = mapped_column(String(16))
    document: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(8))
    created_at_ms: Mapped[int] = mapped_column(BigInteger)
    due_at_ms: Mapped[int] = mapped_column(BigInteger)
    attempts: Mapped[int] = mapped_column(default=0)
    last_error: Mapped[str] = mapped_column(String(500), default="")
    delivery_id: Mapped[str | None] = mapped_column(String(24), index=True)
    leased_until_ms: Mapped[int | None] = mapped_column(BigInteger)
    sent_at_ms: Mapped[int | None] = mapped_column(BigInteger)


class AlertMute(Model):
    """A time in which nobody is told of a project's alerts, or of one rule's, as the JSON document of the call that made it."""

    __tablename__ = "alert_mute"

    id: Mapped[str] = mapped_column(String(24), primary_key=True, default=new_id)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), index=True)
    rule_id: Mapped[str | None] = mapped_column(ForeignKey("alert_rule.id", ondelete="CASCADE"), index=True)
    document: Mapped[str] = mapped_column(Text)
    owner_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    updated_at_ms: Mapped[int] = mapped_column(BigInteger)


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
