"""One family of errors: each knows its HTTP status, a stable code, and what the caller can do about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec


class ErrorDetail(msgspec.Struct, frozen=True):
    """Where an input was wrong (`field`: dotted path or item index) and why."""

    field: str
    reason: str


class TidegaugeError(Exception):
    """Base of every error that may reach a caller.

    `message` tells what was wrong and how to mend it; `details` name the fields. `retry_after_s` becomes a `Retry-After` header. `extra` is added to the
    error's body: what a caller needs to go on, such as the state that a change was in conflict with.
    """

    status = 500
    code = "internal_error"

    def __init__(
        self,
        message: str,
        *,
        details: Sequence[ErrorDetail] = (),
        code: str | None = None,
        retry_after_s: float | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.details = tuple(details)
        self.retry_after_s = retry_after_s
        self.extra = extra or {}
        if code is not None:
            self.code = code


class InvalidInput(TidegaugeError):
    """The caller sent something it can mend (400)."""

    status = 400
    code = "invalid_request"


class InvalidQuery(InvalidInput):
    """A question that cannot be asked as written (400)."""

    code = "invalid_query"


class Unauthenticated(TidegaugeError):
    """No usable proof of who is calling (401). One text for unknown, expired and revoked, so that nothing is learned from it."""

    status = 401
    code = "unauthenticated"


class Forbidden(TidegaugeError):
    """Known caller, not allowed (403)."""

    status = 403
    code = "forbidden"


class NotFound(TidegaugeError):
    """Nothing there that this caller may see (404)."""

    status = 404
    code = "not_found"


class Conflict(TidegaugeError):
    """The thing changed or exists already (409)."""

    status = 409
    code = "conflict"


class PayloadTooLarge(TidegaugeError):
    """A body over a stated limit, before or after decompression (413)."""

    status = 413
    code = "payload_too_large"


class UnsupportedMedia(TidegaugeError):
    """A content type or encoding that is not read here (415)."""

    status = 415
    code = "unsupported_media_type"


class LimitReached(TidegaugeError):
    """A valid question that meets a stated limit of time, memory or rows (422); the message names the limit."""

    status = 422
    code = "limit_reached"


class RateLimited(TidegaugeError):
    """Too many requests (429); carries Retry-After."""

    status = 429
    code = "rate_limited"


class Unavailable(TidegaugeError):
    """A part is full, stalled or down (503); carries Retry-After, and nothing acknowledged is lost."""

    status = 503
    code = "unavailable"
