"""How much of everything one may have."""

from __future__ import annotations

from typing import Final

import msgspec

MAX_DOCUMENT_BYTES: Final = 512 * 1024
KEPT_DAYS: Final = 30
"""A deleted dashboard can be brought back for so long."""
MAX_VERSIONS: Final = 200
"""Older versions of a dashboard go."""
MAX_LINKS: Final = 50
MAX_COMMENTS: Final = 2_000
MAX_ANNOTATIONS: Final = 1_000
"""Given by one call."""


class DashboardLimits(msgspec.Struct, frozen=True):
    """Those that an installation may choose."""

    dashboards_per_person: int = 200
    widgets: int = 100
