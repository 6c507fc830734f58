"""The tables of the relational store. Times are milliseconds UTC; ids of people, keys and sessions are 24 hex digits."""

from __future__ import annotations

from tidegauge.meta.model.account import Key, LoginSession, Membership, Person, Project, RecoveryCode, RefreshToken, SecondFactor, Team, TeamMember, TeamProject
from tidegauge.meta.model.alert import Alert, AlertChange, AlertChannel, AlertMute, AlertNotice, AlertRule
from tidegauge.meta.model.audit import AuditChain, AuditEntry
from tidegauge.meta.model.dashboard import (
    Annotation,
    Dashboard,
    DashboardComment,
    DashboardFavourite,
    DashboardLink,
    DashboardShare,
    DashboardVersion,
    SampleProject,
)
from tidegauge.meta.model.data import EventSchema, NameNote, RejectedItem, RetentionRule, RetentionRun
from tidegauge.meta.model.definition import AggregationRule, MetricDefinition, RowRule, SavedQuery, Segment
from tidegauge.meta.model.erasure import ErasedKey, Erasure
from tidegauge.meta.model.idempotency import IdempotentCall
from tidegauge.meta.model.kept_key import KeptKey
from tidegauge.meta.model.model_use import ModelUse
from tidegauge.meta.model.privacy import PrivacyKey, PrivacyRule, RetentionHold
from tidegauge.meta.model.provider import ExternalIdentity, ProviderChallenge, ProviderLogin, SpentAttempt
from tidegauge.meta.model.table import Model
from tidegauge.meta.model.waiting_link import WaitingLink

__all__ = [
    "AggregationRule",
    "Alert",
    "AlertChange",
    "AlertChannel",
    "AlertMute",
    "AlertNotice",
    "AlertRule",
    "Annotation",
    "AuditChain",
    "AuditEntry",
    "Dashboard",
    "DashboardComment",
    "DashboardFavourite",
    "DashboardLink",
    "DashboardShare",
    "DashboardVersion",
    "ErasedKey",
    "Erasure",
    "EventSchema",
    "ExternalIdentity",
    "IdempotentCall",
    "KeptKey",
    "Key",
    "LoginSession",
    "Membership",
    "MetricDefinition",
    "Model",
    "ModelUse",
    "NameNote",
    "Person",
    "PrivacyKey",
    "PrivacyRule",
    "Project",
    "ProviderChallenge",
    "ProviderLogin",
    "RecoveryCode",
    "RefreshToken",
    "RejectedItem",
    "RetentionHold",
    "RetentionRule",
    "RetentionRun",
    "RowRule",
    "SampleProject",
    "SavedQuery",
    "SecondFactor",
    "Segment",
    "SpentAttempt",
    "Team",
    "TeamMember",
    "TeamProject",
    "WaitingLink",
]
