"""Privacy rules and the keys of projects in the relational store."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from tidegauge.accounts.keys.seal import Seal, project_context
from tidegauge.ingest.privacy.rule import MAX_RULES, NumberedRule, PrivacyRule
from tidegauge.meta.model import PrivacyKey, Project, RejectedItem
from tidegauge.meta.model import PrivacyRule as RuleRow

HASH: Final = "hash"
ENCRYPT: Final = "encrypt"
KEY_BYTES: Final = 32


class StoredRule(NamedTuple):
    """A rule as it is kept, with what it did."""

    id: str
    project: int
    rule: PrivacyRule
    created_at_ms: int
    changed: int
    changed_at_ms: int | None

    @property
    def numbered(self) -> NumberedRule:
        """The rule as policies take it."""
        return NumberedRule(self.id, self.rule)


class StoredKey(NamedTuple):
    """A key as it is kept: sealed."""

    project: int
    id: str
    purpose: str
    sealed: bytes
    created_at_ms: int


_RULES: Final = (RuleRow.id, RuleRow.project_id, RuleRow.subject, RuleRow.action, RuleRow.target, RuleRow.created_at_ms, RuleRow.changed, RuleRow.changed_at_ms)
_KEYS: Final = (PrivacyKey.project_id, PrivacyKey.id, PrivacyKey.purpose, PrivacyKey.sealed, PrivacyKey.created_at_ms)


def list_rules(session: Session, project: int | None = None) -> list[StoredRule]:
    """A project's rules in the order they were made; of all projects that are not being deleted without one."""
    query = select(*_RULES).join(Project, Project.id == RuleRow.project_id).where(Project.deleted_at_ms.is_(None))
    if project is not None:
        query = query.where(RuleRow.project_id == project)
    rows = session.execute(query.order_by(RuleRow.created_at_ms, RuleRow.id))
    return [StoredRule(row[0], row[1], _rule(row), *row[5:]) for row in rows]


def _rule(row: Any) -> PrivacyRule:
    return PrivacyRule(row[2], row[3], row[4])


def list_keys(session: Session, project: int | None = None) -> list[StoredKey]:
    """A project's keys, oldest first; of all projects without one."""
    query = select(*_KEYS) if project is None else select(*_KEYS).where(PrivacyKey.project_id == project)
    return [StoredKey._make(row) for row in session.execute(query.order_by(PrivacyKey.created_at_ms, PrivacyKey.id))]


def read_book(session: Session) -> tuple[list[StoredRule], list[StoredKey]]:
    """All rules and keys, as of one moment."""
    return list_rules(session), list_keys(session)


def add_rule(session: Session, project: int, rule: PrivacyRule, seal: Seal, now_ms: int) -> str | None:
    """A new rule, and the project's keys with the first; its id, None when there is one about the same or there are too many.

    What was refused before is kept from now on without what was in it.
    """
    if session.scalar(select(func.count()).select_from(RuleRow).where(RuleRow.project_id == project)) >= MAX_RULES or _other(session, project, rule, ""):  # type: ignore[operator]
        return None
    held = {key.purpose for key in list_keys(session, project)}
    for purpose in (HASH, ENCRYPT):
        if purpose not in held:
            add_key(session, project, purpose, seal, now_ms)
    row = RuleRow(project_id=project, subject=rule.subject, action=rule.action, target=rule.target, place=rule.place[1], created_at_ms=now_ms, changed=0)
    session.add(row)
    session.flush()
    session.execute(update(RejectedItem).where(RejectedItem.project_id == project).values(body=b""))
    return row.id


def change_rule(session: Session, project: int, rule_id: str, rule: PrivacyRule) -> bool | None:
    """False when there is no such rule, None when another is about the same."""
    row = session.scalar(select(RuleRow).where(RuleRow.project_id == project, RuleRow.id == rule_id))
    if row is None:
        return False
    if _other(session, project, rule, rule_id):
        return None
    row.subject, row.action, row.target, row.place = rule.subject, rule.action, rule.target, rule.place[1]
    return True


def remove_rule(session: Session, project: int, rule_id: str) -> bool:
    """False when there is none."""
    found = session.scalar(select(RuleRow.id).where(RuleRow.project_id == project, RuleRow.id == rule_id))
    session.execute(delete(RuleRow).where(RuleRow.project_id == project, RuleRow.id == rule_id))
    return found is not None


def add_key(session: Session, project: int, purpose: str, seal: Seal, now_ms: int) -> str:
    """A new random key; gives its id."""
    key_id = os.urandom(4).hex()
    sealed = seal.close(os.urandom(KEY_BYTES).hex(), project_context(project, key_id))
    session.add(PrivacyKey(project_id=project, id=key_id, purpose=purpose, sealed=sealed, created_at_ms=now_ms))
    session.flush()
    return key_id


def add_changes(session: Session, changes: Mapping[str, int], now_ms: int) -> None:
    """Rule id -> how often it changed something since the last time."""
    for rule_id, times in changes.items():
        session.execute(update(RuleRow).where(RuleRow.id == rule_id).values(changed=RuleRow.changed + times, changed_at_ms=now_ms))


def _other(session: Session, project: int, rule: PrivacyRule, rule_id: str) -> bool:
    subject, place = rule.place
    found = select(RuleRow.id).where(RuleRow.project_id == project, RuleRow.subject == subject, RuleRow.place == place, RuleRow.id != rule_id)
    return session.scalar(found) is not None
