from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from tidegauge.telemetry.logs import configure_logs


@pytest.fixture(autouse=True)
def logging_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    yield
    root.handlers = handlers
    root.setLevel(level)
    structlog.reset_defaults()


@pytest.mark.asvs("16.2.4")
def test_json_lines_carry_level_time_and_safe_fields() -> None:
    stream = io.StringIO()
    configure_logs("info", "auto", stream)
    structlog.get_logger("a").info("login\nforged", email="x\x1b[0m", password="p")
    (line,) = stream.getvalue().splitlines()
    record = json.loads(line)
    assert (record["event"], record["email"], record["password"], record["level"], record["logger"]) == ("login\\nforged", "x\\x1b[0m", "***", "info", "a")
    assert record["timestamp"].endswith("Z")


def test_lines_of_libraries_have_the_same_shape() -> None:
    stream = io.StringIO()
    configure_logs("info", "json", stream)
    logging.getLogger("uvicorn.error").warning("got %s", "a\nb")
    assert json.loads(stream.getvalue())["event"] == "got a\\nb"


def test_lines_below_the_level_are_not_written() -> None:
    stream = io.StringIO()
    configure_logs("warning", "json", stream)
    structlog.get_logger("a").info("quiet")
    assert stream.getvalue() == ""


@pytest.mark.parametrize("format", ["json", "console"])
@pytest.mark.asvs("16.4.1")
def test_a_traceback_cannot_forge_a_line(format: str) -> None:
    stream = io.StringIO()
    configure_logs("info", format, stream)  # type: ignore[arg-type]
    try:
        raise ValueError("x\n2026-01-01 info forged")
    except ValueError as error:
        structlog.get_logger("a").error("failed", exc_info=error)
    lines = stream.getvalue().splitlines()
    assert [line for line in lines if line.startswith("2026-01-01")] == []
    assert "Traceback" in stream.getvalue()


def test_console_lines_are_one_line_each() -> None:
    stream = io.StringIO()
    configure_logs("info", "console", stream)
    structlog.get_logger("a").warning("slow", ms=3)
    assert stream.getvalue().splitlines()[0].endswith("warning slow  ms=3")
