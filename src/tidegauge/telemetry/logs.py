"""One shape for every log line, ours and the libraries'."""

from __future__ import annotations

import logging
import sys
from collections.abc import MutableMapping
from typing import Any, Literal, TextIO

import msgspec
import structlog
from structlog.typing import EventDict, Processor

from tidegauge.telemetry.redact import escape, redact, safe_fields
from tidegauge.telemetry.request_id import current_request_id

Format = Literal["auto", "json", "console"]


def configure_logs(level: str, format: Format, stream: TextIO | None = None) -> None:
    """Send all logging of this process to `stream` (default stderr) from `level` on: JSON lines, or readable ones for "console".

    "auto" is console on a terminal. Every field is escaped and redacted (see `redact`); the request id is added.
    """
    stream = stream or sys.stderr
    is_console = format == "console" or (format == "auto" and stream.isatty())
    shared: list[Processor] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.StackInfoRenderer(),
        _add_request_id,
        structlog.processors.format_exc_info,
        _make_safe,
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.stdlib.PositionalArgumentsFormatter(),
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    renderer: Processor = _render_line if is_console else structlog.processors.JSONRenderer(serializer=_to_json)
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(foreign_pre_chain=shared, processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer])
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level.upper())
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access"):
        logging.getLogger(name).handlers = []
        logging.getLogger(name).propagate = True
    logging.getLogger("uvicorn.access").setLevel(logging.WARNING)  # the access line is written with the request id, in request_id.py


def _add_request_id(_logger: Any, _method: str, event: EventDict) -> EventDict:
    if request_id := current_request_id():
        event["request_id"] = request_id
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
