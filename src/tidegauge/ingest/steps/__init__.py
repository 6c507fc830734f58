"""One step per file; the visible ordered list is STEPS. A step checks or completes one thing of every event of a draft, in one pass over a column."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tidegauge.ingest.draft import Draft
from tidegauge.ingest.steps.allowed_name import drop_not_allowed
from tidegauge.ingest.steps.consent import drop_suppressed
from tidegauge.ingest.steps.context import put_context
from tidegauge.ingest.steps.identity import put_ids
from tidegauge.ingest.steps.name import put_names
from tidegauge.ingest.steps.number import put_values
from tidegauge.ingest.steps.private_identity import put_private_ids
from tidegauge.ingest.steps.private_name import drop_unkept
from tidegauge.ingest.steps.private_property import put_private_properties
from tidegauge.ingest.steps.private_text import put_private_texts
from tidegauge.ingest.steps.property import put_properties
from tidegauge.ingest.steps.source import put_sources
from tidegauge.ingest.steps.tag import put_tags
from tidegauge.ingest.steps.timestamp import put_timestamps
from tidegauge.ingest.steps.type import put_types

Step = Callable[[Draft], None]

STEPS: Final[tuple[Step, ...]] = (
    put_properties,
    put_ids,
    drop_suppressed,
    put_private_ids,
    put_private_properties,
    put_types,
    put_names,
    drop_not_allowed,
    drop_unkept,
    put_timestamps,
    put_values,
    put_tags,
    put_sources,
    put_private_texts,
    put_context,
)
