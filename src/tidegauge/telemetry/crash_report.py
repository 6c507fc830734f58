"""Failures of the program, told to whoever operates it by Sentry's protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidegauge import __version__
from tidegauge.core.errors import InvalidInput
from tidegauge.telemetry.logs import ErrorReport
from tidegauge.telemetry.redact import redact
from tidegauge.telemetry.request_id import current_request_id

if TYPE_CHECKING:
    from sentry_sdk.types import Event, Hint


def open_crash_reports(dsn: str) -> ErrorReport | None:
    """What sends a logged error and its stack to `dsn`, from a thread of its own; None for "".

    Only the event's name, the kind of the exception with its stack and lines of source, the request's id and the version are sent: no local variables, bodies,
    addresses or people, and not the words of the exception, which may name any of them; the log has those, under the same request's id.
    Raises InvalidInput when the client is not installed or the address is none.
    """
    if not dsn:
        return None
    try:
        import sentry_sdk  # a second of imports, and only for who wants it
        from sentry_sdk.utils import BadDsn
    except ImportError:
        raise InvalidInput("sentry_dsn is set, but its client is not installed. Install tidegauge[sentry], or empty the setting.") from None
    try:
        sentry_sdk.init(
            dsn=dsn,
            release=f"tidegauge@{__version__}",
            default_integrations=False,
            auto_enabling_integrations=False,
            include_local_variables=False,
            max_breadcrumbs=0,
            server_name="tidegauge",
            shutdown_timeout=2,
            before_send=_redacted,
        )
    except BadDsn as error:
        raise InvalidInput(f"sentry_dsn is no address of a Sentry project ({error}). Copy it from the project's settings.") from None
    return _report


def _report(event: str, error: BaseException | None) -> None:
    import sentry_sdk

    with sentry_sdk.new_scope() as scope:
        scope.set_tag("event", event[:200])
        scope.set_tag("request_id", current_request_id() or "none")
        if error is None:
            sentry_sdk.capture_message(event[:200], level="error")
        else:
            sentry_sdk.capture_exception(error)


def _redacted(event: Event, hint: Hint) -> Event:
    """The words of exceptions are made at run time; everything else is source code and names."""
    for failure in event.get("exception", {}).get("values", []):
        failure["value"] = ""
        failure.get("mechanism", {}).pop("data", None)
    if "message" in event:
        event["message"] = redact(event["message"])
    return event
