"""The settings of where the product's own logs, traces and failures go."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from tidegauge.core.setting_groups.kind import SECRET
from tidegauge.core.setting_groups.model import ModelSettings


class TelemetrySettings(ModelSettings, frozen=True, kw_only=True):
    """Logs, traces and failures."""

    log_level: Annotated[Literal["debug", "info", "warning", "error"], Meta(description="The least severe log line that is written.")] = "info"
    log_format: Annotated[Literal["auto", "json", "console"], Meta(description="Shape of log lines; `auto` is console on a terminal, else JSON.")] = "auto"
    log_file: Annotated[str, Meta(description="File that log lines are written to as JSON, besides standard error. Empty: none.")] = ""
    log_file_max_bytes: Annotated[
        int, Meta(description="Size at which the log file is set aside as `.1` and begun anew; 0 leaves rotation to another program, such as logrotate.", ge=0)
    ] = 50 * 1024**2
    log_files: Annotated[int, Meta(description="Log files kept that were set aside.", ge=1, le=1_000)] = 5
    otlp_endpoint: Annotated[
        str,
        Meta(
            pattern=r"^(https?://[^\s]+)?$",
            description="OpenTelemetry collector that traces are sent to by OTLP over HTTP (`http://collector:4318`). Empty: none are made.",
        ),
    ] = ""
    otlp_headers: Annotated[
        tuple[Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]+=[^\r\n]*$")], ...],
        Meta(description="Headers sent to the collector (`authorization=Bearer …`).", extra=SECRET),
    ] = ()
    trace_sample: Annotated[
        float, Meta(description="Share of requests that are traced when the caller did not decide: 1 is all, 0.01 one in a hundred.", ge=0, le=1)
    ] = 0.1
    sentry_dsn: Annotated[
        str,
        Meta(
            pattern=r"^(https?://[^\s]+)?$",
            description="Sentry project (`https://key@errors.example.com/1`), or what speaks its protocol, told of failures of the program. Empty: none.",
            extra=SECRET,
        ),
    ] = ""
