"""The settings of what dashboards and live connections may take."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from tidegauge.core.setting_groups.kind import Bytes
from tidegauge.core.setting_groups.question import QuestionSettings


class ScreenSettings(QuestionSettings, frozen=True, kw_only=True):
    """Dashboards and live screens."""

    dashboards_per_person: Annotated[int, Meta(description="Dashboards that one person may own.", ge=1)] = 200
    widgets_per_dashboard: Annotated[int, Meta(description="Widgets of one dashboard, over all its tabs.", ge=1, le=1_000)] = 100
    live_state_max_bytes: Annotated[
        Bytes, Meta(description="Most memory of all live numbers together; above it the largest are asked of the store when events come, instead of kept.")
    ] = 512 * 1024**2
    ws_connections: Annotated[int, Meta(description="Live connections of this node.", ge=1)] = 10_000
    ws_connections_per_person: Annotated[int, Meta(description="Live connections of one person or key.", ge=1)] = 5_000
    ws_subscriptions_per_connection: Annotated[int, Meta(description="Subscriptions of one live connection.", ge=1)] = 200
    ws_messages_per_s: Annotated[float, Meta(description="Messages one live connection may send per second, on average.", gt=0)] = 50.0
    ws_auth_timeout_s: Annotated[float, Meta(description="A live connection must authenticate within this time.", gt=0, le=60)] = 5.0
    ws_heartbeat_s: Annotated[float, Meta(description="Time between pings to a live connection.", gt=0, le=600)] = 20.0
    ws_idle_s: Annotated[float, Meta(description="A live connection silent for this long is closed.", gt=0, le=3_600)] = 60.0
