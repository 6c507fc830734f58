"""Events that the key may not send."""

from __future__ import annotations

from typing import Final

from tidegauge.ingest.draft import Draft

REASON: Final = "not among the names that this key may send"


def drop_not_allowed(draft: Draft) -> None:
    """Refuse events whose name the key is not for. Most keys are for all."""
    if draft.allowed is not None:
        draft.reject("name", {row: REASON for row, name in enumerate(draft.names) if name not in draft.allowed})
