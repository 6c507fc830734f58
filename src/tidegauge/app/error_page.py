"""Every error of every route in one JSON shape; nothing of the inside leaks out."""

from __future__ import annotations

import errno
import math
from typing import Final

import msgspec
import structlog
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from tidegauge.core.errors import ErrorDetail, InvalidInput, TidegaugeError, Unavailable
from tidegauge.telemetry.request_id import current_request_id

log = structlog.get_logger(__name__)

_LACKING: Final = {
    errno.EMFILE: "open files",
    errno.ENFILE: "open files",
    errno.ENOMEM: "memory",
    errno.EAGAIN: "threads or memory",
    errno.ENOSPC: "disk space",
}

_CODES = {
    400: "invalid_request",
    401: "unauthenticated",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    413: "payload_too_large",
    415: "unsupported_media_type",
    429: "rate_limited",
    503: "unavailable",
}


def error_response(error: TidegaugeError) -> Response:
    """The response for an error: its status, the fixed body, and Retry-After when it has one."""
    body = {"error": {**error.extra, "code": error.code, "message": error.message, "details": error.details, "request_id": current_request_id()}}
    headers = {"retry-after": str(math.ceil(error.retry_after_s))} if error.retry_after_s is not None else {}
    if error.status == 401:
        headers["www-authenticate"] = "Bearer"
    return Response(msgspec.json.encode(body), status_code=error.status, headers=headers, media_type="application/json")


def add_error_handlers(app: FastAPI) -> None:
    """Route every kind of failure through `error_response`."""

    @app.exception_handler(TidegaugeError)
    async def known(request: Request, error: TidegaugeError) -> Response:
        return error_response(error)

    @app.exception_handler(HTTPException)
    async def framework(request: Request, error: HTTPException) -> Response:
        wrapped = TidegaugeError(_sentence(error), code=_CODES.get(error.status_code, "invalid_request"))
        wrapped.status = error.status_code
        response = error_response(wrapped)
        response.headers.update(error.headers or {})
        return response

    @app.exception_handler(RequestValidationError)
    async def validation(request: Request, error: RequestValidationError) -> Response:
        details = [ErrorDetail(".".join(str(part) for part in item["loc"][1:]) or "body", str(item["msg"])) for item in error.errors()]
        return error_response(InvalidInput("The request is not as this call expects it; see details.", details=details))

    @app.exception_handler(msgspec.ValidationError)
    async def body(request: Request, error: msgspec.ValidationError) -> Response:
        reason, _, path = str(error).partition(" - at `$")
        return error_response(InvalidInput(f"The body is not as this call expects it: {reason}.", details=[ErrorDetail(path.strip(".`") or "body", reason)]))

    @app.exception_handler(msgspec.DecodeError)
    async def json(request: Request, error: msgspec.DecodeError) -> Response:
        return error_response(InvalidInput(f"The body is not JSON: {error}.", details=[ErrorDetail("body", str(error))]))

    @app.exception_handler(OSError)
    @app.exception_handler(RuntimeError)
    async def exhausted(request: Request, error: OSError | RuntimeError) -> Response:
        lacking = lacking_of(error)
        if lacking is None:
            raise error
        log.error("exhausted", path=request.scope["path"], lacking=lacking)
        return error_response(Unavailable(f"The server is out of {lacking} right now. Try again shortly.", code="exhausted", retry_after_s=1.0))

    @app.exception_handler(Exception)
    async def unknown(request: Request, error: Exception) -> Response:
        log.error("unhandled_error", path=request.scope["path"], error=repr(error), exc_info=error)
        return error_response(TidegaugeError("Something failed on our side. The request id finds it in the log."))


def lacking_of(error: Exception) -> str | None:
    """What the machine had no more of, in words; None for any other error."""
    if isinstance(error, OSError):
        return _LACKING.get(error.errno or 0)
    return "threads" if isinstance(error, RuntimeError) and "can't start new thread" in str(error) else None


def _sentence(error: HTTPException) -> str:
    match error.status_code:
        case 404:
            return "There is nothing at this address. See /docs for the calls there are."
        case 405:
            return "This address does not take this method. See /docs for the calls there are."
    return str(error.detail)
