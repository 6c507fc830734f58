from __future__ import annotations

import json
import logging
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
import structlog

from tidegauge.core.errors import InvalidInput
from tidegauge.telemetry.log_file import open_log_file
from tidegauge.telemetry.logs import configure_logs

pytestmark = pytest.mark.req("K5")


@pytest.fixture(autouse=True)
def logging_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    yield
    for handler in root.handlers:
        if handler not in handlers:
            with suppress(OSError):
                handler.close()
    root.handlers = handlers
    root.setLevel(level)
    structlog.reset_defaults()


def write(lines: int, text: str = "x" * 200) -> None:
    for number in range(lines):
        structlog.get_logger("a").info("line", number=number, text=text)


def test_no_file_no_handler() -> None:
    assert open_log_file("", max_bytes=1, kept=1) is None


@pytest.mark.asvs("16.2.4", "16.4.2")
def test_lines_are_json_and_the_file_is_private(tmp_path: Path) -> None:
    path = tmp_path / "logs" / "t.log"
    configure_logs("info", "console", file=open_log_file(str(path), max_bytes=10_000, kept=2))
    write(1, "a\nb")
    logging.getLogger("library").warning("told %s", "c\nd")
    first, second = (json.loads(line) for line in path.read_text().splitlines())
    assert (first["event"], first["text"], second["event"]) == ("line", "a\\nb", "told c\\nd")
    assert stat.S_IMODE(path.stat().st_mode) & 0o027 == 0


@pytest.mark.asvs("16.4.2")
def test_full_files_are_set_aside_and_the_oldest_goes(tmp_path: Path) -> None:
    path = tmp_path / "t.log"
    configure_logs("info", "json", file=open_log_file(str(path), max_bytes=1_000, kept=2))
    write(40)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["t.log", "t.log.1", "t.log.2"]
    assert all(file.stat().st_size <= 1_000 for file in tmp_path.iterdir())
    assert all(stat.S_IMODE(file.stat().st_mode) & 0o027 == 0 for file in tmp_path.iterdir()), "the new file is as private as the first"
    numbers = [json.loads(line)["number"] for name in ("t.log.2", "t.log.1", "t.log") for line in (tmp_path / name).read_text().splitlines()]
    assert numbers == list(range(numbers[0], 40))


@pytest.mark.asvs("16.4.2")
def test_a_file_that_another_program_moved_is_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "t.log"
    configure_logs("info", "json", file=open_log_file(str(path), max_bytes=0, kept=2))
    write(1)
    path.rename(tmp_path / "moved")
    write(2)
    assert len((tmp_path / "moved").read_text().splitlines()) == 1
    assert len(path.read_text().splitlines()) == 2
    assert stat.S_IMODE(path.stat().st_mode) & 0o027 == 0


def test_a_place_that_cannot_be_written_is_said_at_the_start(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InvalidInput, match=r"log_file: .*/file/t\.log cannot be written"):
        open_log_file(str(tmp_path / "file" / "t.log"), max_bytes=0, kept=1)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_said_once_and_stops_nobody(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs("info", "json", file=open_log_file("/dev/full", max_bytes=0, kept=1))
    write(3)
    said = capsys.readouterr().err
    assert said.count("the log file takes no more lines: [Errno 28] No space left on device") == 1
    assert said.count('"event":"line"') == 3
    assert "Traceback" not in said
