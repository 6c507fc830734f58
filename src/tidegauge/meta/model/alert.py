"""Alert rules, what they found, and how people are told."""

from __future__ import annotations

from sqlalchemy import BigInteger, Float, ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tidegauge.core.ids import new_id
from tidegauge.meta.model.table import Model


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
