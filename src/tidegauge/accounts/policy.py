"""What each role and key may do. Every route names one of these permissions, or says that it is public."""

from __future__ import annotations

from enum import StrEnum
from typing import Final, Literal

Role = Literal["admin", "editor", "viewer"]
Kind = Literal["person", "read_key", "write_key"]


class Permission(StrEnum):
    """Things that can be allowed. All but `ADMIN` hold for one project; `ADMIN` is for the whole installation."""

    READ = "read"
    QUERY = "query"
    INGEST = "ingest"
    EDIT = "edit"
    MANAGE_PROJECT = "manage_project"
    MANAGE_PEOPLE = "manage_people"
    ADMIN = "admin"


_VIEWER: Final = frozenset({Permission.READ, Permission.QUERY})
_EDITOR: Final = _VIEWER | {Permission.INGEST, Permission.EDIT}

OF_ROLE: Final[dict[str, frozenset[Permission]]] = {
    "viewer": _VIEWER,
    "editor": _EDITOR,
    "admin": _EDITOR | {Permission.MANAGE_PROJECT, Permission.MANAGE_PEOPLE},
}
"""Role in a project -> its permissions there."""

OF_INSTALLATION_ADMIN: Final = frozenset({Permission.ADMIN})
"""Added to what an administrator of the installation may do in its projects."""

OF_READ_KEY: Final = _VIEWER
OF_WRITE_KEY: Final = frozenset({Permission.INGEST})
