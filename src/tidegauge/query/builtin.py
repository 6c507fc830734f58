"""The metrics that every project has, in the order screens list them."""

from __future__ import annotations

from typing import Final

from tidegauge.contracts.field import Field, resolve_field
from tidegauge.contracts.plan import Compare, Condition, Or
from tidegauge.query.metric import Metric

PURCHASES: Final = ("purchase", "order", "order_completed", "checkout_completed", "payment")
"""Events whose value is money taken."""

REQUESTS: Final = ("request", "http_request", "api_request")
"""Events that are one request to a server."""


def _is(name: str, *values: str) -> Condition:
    field = resolve_field(name)
    return Compare(field, "eq", values[0]) if len(values) == 1 else Compare(field, "in", values)


_PAGE_VIEW: Final = _is("name", "page_view")  # by name alone: the roll-ups by page, country, … know names, not types
_ERROR: Final = Or((_is("type", "error"), Compare(resolve_field("status"), "gte", 500.0)))
_ATTEMPT: Final = Or((_is("type", "error"), Compare(resolve_field("status"), "exists")))

BUILTIN_METRICS: Final = (
    Metric("*", "Every event", "events"),
    Metric("events", "Every event", "events"),
    Metric("events_per_second", "Events a second", "events/s", aggregation="rate", cache_class="live"),
    Metric("page_views", "Page views", "views", condition=_PAGE_VIEW),
    Metric("unique_users", "People with any event", "people", aggregation="unique_count", field=resolve_field("person")),
    Metric("active_users", "People active in the window", "people", aggregation="unique_count", field=resolve_field("person")),
    Metric("sessions", "Visits: events of one session id, or of one person without a gap of 30 minutes", "sessions", source="sessions"),
    Metric(
        "session_duration",
        "Mean time from a session's first event to its last",
        "seconds",
        aggregation="average",
        field=Field("session_duration", "_duration_s", "number"),
        source="sessions",
    ),
    Metric(
        "bounced_sessions",
        "Share of sessions with a single page view (a single event where there are no page views)",
        "share",
        aggregation="average",
        field=Field("bounced_sessions", "_bounced", "number"),
        source="sessions",
        good_when="down",
    ),
    Metric("bounce_rate", "Sessions with a single page view (or event), in percent", "percent", formula="bounced_sessions * 100", good_when="down"),
    Metric("pages_per_session", "Page views per session", "views", formula="page_views / sessions"),
    Metric("signups", "New accounts", "people", condition=_is("name", "signup", "sign_up", "user_signup", "registration")),
    Metric("orders", "Orders and purchases", "orders", condition=_is("name", *PURCHASES), cache_class="revenue"),
    Metric(
        "revenue",
        "Value of orders and purchases",
        "currency",
        aggregation="sum",
        field=resolve_field("value"),
        condition=_is("name", *PURCHASES),
        cache_class="revenue",
    ),
    Metric("average_order_value", "Revenue per order", "currency", formula="revenue / orders", cache_class="revenue"),
    Metric("revenue_per_user", "Revenue per person", "currency", formula="revenue / unique_users", cache_class="revenue"),
    Metric(
        "paying_users",
        "People with an order",
        "people",
        aggregation="unique_count",
        field=resolve_field("person"),
        condition=_is("name", *PURCHASES),
        cache_class="revenue",
    ),
    Metric("conversion_rate", "People with an order, in percent of people", "percent", formula="paying_users / unique_users * 100", cache_class="revenue"),
    Metric("requests", "Requests to a server", "requests", condition=_is("name", *REQUESTS), cache_class="health"),
    Metric("errors", "Events of type error, and answers with status 500 or more", "events", condition=_ERROR, cache_class="health", good_when="down"),
    Metric("attempts", "Events that can fail: of type error, or with a status", "events", condition=_ATTEMPT, cache_class="health"),
    Metric("error_rate", "Errors in percent of attempts", "percent", formula="errors / attempts * 100", cache_class="health", good_when="down"),
    Metric(
        "response_time",
        "Mean duration of what has one",
        "ms",
        aggregation="average",
        field=resolve_field("duration_ms"),
        cache_class="health",
        good_when="down",
    ),
)

BUILTIN_NAMES: Final = frozenset(metric.name for metric in BUILTIN_METRICS)
