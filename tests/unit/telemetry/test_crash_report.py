from __future__ import annotations

import gzip
import logging
import sys
from collections.abc import Iterator

import brotli
import pytest
import sentry_sdk
import structlog
from tests.integration.web_sink import WebSink, web_sink

from tidegauge.core.errors import InvalidInput
from tidegauge.telemetry.crash_report import open_crash_reports
from tidegauge.telemetry.logs import configure_logs

pytestmark = pytest.mark.req("K5")


@pytest.fixture
def sink() -> Iterator[WebSink]:
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    with web_sink() as sink:
        configure_logs("info", "json", on_error=open_crash_reports(f"http://public@127.0.0.1:{sink.port}/1"))
        yield sink
        sentry_sdk.get_client().close(timeout=1)
        sentry_sdk.init()
    root.handlers = handlers
    root.setLevel(level)
    structlog.reset_defaults()


def sent(sink: WebSink) -> str:
    sentry_sdk.flush(timeout=5)
    (received,) = sink.wait_for(1)
    assert received.path == "/api/1/envelope/"
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress}
    return bytes(unpack[received.headers["content-encoding"]](received.body)).decode()


@pytest.mark.asvs("14.2.3", "16.3.4")
def test_a_logged_failure_arrives_with_its_stack_and_without_what_it_was_about(sink: WebSink) -> None:
    address = "@".join(("canary", "example.com"))  # lines of source are sent
    try:
        try:
            raise KeyError(f"tg_write_canary of {address}")
        except KeyError as inner:
            raise ValueError(f"the person {address} is odd") from inner
    except ValueError as error:
        structlog.get_logger("a").error("task_crashed", task="t", email=address, exc_info=error)
    envelope = sent(sink)
    assert '"type":"ValueError"' in envelope
    assert "test_a_logged_failure_arrives_with_its_stack_and_without_what_it_was_about" in envelope
    assert '"event":"task_crashed"' in envelope
    assert '"type":"KeyError"' in envelope
    assert "tg_write_canary of" not in envelope.replace("tg_write_canary of {address}", ""), "but as a line of source"
    assert address not in envelope
    assert '"vars"' not in envelope


def test_what_a_library_logs_as_an_error_arrives_too(sink: WebSink) -> None:
    logging.getLogger("uvicorn.error").error("it failed: %s\ntask: canary@" + "example.com", "canary@" + "example.com")
    envelope = sent(sink)
    assert '"message":"uvicorn.error: it failed: %s"' in envelope
    assert "canary@example" not in envelope


def test_warnings_do_not(sink: WebSink) -> None:
    structlog.get_logger("a").warning("event_loop_blocked")
    logging.getLogger("uvicorn.error").warning("odd")
    sentry_sdk.flush(timeout=5)
    assert sink.received == []


def test_no_address_no_reports(monkeypatch: pytest.MonkeyPatch) -> None:
    assert open_crash_reports("") is None
    with pytest.raises(InvalidInput, match="sentry_dsn is no address of a Sentry project"):
        open_crash_reports("http://nothing.example")
    monkeypatch.setitem(sys.modules, "sentry_sdk", None)
    with pytest.raises(InvalidInput, match=r"Install tidegauge\[sentry\]"):
        open_crash_reports("http://public@127.0.0.1/1")
