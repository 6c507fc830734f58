"""The settings of what senders may send, how fast."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from tidegauge.core.setting_groups.kind import Bytes, Rate
from tidegauge.core.setting_groups.storage import StorageSettings


class IntakeSettings(StorageSettings, frozen=True, kw_only=True):
    """What is taken in."""

    body_max_bytes: Annotated[Bytes, Meta(description="Largest request body as sent.")] = 10 * 1024**2
    inflated_max_bytes: Annotated[Bytes, Meta(description="Largest request body after decompression.")] = 50 * 1024**2
    body_timeout_s: Annotated[float, Meta(description="A request body must arrive within this time.", gt=0, le=3_600)] = 30.0
    waiting_max_events: Annotated[int, Meta(description="Events in memory on their way to the journal; above it the answer is 503.", ge=1)] = 200_000
    waiting_max_bytes: Annotated[Bytes, Meta(description="Body bytes in memory on their way to the journal; above it the answer is 503.")] = 256 * 1024**2
    max_events_per_second: Annotated[int, Meta(description="Events a project may send per second; above it the answer is 429. 0 is unlimited.", ge=0)] = 0
    ingest_requests_per_ip: Annotated[Rate, Meta(description="Ingest requests from one address, such as `1000/minute`. Empty is unlimited.")] = ""
    ingest_requests_per_key: Annotated[Rate, Meta(description="Ingest requests with one key, such as `10000/minute`. Empty is unlimited.")] = ""
    unknown_keys_per_ip: Annotated[Rate, Meta(description="Ingest requests with an unknown key from one address. Empty is unlimited.")] = "120/minute"
