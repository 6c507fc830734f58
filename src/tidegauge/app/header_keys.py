"""Refuses keys and tokens in addresses, where an operator wants none: addresses end up in the logs of proxies and the histories of browsers."""

from __future__ import annotations

from typing import Final
from urllib.parse import parse_qsl

from starlette.types import ASGIApp, Receive, Scope, Send

from tidegauge.core.errors import InvalidInput
from tidegauge.live.transports.refusal import refuse_any

_MENDING: Final = "This server takes no key in an address (?{}=). Send 'Authorization: Bearer KEY', or a live connection's first message, and replace the key."
_NAMES: Final = frozenset(("api_key", "token"))


class KeyInAddress(InvalidInput):
    """A key or token came in the address."""

    code = "key_in_address"


class HeaderKeys:
    """ASGI: answers a request or handshake with `?api_key=` or `?token=` by 400; `app` gets the others."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        name = _key_in(scope.get("query_string", b""))
        if name:
            await refuse_any(scope, send, KeyInAddress(_MENDING.format(name)))
        else:
            await self._app(scope, receive, send)


def _key_in(query: bytes) -> str:
    """The first such parameter's name, however it is encoded; "" for none."""
    if not query:
        return ""
    return next((name for name, _ in parse_qsl(query.decode("latin-1"), keep_blank_values=True) if name in _NAMES), "")
