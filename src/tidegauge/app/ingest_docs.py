"""The hot routes and event streams in the OpenAPI document: they go around the framework, so they are described here."""

from __future__ import annotations

from typing import Any, Final

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from tidegauge.accounts.dependencies import route_policies
from tidegauge.app.audited import AUDITED
from tidegauge.app.idempotent_calls import describe_keys, repeatable
from tidegauge.app.refusal_docs import describe_refusals
from tidegauge.live.transports.event_stream import PATH as STREAM_PATH

_EVENT: Final[dict[str, Any]] = {
    "type": "object",
    "example": {"name": "purchase", "timestamp": "2026-11-22T03:00:00Z", "user_id": "u1", "value": 29.99, "properties": {"product": "Premium"}},
    "properties": {
        "id": {"type": "string", "maxLength": 200, "description": "The client's own id; a resent id counts once within the duplicates' window."},
        "type": {"description": "page_view, user_action, custom (default), metric_update, alert, system, error, performance, or 0 to 7.", "type": "string"},
        "name": {"type": "string", "maxLength": 200, "description": "Default: properties.event_name for custom events, else the type."},
        "timestamp": {"description": "ISO 8601 or epoch seconds/milliseconds; default: now.", "type": ["string", "number"]},
        "user_id": {"type": "string", "maxLength": 200},
        "anonymous_id": {"type": "string", "maxLength": 200},
        "session_id": {"type": "string", "maxLength": 200},
        "value": {"type": "number"},
        "properties": {"type": "object", "description": "Any JSON; at most 200 names and 10 levels."},
        "tags": {"type": "array", "items": {"type": "string"}, "maxItems": 50},
        "source": {"type": "string", "maxLength": 200},
        "consent": {"type": "boolean", "description": "false: the event is counted as suppressed and not stored."},
    },
}
_POINT: Final[dict[str, Any]] = {
    "type": "object",
    "required": ["metric_name", "value"],
    "example": {"metric_name": "cpu_percent", "value": 41.5, "tags": {"host": "web-1"}},
    "properties": {
        "metric_name": {"type": "string", "maxLength": 200},
        "value": {"type": "number"},
        "timestamp": {"type": ["string", "number"]},
        "tags": {"type": "object"},
        "metadata": {"type": "object"},
    },
}
_RECEIPT: Final[dict[str, Any]] = {
    "type": "object",
    "properties": {
        "accepted": {"type": "integer"},
        "duplicates": {"type": "integer"},
        "rejected": {"type": "integer"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"index": {"type": "integer"}, "field": {"type": "string"}, "reason": {"type": "string"}},
            },
        },
    },
}
_REFUSALS: Final = {
    "400": "Nothing could be read, or every item was rejected.",
    "401": "Missing, unknown or revoked key.",
    "413": "The body is over its limit, before or after decompression.",
    "415": "An encoding that is not read here.",
    "429": "Too many requests or events; see Retry-After.",
    "503": "The journal is full or its disk refuses; nothing acknowledged is lost; see Retry-After.",
}


def _call(summary: str, item: dict[str, Any], success: str, text: str) -> dict[str, Any]:
    many = {"oneOf": [item, {"type": "array", "items": item}]}
    media = {"application/json": {"schema": many}, "application/x-ndjson": {"schema": {"type": "string"}}}
    refusals = {status: {"description": reason} for status, reason in _REFUSALS.items()}
    return {
        "tags": ["ingest"],
        "summary": summary,
        "description": "Needs a write key: `Authorization: Bearer KEY`, `X-API-Key: KEY` or `?api_key=KEY`. Bodies may be gzip, deflate, br or zstd.",
        "requestBody": {"required": True, "content": media},
        "responses": {success: {"description": text, "content": {"application/json": {"schema": _RECEIPT}}}, **refusals},
    }


_SUBSCRIBE: Final[dict[str, Any]] = {
    "type": "object",
    "example": {"id": "q1", "query": {"metric": "page_views", "time_window": "last_hour"}},
    "description": "One of `query`, `feed` and `dashboard`; `deltas` for changes instead of whole answers. See docs/reference/live.md.",
    "properties": {
        "id": {"type": "string", "maxLength": 200},
        "query": {"type": "object"},
        "feed": {"type": "object"},
        "dashboard": {"type": "string"},
        "deltas": {"type": "boolean"},
    },
}
_STREAM_REFUSALS: Final = {
    "400": "A subscribe message that cannot be read.",
    "401": "No login.",
    "403": "The login's cookie, from a foreign page.",
    "429": "Too many connections of this person; see Retry-After.",
    "503": "The server has its limit of connections; see Retry-After.",
}


def _stream(summary: str, **where: Any) -> dict[str, Any]:
    refusals = {status: {"description": reason} for status, reason in _STREAM_REFUSALS.items()}
    text = {"text/event-stream": {"schema": {"type": "string"}}}
    events = {"200": {"description": "Live messages, one event each, until either side ends.", "content": text}}
    return {"tags": ["live"], "summary": summary, "responses": {**events, **refusals}, **where}


_STREAM_QUERY: Final = {
    "name": "subscribe",
    "in": "query",
    "description": "A subscribe message as JSON; any number of them.",
    "schema": {"type": "array", "items": {"type": "string"}},
    "explode": True,
}
_STREAM_BODY: Final = {"content": {"application/json": {"schema": {"type": "object", "properties": {"subscribe": {"type": "array", "items": _SUBSCRIBE}}}}}}


def describe_ingest(app: FastAPI) -> None:
    """Add these calls to the document that the app gives."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            document = get_openapi(title=app.title, version=app.version, routes=app.routes)
            paths = document["paths"]
            paths.setdefault("/api/events", {})["post"] = _call("Send events", _EVENT, "202", "Durable: synced to disk before this answer.")
            paths.setdefault("/metrics", {})["post"] = _call("Send metric points", _POINT, "200", "Durable: synced to disk before this answer.")
            stream = paths.setdefault(STREAM_PATH, {})
            stream["get"] = _stream("Follow live numbers by server-sent events", parameters=[_STREAM_QUERY])
            stream["post"] = _stream("Follow live numbers by server-sent events, asked for in the body", requestBody=_STREAM_BODY)
            describe_refusals(document, route_policies(app.routes))
            describe_keys(document, repeatable(AUDITED))
            app.openapi_schema = document
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]
