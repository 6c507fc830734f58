"""The bounds and paces of live connections, in one place."""

from __future__ import annotations

import msgspec


class LiveLimits(msgspec.Struct, frozen=True):
    """What one connection, one person and the server may use, and how fast state is folded and sent."""

    connections: int = 10_000
    connections_per_person: int = 5_000
    subscriptions_per_connection: int = 200
    messages_per_s: float = 50.0
    message_burst: int = 400
    messages_delayed: int = 100
    """A peer whose messages had to wait this often is flooding, and is let go."""
    auth_timeout_s: float = 5.0
    heartbeat_s: float = 20.0
    idle_s: float = 60.0
    """Without any byte from the peer (protocol pongs count) the connection ends."""
    stall_s: float = 30.0
    """A peer that reads nothing for this long is let go."""
    recheck_s: float = 30.0
    """A connection outlives the end of its session by at most this."""
    linger_s: float = 5.0
    """A tile without followers is kept this long: screens come back."""
    fold_rows: int = 20_000
    publish_min_ms: float = 25.0
    publish_max_ms: float = 100.0
    slice_ms: float = 8.0
    """The longest stretch of publishing before others get the event loop."""
    refresh_min_s: float = 1.0
    refresh_max_s: float = 30.0
    feed_interval_ms: float = 200.0
    feed_events: int = 20
