"""What each role and key may do. Every route names one of these permissions, or says that it is public."""

from __future__ import annotations

from enum import StrEnum
from typing import Final, Literal

Role = Literal["admin", "editor", "viewer"]
Kind = Literal["person", "read_key", "write_key"]


class Permission(StrEnum):
    """Things that can be allowed. All but `ADMIN` hold for one project; `ADMIN` is for the whole installation. The text is stored and told by the API."""

    READ = "read"
    QUERY = "query"
    SQL = "sql"
    INGEST = "write"
    EDIT = "edit"
    DASHBOARD_CREATE = "dashboard_create"
    DASHBOARD_SHARE = "dashboard_share"
    METRICS_EDIT = "metrics_edit"
    ALERTS_EDIT = "alerts_edit"
    KEYS = "keys"
    ALERT_CHANNELS = "alert_channels"
    RETENTION = "retention"
    PRIVACY = "privacy"
    AUDIT = "audit"
    MANAGE_PEOPLE = "manage_people"
    MANAGE_PROJECT = "manage_project"
    ADMIN = "admin"


MEANING: Final[dict[Permission, str]] = {
    Permission.READ: "Look at dashboards, events and people. Nobody is in a project without it.",
    Permission.QUERY: "Ask questions and follow live numbers. Goes with `read`.",
    Permission.SQL: "Run SQL of one's own, and save statements.",
    Permission.INGEST: "Send events with a write key, and mark moments on charts.",
    Permission.EDIT: "Describe names, join people, change marks on charts, and send refused items again.",
    Permission.DASHBOARD_CREATE: "Make dashboards, and change those that are one's own or open for it.",
    Permission.DASHBOARD_SHARE: "Say who sees one's dashboards, and make public links.",
    Permission.METRICS_EDIT: "Make and change metrics, segments and aggregation rules.",
    Permission.ALERTS_EDIT: "Make and change alert rules and mutes; take over and snooze alerts.",
    Permission.KEYS: "Make and revoke keys, and see write keys in full.",
    Permission.ALERT_CHANNELS: "Say where alerts are sent.",
    Permission.RETENTION: "Say how long events are kept.",
    Permission.PRIVACY: "Export and erase everything that is kept of a person.",
    Permission.AUDIT: "Read the project's audit log.",
    Permission.MANAGE_PEOPLE: "Let people and teams in and out, and say what they may do; at most what one may do oneself.",
    Permission.MANAGE_PROJECT: "Rename and delete the project, and change what belongs to others in it.",
    Permission.ADMIN: "Administer the installation: accounts, teams, projects, backups.",
}
"""Permission -> what it allows, for people."""

ALWAYS: Final = frozenset({Permission.READ, Permission.QUERY})
"""What everybody in a project may do: these cannot be taken away."""

_VIEWER: Final = ALWAYS | {Permission.SQL}
_EDITOR: Final = _VIEWER | {
    Permission.INGEST,
    Permission.EDIT,
    Permission.DASHBOARD_CREATE,
    Permission.DASHBOARD_SHARE,
    Permission.METRICS_EDIT,
    Permission.ALERTS_EDIT,
    Permission.KEYS,
}

OF_ROLE: Final[dict[str, frozenset[Permission]]] = {
    "viewer": _VIEWER,
    "editor": _EDITOR,
    "admin": frozenset(Permission) - {Permission.ADMIN},
}
"""Role in a project -> its permissions there, as long as nobody says otherwise."""

RANK: Final = ("viewer", "editor", "admin")
"""Roles in a project, the least first."""

OTHER_NAMES: Final[dict[str, Role]] = {"analyst": "editor"}
"""Other words for a role that calls may use."""

OF_INSTALLATION_ADMIN: Final = frozenset({Permission.ADMIN})
"""Added to what an administrator of the installation may do in its projects."""

OF_READ_KEY: Final = _VIEWER
OF_WRITE_KEY: Final = frozenset({Permission.INGEST})
