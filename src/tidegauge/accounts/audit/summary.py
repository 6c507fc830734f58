"""What an entry shows of a change: chosen columns before and after, never a secret."""

from __future__ import annotations

import re
from typing import Any, Final

import msgspec

from tidegauge.meta.change import RowChange

_MAX_TEXT: Final = 200
_MAX_CHANGES: Final = 20
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]|[\ud800-\udfff]")

SHOWN: Final[dict[str, frozenset[str]]] = {
    "person": frozenset({"email", "name", "role", "is_active"}),
    "project": frozenset({"name", "timezone", "is_demo", "deleted_at_ms"}),
    "membership": frozenset({"person_id", "role", "granted", "withheld"}),
    "team": frozenset({"name"}),
    "team_member": frozenset({"person_id"}),
    "team_project": frozenset({"team_id", "role", "granted", "withheld"}),
    "external_identity": frozenset({"issuer", "person_id"}),
    "key": frozenset({"kind", "name", "revoked_at_ms", "scopes", "limits", "expires_at_ms", "previous_ends_at_ms"}),
    "login_session": frozenset({"ended_by"}),
    "retention_rule": frozenset({"event", "days"}),
    "retention_hold": frozenset({"reason"}),
    "privacy_rule": frozenset({"subject", "action", "target"}),
    "dashboard": frozenset({"version", "visibility", "deleted_at_ms"}),
    "dashboard_share": frozenset({"person_id", "access"}),
    "dashboard_link": frozenset({"expires_at_ms", "is_embed", "allow_filters", "origins"}),
    "annotation": frozenset({"from_ms", "to_ms", "kind", "title", "tags"}),
    "alert": frozenset({"acknowledged_at_ms", "snoozed_until_ms"}),
    "alert_notice": frozenset({"state"}),
    "aggregation_rule": frozenset({"output_metric"}),
    "saved_query": frozenset({"name", "is_shared"}),
    "segment": frozenset({"deleted_at_ms"}),
    "name_note": frozenset({"kind", "name", "description", "owner", "is_hidden", "tags"}),
}
"""Table -> the columns whose values may stand in an entry. Of every other column, new ones too, an entry says only that it changed."""

_QUIET: Final = frozenset({"updated_at_ms", "created_at_ms", "updated_by_id"})


class Shown(msgspec.Struct, frozen=True):
    """One row's change as an entry has it; `other` names columns that changed and are not shown; `rows` of a change of many at once."""

    table: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    other: list[str]
    rows: int


def plain(text: object, limit: int = _MAX_TEXT) -> str:
    """Text of one line without control characters, at most `limit` long."""
    return _CONTROL.sub(" ", str(text))[:limit]


def shown(changes: list[RowChange]) -> list[Shown]:
    """The changes as they may be kept, at most 20."""
    return [_one(change) for change in changes[:_MAX_CHANGES]]


def name_in(change: RowChange) -> str:
    """What people call the row: its name, or the one in its document."""
    row = change.row
    for column in ("name", "title", "email"):
        if row.get(column):
            return plain(row[column])
    for column in ("document", "outline"):
        if isinstance(row.get(column), str):
            return _name_of_document(row[column])
    return ""


def id_in(change: RowChange) -> str:
    """The row's id, "" where it has none."""
    return plain(change.row.get("id", ""), 100)


def _one(change: RowChange) -> Shown:
    visible = SHOWN.get(change.table, frozenset())
    touched = {*(change.before or ()), *(change.after or ())}
    return Shown(
        table=change.table,
        before=_visible(change.before, visible),
        after=_visible(change.after, visible),
        other=sorted(touched - visible - _QUIET) if change.before is not None and change.after is not None else [],
        rows=change.rows,
    )


def _visible(columns: dict[str, Any] | None, visible: frozenset[str]) -> dict[str, Any] | None:
    if columns is None:
        return None
    return {name: plain(value) if isinstance(value, str) else value for name, value in columns.items() if name in visible}


def _name_of_document(text: str) -> str:
    try:
        document = msgspec.json.decode(text)
    except msgspec.DecodeError:
        return ""
    found = (document.get("name") or document.get("title")) if isinstance(document, dict) else None
    return plain(found) if isinstance(found, str) else ""
