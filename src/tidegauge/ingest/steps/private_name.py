"""Events that the project's privacy rules do not keep, by name."""

from __future__ import annotations

from tidegauge.ingest.draft import Draft
from tidegauge.ingest.privacy.policy import NOT_KEPT


def drop_unkept(draft: Draft) -> None:
    """Drop them, counted as suppressed; mask what looks personal in the names of the others."""
    policy = draft.policy
    if policy is None or not policy.is_active:
        return
    if policy.events_dropped or policy.events_kept:
        draft.suppress({row for row, name in enumerate(draft.names) if not policy.keeps_event(name)}, NOT_KEPT)
    if policy.masked:
        draft.names = list(map(policy.masked_text, draft.names))
