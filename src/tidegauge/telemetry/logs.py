"""One shape for every log line, ours and the libraries'."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, MutableMapping
from typing import Any, Literal, TextIO

import msgspec
import structlog
from structlog.typing import EventDict, Processor

from tidegauge.telemetry.redact import escape, redact, safe_fields
from tidegauge.telemetry.request_id import current_request_id
from tidegauge.telemetry.tracing.trace_id import current_trace_id

Format = Literal["auto", "json", "console"]
ErrorReport = Callable[[str, BaseException | None], None]
"""Told of every line at error level: its event, and the exception that it is about."""


def configure_logs(
    level: str, format: Format, stream: TextIO | None = None, *, file: logging.Handler | None = None, on_error: ErrorReport | None = None
) -> None:
    """Send all logging of this process to `stream` (default stderr) from `level` on: JSON lines, or readable ones for "console"; to `file` always JSON.

    "auto" is console on a terminal. Every field is escaped and redacted (see `redact`); the ids of the request and of its trace are added.
    """
    stream = stream or sys.stderr
    is_console = format == "console" or (format == "auto" and stream.isatty())
    shared: list[Processor] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.StackInfoRenderer(),
        _add_ids,
        structlog.processors.format_exc_info,
        _make_safe,
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.stdlib.PositionalArgumentsFormatter(),
            *([_reporting(on_error)] if on_error else []),
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    renderer: Processor = _render_line if is_console else structlog.processors.JSONRenderer(serializer=_to_json)
    handlers: list[logging.Handler] = [_formatted(logging.StreamHandler(stream), shared, renderer)]
    if file is not None:
        handlers.append(_formatted(file, shared, structlog.processors.JSONRenderer(serializer=_to_json)))
    if on_error is not None:
        handlers.append(_LibraryErrors(on_error))
    root = logging.getLogger()
    root.handlers = handlers
    root.setLevel(level.upper())
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access"):
        logging.getLogger(name).handlers = []
        logging.getLogger(name).propagate = True
    logging.getLogger("uvicorn.access").setLevel(logging.WARNING)  # the access line is written with the request id, in request_id.py


class _LibraryErrors(logging.Handler):
    """Reports what libraries log as errors; our own lines are reported before their exceptions become text."""

    def __init__(self, on_error: ErrorReport) -> None:
        super().__init__(logging.ERROR)
        self._on_error = on_error

    def emit(self, record: logging.LogRecord) -> None:
        if not isinstance(record.msg, dict):
            words = str(record.msg).split("\n", 1)[0]  # not what is put into them, nor what asyncio shows of a task in the lines below
            self._on_error(f"{record.name}: {words}", record.exc_info[1] if record.exc_info else None)


def _formatted(handler: logging.Handler, shared: list[Processor], renderer: Processor) -> logging.Handler:
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(foreign_pre_chain=shared, processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer])
    )
    return handler


def _reporting(on_error: ErrorReport) -> Processor:
    def report(_logger: Any, method: str, event: EventDict) -> EventDict:
        if method in ("error", "exception", "critical"):
            given = event.get("exc_info")
            on_error(str(event["event"]), given if isinstance(given, BaseException) else sys.exception() if given else None)
        return event

    return report


def _add_ids(_logger: Any, _method: str, event: EventDict) -> EventDict:
    if request_id := current_request_id():
        event["request_id"] = request_id
    if trace_id := current_trace_id():
        event["trace_id"] = trace_id
    return event


def _make_safe(_logger: Any, _method: str, event: EventDict) -> EventDict:
    """Escape and redact all but structlog's own bookkeeping; a traceback keeps its lines, each made safe and indented."""
    own: MutableMapping[str, Any] = {name: event.pop(name) for name in ("_record", "_from_structlog") if name in event}
    exception = event.pop("exception", None)
    safe: EventDict = {**safe_fields(event), **own}
    if isinstance(exception, str):
        safe["exception"] = "\n".join("  " + escape(redact(line)) for line in exception.split("\n"))
    return safe


def _to_json(event: Any, **_: Any) -> str:
    return msgspec.json.encode(event, enc_hook=repr).decode()


def _render_line(_logger: Any, _method: str, event: EventDict) -> str:
    time, level, message, exception = (event.pop(name, "") for name in ("timestamp", "level", "event", "exception"))
    fields = " ".join(f"{name}={value}" for name, value in event.items() if name != "logger")
    line = f"{time} {level:<7} {message}" + (f"  {fields}" if fields else "")
    return f"{line}\n{exception}" if exception else line
