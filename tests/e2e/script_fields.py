"""Puts a text into every field that somebody can write a text into, found from the description of the API rather than from a list."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from itertools import count
from typing import Any, Final

import httpx

Route = tuple[str, str]
Schema = dict[str, Any]
Place = tuple[str, ...]
_ODD: Final = "<b>'odd'</b> &amp; \"x\" {{1}}"
"""A field that takes this takes most of what a page could stumble over."""
_EVENTS: Final = {"metric": "page_view", "aggregation": "count", "time_window": "last_hour"}
_COUNTRY: Final = {"field": "country", "operator": "eq", "value": "TH"}

SEEDS: Final[dict[Route, dict[str, Any]]] = {
    ("POST", "/alerts/rules"): {"name": "n", "metric_name": "page_view", "condition": "gt", "threshold": 0},
    ("POST", "/api/aggregation/rules"): {"name": "n", "output_metric": "n", "source_metric": "page_view", "aggregation": "count", "window_seconds": 3_600},
    ("POST", "/api/alerts/channels"): {"name": "n", "kind": "email", "settings": {"to": ["ada@example.com"]}, "is_enabled": False},
    ("POST", "/api/alerts/mutes"): {"name": "n", "weekly": {"days": [0]}},
    ("POST", "/api/alerts/rules"): {"name": "n", "query": _EVENTS, "condition": "gt", "threshold": 0},
    ("POST", "/api/annotations"): {"title": "n", "timestamp": "2026-11-01T00:00:00Z", "end": "2099-01-01T00:00:00Z", "tags": ["t"]},
    ("POST", "/api/dashboards"): {"name": "n", "template": "web"},
    ("PUT", "/api/dashboards/{board_id}"): {"document": "the board", "base_version": 1, "force": True, "message": "m"},
    ("POST", "/api/dashboards/{board_id}/comments"): {"text": "t"},
    ("POST", "/api/metrics/definitions"): {"name": "n", "event": "page_view", "aggregation": "count"},
    ("POST", "/api/projects"): {"name": "n"},
    ("PUT", "/api/projects/{project_id}"): {"name": "n", "timezone": "UTC"},
    ("POST", "/api/projects/{project_id}/keys"): {"name": "n", "kind": "read"},
    ("POST", "/api/projects/{project_id}/privacy-rules"): {"subject": "property", "action": "drop", "target": "t"},
    ("POST", "/api/projects/{project_id}/row-rules"): {"name": "n", "filters": [_COUNTRY], "holds_for": {"roles": ["viewer"]}},
    ("PUT", "/api/projects/{project_id}/retention"): {"events": [{"event": "e", "days": 3_000}]},
    ("PUT", "/api/projects/{project_id}/retention/hold"): {"reason": "r"},
    ("PUT", "/api/schema/{kind}/{name}"): {"description": "d", "owner": "o", "tags": ["t"]},
    ("POST", "/api/segments"): {"name": "n", "rule": {"did": {"event": "page_view"}}},
    ("POST", "/api/sql/saved"): {"name": "n", "query": "SELECT 1", "shared": True},
    ("POST", "/api/teams"): {"name": "n"},
    ("POST", "/api/users"): {"name": "n", "email": "e"},
    ("PUT", "/api/users/{person_id}"): {"name": "n"},
}
"""What a body needs beside the text."""
_UNIQUE: Final = ("name", "output_metric", "email")
"""Fields that no two things of a kind may share; they are numbered where the text is not put."""

ASKS_ONLY: Final = frozenset(
    {
        ("POST", "/api/alerts/backtest"),
        ("POST", "/api/alerts/channels/preview"),
        ("POST", "/api/events/people"),
        ("POST", "/api/export"),
        ("POST", "/api/insights/explain"),
        ("POST", "/api/live"),
        ("POST", "/api/projects/{project_id}/privacy-rules/preview"),
        ("POST", "/api/projects/{project_id}/privacy-rules/reveal"),
        ("POST", "/api/projects/{project_id}/retention/preview"),
        ("POST", "/api/rows"),
        ("POST", "/api/series"),
        ("POST", "/api/share/{token}/metrics"),
        ("POST", "/api/sql"),
    }
)
"""Routes whose texts are a question: nothing of them is kept."""
NEVER_SHOWN: Final = frozenset(
    {
        ("POST", "/api/dashboards/{board_id}/links"),  # origins by a pattern, and a password
        ("PUT", "/api/dashboards/{board_id}/sharing"),  # names people that are there
        ("POST", "/api/people/alias"),  # ids that the events bring
        ("POST", "/api/projects/{project_id}/erasures"),  # names people to be gone, and shows nobody
        ("POST", "/api/projects/{project_id}/members"),  # names somebody that is there
        ("PUT", "/api/projects/{project_id}/members/{person_id}"),  # names permissions
        ("POST", "/api/projects/{project_id}/teams"),  # names a team that is there
        ("PUT", "/api/projects/{project_id}/teams/{team_id}"),  # names permissions
        ("PUT", "/api/users"),  # as PUT /api/users/{person_id}
        ("POST", "/api/share/{token}"),
        ("POST", "/api/events"),  # planted as events
        ("POST", "/metrics"),
    }
)
"""Routes whose texts name what is there, or are secrets."""


def writing_routes(api: dict[str, Any]) -> dict[Route, Schema]:
    """The routes with a text in their body, of an OpenAPI document, with the schema of that body. Signing in and questions of analyses are not among them."""
    found: dict[Route, Schema] = {}
    for path, methods in api["paths"].items():
        for method, operation in methods.items():
            for content in operation.get("requestBody", {}).get("content", {}).values():
                if any(text_places(content.get("schema", {}))) and not path.startswith(("/api/auth/", "/api/analysis/")):
                    found.setdefault((method.upper(), path), content["schema"])
    return found


def text_places(schema: Any, at: Place = ()) -> Iterator[Place]:
    """Where a body of this schema has a text of any words: keys, and `[]` for an item of a list."""
    if not isinstance(schema, dict) or len(at) > 6:
        return
    if schema.get("type") == "string" and "enum" not in schema:
        yield at
    for choice in ("anyOf", "oneOf", "allOf"):
        for one in schema.get(choice, ()):
            yield from text_places(one, at)
    for name, one in schema.get("properties", {}).items():
        yield from text_places(one, (*at, name))
    yield from text_places(schema.get("items"), (*at, "[]"))


def with_text(body: Any, place: Place, text: str) -> Any:
    """The body with the text there."""
    if not place:
        return text
    key, *rest = place
    if key == "[]":
        first = body[0] if isinstance(body, list) and body else None
        return [with_text(first, tuple(rest), text)]
    return {**(body or {}), key: with_text((body or {}).get(key), tuple(rest), text)}


def is_covered(route: Route, routes: dict[Route, Schema]) -> bool:
    """Whether its texts are planted or need not be: a change of what a seeded route makes has no text that that one has not."""
    made = ("POST", route[1].rpartition("/{")[0])
    is_a_change = route[0] == "PUT" and made in SEEDS and set(text_places(routes[route])) <= set(text_places(routes[made]))
    return route in SEEDS or route in ASKS_ONLY or route in NEVER_SHOWN or is_a_change


class Planter:
    """Writes through the API as `client` may. `places`: the values of what stands in braces in a path."""

    def __init__(self, client: httpx.Client, places: dict[str, str]) -> None:
        self._client = client
        self._places = places
        self._numbers = count(1)
        self._taken: dict[Route, list[Place]] = {}
        self.refusals: list[str] = []

    def find_fields(self, routes: dict[Route, Schema]) -> int:
        """Tries every text of the seeded routes alone. Gives how many take any words."""
        for route, schema in routes.items():
            if route in SEEDS:
                places = dict.fromkeys(text_places(schema))
                self._taken[route] = [place for place in places if self._write(route, [place], _ODD)]
        return sum(map(len, self._taken.values()))

    def plant(self, text: str) -> int:
        """Puts the text into every field that takes words; where all at once are refused, one by one. Gives how many fields have it."""
        planted = 0
        for route, places in self._taken.items():
            if self._write(route, places, text):
                planted += len(places)
            else:
                planted += sum(self._write(route, [place], text) for place in places)
        return planted

    def _write(self, route: Route, places: list[Place], text: str) -> bool:
        """Whether the body with the text there was taken. A failure of the server is an AssertionError."""
        method, path = route
        body: Any = deepcopy(SEEDS[route])
        for name in _UNIQUE:
            if name in body:
                number = next(self._numbers)
                body[name] = f"person{number}@example.com" if name == "email" else f"field_{number}"
        if body.get("document"):
            body["document"] = self._client.get(f"/api/dashboards/{self._places['board_id']}").json()["document"]
        for place in places:
            body = with_text(body, place, text)
        answer = self._client.request(method, path.format_map(self._places), json=body)
        assert answer.status_code < 500, (route, places, answer.text)
        if not answer.is_success:
            self.refusals.append(f"{route} {places}: {answer.status_code} {answer.text[:200]}")
        return answer.is_success
