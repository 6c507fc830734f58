"""A key as the ingest path sees it."""

from __future__ import annotations

from typing import Literal

import msgspec

KeyKind = Literal["write", "read", "person"]


class WriteKey(msgspec.Struct, frozen=True):
    """A known key. `project` is 0 for a person's token without a chosen project."""

    project: int
    kind: KeyKind
    id: str
