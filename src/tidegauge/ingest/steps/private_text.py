"""Personal data in tags and sources."""

from __future__ import annotations

from tidegauge.ingest.draft import Draft


def put_private_texts(draft: Draft) -> None:
    """Mask what looks personal. Event ids stay: they tell a repeated event from a new one, and are nobody's name."""
    policy = draft.policy
    if policy is None or not policy.masked:
        return
    draft.sources = list(map(policy.masked_text, draft.sources))
    draft.tags = [tuple(map(policy.masked_text, tags)) for tags in draft.tags]
