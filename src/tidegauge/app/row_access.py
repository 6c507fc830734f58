"""What every route that is for somebody in a project does about row rules. A new route is put into one of the tables: a test walks the routes."""

from __future__ import annotations

from typing import Final

_PROJECT: Final = "/api/projects/{project_id}"

WHOLE_ONLY: Final[dict[tuple[str, str], str]] = {
    ("GET", "/api/statistics"): "see what the server counts",
    ("GET", "/api/live/freshness"): "see how fresh everybody's numbers are",
    ("GET", "/api/rejects"): "look at refused items",
    ("POST", "/api/rejects/{item_id}/replay"): "send refused items again",
    ("DELETE", "/api/rejects/{item_id}"): "remove refused items",
    ("DELETE", "/api/rejects"): "remove refused items",
    ("GET", "/api/alerts/notices"): "read what was told of alerts",
    ("POST", "/api/alerts/notices/{notice}/again"): "have notices sent again",
    ("POST", "/api/people/alias"): "join people",
    ("GET", "/api/people/{person:path}/export"): "export a person",
    ("DELETE", "/api/people/{person:path}"): "erase a person",
    ("GET", f"{_PROJECT}/erasures"): "see who was erased",
    ("POST", f"{_PROJECT}/erasures"): "erase people",
    ("POST", f"{_PROJECT}/erasures/{{erasure}}/check"): "look for an erased person",
    ("GET", f"{_PROJECT}/privacy-rules"): "see what privacy rules did",
    ("POST", f"{_PROJECT}/privacy-rules"): "make privacy rules",
    ("POST", f"{_PROJECT}/privacy-rules/preview"): "try privacy rules",
    ("GET", f"{_PROJECT}/privacy-rules/suggestions"): "look for personal properties",
    ("POST", f"{_PROJECT}/privacy-rules/reveal"): "see encrypted values in clear",
    ("POST", f"{_PROJECT}/privacy-rules/keys"): "change how values are encrypted",
    ("PUT", f"{_PROJECT}/privacy-rules/{{rule_id}}"): "change privacy rules",
    ("DELETE", f"{_PROJECT}/privacy-rules/{{rule_id}}"): "remove privacy rules",
    ("GET", f"{_PROJECT}/retention"): "see how many events there are and went",
    ("PUT", f"{_PROJECT}/retention"): "say how long events are kept",
    ("POST", f"{_PROJECT}/retention/preview"): "see how many events would go",
    ("PUT", f"{_PROJECT}/retention/hold"): "say how long events are kept",
    ("DELETE", f"{_PROJECT}/retention/hold"): "say how long events are kept",
    ("POST", f"{_PROJECT}/keys"): "make keys",
    ("POST", f"{_PROJECT}/keys/{{key_id}}/rotate"): "give keys another text",
    ("POST", f"{_PROJECT}/members"): "let people in",
    ("PUT", f"{_PROJECT}/members/{{person_id}}"): "change what members may do",
    ("POST", f"{_PROJECT}/teams"): "let teams in",
    ("PUT", f"{_PROJECT}/teams/{{team_id}}"): "change what teams may do",
    ("POST", "/api/alerts/channels"): "say where alerts are told",
    ("PUT", "/api/alerts/channels/{channel}"): "say where alerts are told",
    ("GET", "/api/audit"): "read the audit log",
    ("GET", "/api/audit/export"): "read the audit log",
}
"""Routes that tell of all events, or let others in to them: refused to whoever sees a part. The text says what they may not do."""

FILTERED: Final[frozenset[tuple[str, str]]] = frozenset(
    {
        ("POST", "/api/metrics"),
        ("POST", "/api/metrics/explain"),
        ("GET", "/api/metrics/schema"),
        ("GET", "/api/events"),
        ("GET", "/api/events/{event_id:path}"),
        ("GET", "/api/events/{event_id:path}/neighbours"),
        ("POST", "/api/events/people"),
        ("GET", "/metrics/{name:path}/latest"),
        ("GET", "/metrics/{name:path}/history"),
        ("POST", "/api/series"),
        ("POST", "/api/rows"),
        ("GET", "/api/sources"),
        ("GET", "/api/schema/events"),
        ("GET", "/api/schema/properties"),
        ("GET", "/api/properties/{name:path}/values"),
        ("GET", "/api/people"),
        ("GET", "/api/people/{person:path}"),
        ("GET", "/api/people/{person:path}/events"),
        ("POST", "/api/segments/preview"),
        ("GET", "/api/segments/{segment}/size"),
        ("POST", "/api/sql"),
        ("POST", "/api/export"),
        ("POST", "/api/insights/explain"),
        ("GET", "/api/sql/schema"),
        ("POST", "/api/live/freshness"),
        ("GET", "/api/alerts"),
        ("GET", "/api/alerts/rules"),
        ("GET", "/api/alerts/rules/{rule}"),
        ("GET", "/api/alerts/{alert}"),
        ("GET", "/api/alerts/{alert}/history"),
        ("POST", "/api/alerts/backtest"),
        ("GET", "/alerts/rules"),
        ("GET", "/api/aggregation/rules/{rule}/lateness"),
        ("GET", "/admin/api/alerts"),
        ("POST", f"{_PROJECT}/row-rules/preview"),
        ("GET", f"{_PROJECT}/row-rules/seen-as/{{kind}}/{{who}}"),
    }
)
"""Routes that read events, or what was made of them: they tell whoever asks of what they see. The canaries of tests/hostile/rows walk them."""

FILTERED_BELOW: Final = ("/api/analysis/",)

WITHOUT_EVENTS: Final[dict[str, str]] = {
    "/api/dashboards": "boards say what is asked, not what is answered; whether a template's events are there is told to those who see all",
    "/api/annotations": "what people wrote",
    "/api/insights/usage": "how much the language model was used",
    "/api/widgets": "what a board may show",
    "/api/analysis": "the kinds of analysis",
    "/api/metrics/definitions": "how metrics are made",
    "/api/segments": "how segments are made",
    "/api/schema/{kind}/{name:path}": "what people wrote of names",
    "/api/sql/saved": "statements, which run as whoever runs them",
    "/api/alerts": "changes of rules and of alerts that the caller sees; where they are told; when they are quiet",
    "/alerts/rules": "the same",
    "/api/aggregation": "how metrics are made from others; a rule reads as whoever saved it last",
    "/api/live": "connections; what they follow is filtered where they subscribe",
    f"{_PROJECT}/keys": "what keys there are",
    f"{_PROJECT}/members": "who is there",
    f"{_PROJECT}/teams": "who is there",
    f"{_PROJECT}/row-rules": "the rules themselves",
    "/api/users": "accounts",
    "/api/teams": "accounts",
    "/api/admin": "the installation",
    "/admin/api/cache": "the installation",
}
"""A path -> why it and what is below it, and stands in no other table, tells of no events."""

WITHOUT_EVENTS_HERE: Final = ("/api/projects", _PROJECT)
"""The same of the paths alone."""


def decision(method: str, path: str) -> str | None:
    """The name of the table that a route is in; None for one that nobody decided on."""
    if (method, path) in WHOLE_ONLY:
        return "whole only"
    if (method, path) in FILTERED or path.startswith(FILTERED_BELOW):
        return "filtered"
    return "without events" if path in WITHOUT_EVENTS_HERE or any(path == start or path.startswith(f"{start}/") for start in WITHOUT_EVENTS) else None
