"""The bounds of what one request, one event and the waiting room may hold."""

from __future__ import annotations

from typing import Final

import msgspec

from tidegauge.core.time_range import DAY_MS

MAX_TEXT_LENGTH: Final = 200
"""Characters of an id, name, source or tag."""

MAX_TAGS: Final = 50
MAX_PROPERTIES: Final = 200
MAX_PROPERTY_NAME_LENGTH: Final = 200

MAX_VALUE_LENGTH: Final = 8_192
"""Characters of a property's text; longer texts are cut here, with a warning."""

MAX_PROPERTY_DEPTH: Final = 10
"""Levels of arrays and objects in `properties`, itself included."""

MAX_NESTED_LEAVES: Final = 1_000
"""Leaves of all arrays and objects of one event: each leaf of an object becomes a column entry."""

MAX_NESTED_BYTES: Final = 262_144
"""JSON bytes of one event's properties when they hold arrays or objects (flat ones are bounded by count and length)."""

MAX_EVENTS: Final = 10_000
"""Events of one request: about 40 ms of the event loop."""

MIN_EVENT_MS: Final = 946_684_800_000  # 2000-01-01
MAX_FUTURE_MS: Final = DAY_MS


class IngestLimits(msgspec.Struct, frozen=True):
    """The limits an installation may choose. Rates are written `1000/minute`; "" or 0 is none."""

    body_bytes: int = 10 * 1024 * 1024
    inflated_bytes: int = 50 * 1024 * 1024
    body_timeout_s: float = 30.0
    waiting_events: int = 200_000
    waiting_bytes: int = 256 * 1024 * 1024
    unstored_ids: int = 4_000_000
    requests_per_ip: str = ""
    requests_per_key: str = ""
    unknown_keys_per_ip: str = "120/minute"
    max_events_per_second: int = 0
    trusted_proxies: tuple[str, ...] = ()
