"""The nearest known name, for messages about an unknown one."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """` Did you mean 'x'?` (with a leading space), or "" when nothing is near."""
    near = difflib.get_close_matches(name[:100], list(known), n=1)
    return f" Did you mean '{near[0]}'?" if near else ""
