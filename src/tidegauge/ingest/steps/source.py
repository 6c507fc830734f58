"""Where the event was sent from."""

from __future__ import annotations

from typing import Final

from tidegauge.ingest.draft import Draft, strip_controls

_ABSENT: Final = {None}


def put_sources(draft: Draft) -> None:
    """A text of at most 200 characters; "" when absent."""
    draft.check("source", (str,), "not a text")
    sources = [event.source for event in draft.events]
    known = set(sources)
    if known == _ABSENT:
        draft.sources = [""] * len(sources)
        return
    clean = {source: strip_controls(source) if source else "" for source in known}
    draft.sources = sources if all(source == kept for source, kept in clean.items()) else [clean[source] for source in sources]
