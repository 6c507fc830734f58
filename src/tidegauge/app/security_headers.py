"""The headers that tell a browser what this product never does: inline code, foreign hosts, framing."""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from typing import Any, Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_FRAMED_BY_NOBODY: Final = "frame-ancestors 'none'"

CONTENT_SECURITY_POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "frame-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        _FRAMED_BY_NOBODY,
        "require-trusted-types-for 'script'",
        "trusted-types app 'allow-duplicates'",
    )
)

_HEADERS: Final = [
    (b"content-security-policy", CONTENT_SECURITY_POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"strict-origin-when-cross-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), display-capture=()"),
    (b"cache-control", b"no-store"),  # what may be kept says so itself
]


class SecurityHeaders:
    """ASGI middleware: adds the headers to every HTTP response that does not set its own; HSTS only when served over HTTPS."""

    def __init__(self, app: ASGIApp, *, is_https: bool) -> None:
        self._app = app
        self._headers = [*_HEADERS, (b"strict-transport-security", b"max-age=31536000; includeSubDomains")] if is_https else _HEADERS

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                _add(message, self._headers)
            await send(message)

        await self._app(scope, receive, send_with_headers)


def framed_by(origins: Sequence[str]) -> str:
    """The policy of a page that pages of these origins may frame."""
    return CONTENT_SECURITY_POLICY.replace(_FRAMED_BY_NOBODY, f"frame-ancestors {' '.join(origins)}")


def _add(message: MutableMapping[str, Any], headers: list[tuple[bytes, bytes]]) -> None:
    present = list(message.get("headers", ()))
    names = {name.lower() for name, _ in present}
    if any(name.lower() == b"content-security-policy" and b"frame-ancestors" in value for name, value in present):
        names.add(b"x-frame-options")  # the policy says who may frame it; the older header knows only nobody
    message["headers"] = present + [header for header in headers if header[0] not in names]
