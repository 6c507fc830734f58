"""A span for every request."""

from __future__ import annotations

from typing import Final

from opentelemetry.trace import Span, SpanKind, StatusCode, Tracer
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

from tidegauge.telemetry.request_id import App, Message, Receive, Scope, Send, endpoint_of
from tidegauge.telemetry.tracing.trace_id import TRACE_ID

_PROPAGATOR: Final = TraceContextTextMapPropagator()


class RequestSpans:
    """ASGI middleware: attributes follow OpenTelemetry's semantic conventions for HTTP servers.

    The route's pattern is told, never the path or the query as sent: they hold ids, keys and share links. WebSockets and paths that begin with one of
    `unseen` pass through: their time is no work.
    """

    def __init__(self, app: App, tracer: Tracer, unseen: tuple[str, ...]) -> None:
        self._app = app
        self._tracer = tracer
        self._unseen = unseen

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith(self._unseen):
            await self._app(scope, receive, send)
            return
        given = {name.decode(): value.decode("latin-1") for name, value in scope["headers"] if name in (b"traceparent", b"tracestate")}
        method = scope["method"]
        with self._tracer.start_as_current_span(
            method, _PROPAGATOR.extract(given), SpanKind.SERVER, {"http.request.method": method}, record_exception=False, set_status_on_exception=False
        ) as span:
            token = TRACE_ID.set(format(span.get_span_context().trace_id, "032x") if span.is_recording() else "")
            try:
                await self._app(scope, receive, _observed(send, span))
            except BaseException as error:  # catch-all: told to the span and raised again
                span.set_attribute("error.type", type(error).__name__)
                span.set_status(StatusCode.ERROR)
                raise
            finally:
                endpoint = endpoint_of(scope)
                span.update_name(f"{method} {endpoint}")
                span.set_attribute("http.route", endpoint)
                TRACE_ID.reset(token)


def _observed(send: Send, span: Span) -> Send:
    async def observe(message: Message) -> None:
        if message["type"] == "http.response.start":
            span.set_attribute("http.response.status_code", message["status"])
            if message["status"] >= 500:
                span.set_status(StatusCode.ERROR)
            request_id = next((value for name, value in message.get("headers", ()) if name == b"x-request-id"), b"")
            span.set_attribute("tidegauge.request_id", request_id.decode("latin-1"))
        await send(message)

    return observe
