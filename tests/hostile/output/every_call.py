"""Calls to every route of the API, from its own description, with whatever a caller may think of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import httpx

_LEFT_OUT: Final = ("/api/auth/logout", "/api/auth/sessions", "/api/auth/password", "/api/live", "/api/auth/second-factor")
"""What would end the caller's own login, or never ends."""


def routes_of(api: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """(method, path) of every operation of an OpenAPI document but those left out."""
    for path, methods in api["paths"].items():
        for method in methods:
            if not path.startswith(_LEFT_OUT) or (method == "get" and path != "/api/live"):
                yield method.upper(), path


def at(path: str, value: str) -> str:
    """The path with that value wherever it has a part in braces."""
    parts = path.split("{")
    return parts[0] + "".join(value + part.partition("}")[2] for part in parts[1:])


def call(client: httpx.Client, method: str, path: str, **more: Any) -> httpx.Response:
    """The answer, of which no more than a start is read: some are streams."""
    with client.stream(method, path, **more) as answer:
        content = bytearray()
        for chunk in answer.iter_bytes():
            content += chunk
            if len(content) > 200_000:
                break
        return httpx.Response(answer.status_code, headers=answer.headers, content=bytes(content), request=answer.request)
