"""The import command against the real ingest handlers on a socket."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.integration.cli.ingest_server import KEY, IngestServer, running
from tests.integration.server import until
from tests.unit.cli.importing.order_builder import make_order

from tidegauge.cli.importing.checkpoint import CheckpointFile, cache_directory
from tidegauge.cli.importing.job import ImportJob
from tidegauge.cli.importing.mapping import Mapped
from tidegauge.cli.importing.progress import Silent
from tidegauge.cli.importing.upload import Uploader
from tidegauge.core.errors import Forbidden, InvalidInput, Unauthenticated, Unavailable
from tidegauge.ingest.limit import IngestLimits


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def server() -> Iterator[IngestServer]:
    with running() as server:
        yield server


def lines(count: int, first: int = 0) -> bytes:
    return b"".join(b'{"timestamp":"2020-01-01T00:00:00Z","n":%d}\n' % number for number in range(first, first + count))


def job(server: IngestServer, file: Path, *options: str) -> ImportJob:
    order = make_order(str(file), "--name", "e", "--url", server.url, "--key", KEY, *options)
    return ImportJob(order, Uploader(order.url, order.key, backoff_s=0.001))


def command(server: IngestServer, *options: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    argv = [sys.executable, "-m", "tidegauge", "import", *options, "--url", server.url]
    return subprocess.run(argv, input=stdin, capture_output=True, env={**os.environ, "TIDEGAUGE_WRITE_KEY": KEY}, check=False, timeout=180)


def rows_of(count: int, **fields: Any) -> Mapped:
    events = [{"id": f"i{number}", "name": "e", "timestamp": "2020-01-01T00:00:00Z", **fields} for number in range(count)]
    return Mapped(events, list(range(1, count + 1)), [b"row %d" % number for number in range(count)], [])


@pytest.mark.req("A7")
def test_the_command_imports_from_stdin_reports_and_exits_by_the_rejects(server: IngestServer, tmp_path: Path) -> None:
    content = lines(10) + b"nonsense\n" + b'{"timestamp":"1999-01-01T00:00:00Z"}\n'
    done = command(server, "-", "--name", "e", "--rejects", str(tmp_path / "r"), stdin=content)
    assert (done.returncode, done.stdout) == (1, b"imported 10, rejected 2\n")
    assert b"row 11: not JSON" in done.stderr
    rejects = [json.loads(line) for line in (tmp_path / "r").read_text().splitlines()]
    assert [reject["row"] for reject in rejects] == [11, 12]
    assert rejects[1]["original"] == '{"timestamp":"1999-01-01T00:00:00Z"}'
    again = command(server, "-", "--name", "e", "--allow-rejects", stdin=content)
    assert (again.returncode, again.stdout) == (0, b"imported 10, rejected 2 (10 already there)\n")
    assert len(server.rows()) == 10


@pytest.mark.req("A7", "A3")
def test_running_again_adds_nothing_and_a_grown_file_adds_its_new_rows(server: IngestServer, tmp_path: Path) -> None:
    file = tmp_path / "f.ndjson"
    file.write_bytes(lines(3000))
    assert job(server, file, "--batch-size", "700").run(Silent()).line() == "imported 3000, rejected 0"
    assert job(server, file).run(Silent()).line() == "imported 3000, rejected 0 (3000 already there)"
    file.write_bytes(lines(3010))
    assert job(server, file).run(Silent()).line() == "imported 3010, rejected 0 (3000 already there)"
    assert sorted(dict(row["number"])["n"] for row in server.rows()) == list(range(3010))


@pytest.mark.req("A7")
@pytest.mark.hostile(266)
def test_an_interrupted_import_goes_on_where_it_stopped(server: IngestServer, tmp_path: Path) -> None:
    file = tmp_path / "f.ndjson"
    whole = lines(50) + b"bad\n" + lines(49, 50)
    file.write_bytes(whole[: len(lines(50)) + 4 + len(lines(9))] + b"[" * (17 << 20))  # breaks after 60 rows
    rejects = ["--rejects", str(tmp_path / "r")]
    broken = job(server, file, "--batch-size", "7", *rejects)
    with pytest.raises(InvalidInput, match="longer than"):
        broken.run(Silent())
    done = broken.tally.imported
    assert 0 < done < 99
    file.write_bytes(whole)
    before = server.requests
    resumed = job(server, file, "--batch-size", "20", "--resume", *rejects)
    assert resumed.run(Silent()).line() == "imported 99, rejected 1"
    assert server.requests - before <= (99 - done + 19) // 20 + 2
    assert sorted(dict(row["number"])["n"] for row in server.rows()) == list(range(99))
    assert len((tmp_path / "r").read_text().splitlines()) == 1
    assert not list(cache_directory().glob("*"))


@pytest.mark.req("A7")
@pytest.mark.hostile(158)
def test_resuming_another_files_import_is_refused(server: IngestServer, tmp_path: Path) -> None:
    file = tmp_path / "f.ndjson"
    file.write_bytes(lines(20) + b"[" * (17 << 20))
    with pytest.raises(InvalidInput):
        job(server, file, "--batch-size", "5").run(Silent())
    for other in (lines(20, first=1), b""):
        file.write_bytes(other)
        with pytest.raises(InvalidInput, match="is not the file"):
            job(server, file, "--batch-size", "5", "--resume").run(Silent())


def test_resuming_nothing_starts_with_the_first_row(server: IngestServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "f.ndjson"
    file.write_bytes(lines(3))
    resumed = job(server, file, "--resume")
    assert resumed.run(Silent()).imported == 3
    assert "nothing to resume" in capsys.readouterr().err


@pytest.mark.hostile(266)
def test_a_busy_server_is_tried_again_and_the_checkpoint_survives_a_dead_one(server: IngestServer, tmp_path: Path) -> None:
    file = tmp_path / "f.ndjson"
    file.write_bytes(lines(100))
    server.refusals = 5
    assert job(server, file, "--batch-size", "50").run(Silent()).imported == 100
    server.refusals = 10_000
    failing = job(server, file, "--batch-size", "50", "--where", "n >= 0")
    with pytest.raises(Unavailable, match="--resume"):
        failing.run(Silent())
    assert CheckpointFile(cache_directory(), make_order(str(file), "--name", "other")).load() is None


def test_no_server_a_wrong_key_and_a_read_key_are_told_apart(server: IngestServer) -> None:
    with pytest.raises(Unauthenticated, match="does not take this write key"):
        Uploader(server.url, "wrong", backoff_s=0).send(rows_of(1))
    with pytest.raises(Forbidden, match="refuses this key"):
        Uploader(server.url, "tg_read", backoff_s=0).send(rows_of(1))
    with pytest.raises(Unavailable, match="cannot be reached"):
        Uploader("http://127.0.0.1:9", KEY, backoff_s=0).send(rows_of(1))


def test_every_rejected_row_gets_its_reason_also_beyond_what_one_answer_lists(server: IngestServer) -> None:
    rows = rows_of(1000)
    for number in range(0, 1000, 3):
        rows.events[number]["timestamp"] = "1980-01-01T00:00:00Z"
    receipt = Uploader(server.url, KEY).send(rows)
    assert (receipt.accepted, receipt.duplicates) == (666, 0)
    assert [reject.row for reject in receipt.rejects] == list(range(1, 1001, 3))
    assert all(reject.original == f"row {reject.row - 1}" and reject.reason.startswith("timestamp: ") for reject in receipt.rejects)
    assert len(server.rows()) == 666


def test_a_request_of_only_bad_rows_is_accounted_row_by_row(server: IngestServer) -> None:
    receipt = Uploader(server.url, KEY).send(rows_of(250, value="many"))
    assert (receipt.accepted, len(receipt.rejects)) == (0, 250)
    assert {reject.reason.split(":")[0] for reject in receipt.rejects} == {"value"}
    assert server.requests <= 4


def test_bodies_over_the_servers_limit_are_sent_in_parts() -> None:
    with running(IngestLimits(inflated_bytes=20_000)) as server:
        receipt = Uploader(server.url, KEY).send(rows_of(300, properties={"text": "x" * 200}))
        assert (receipt.accepted, receipt.rejects) == (300, [])
        assert len(server.rows()) == 300
        [reject] = Uploader(server.url, KEY).send(rows_of(1, properties={"text": "x" * 50_000})).rejects
        assert reject.row == 1


@pytest.mark.req("A7")
def test_an_import_says_nothing_of_the_machine_that_runs_it(server: IngestServer, tmp_path: Path) -> None:
    file = tmp_path / "f.csv"
    file.write_text("timestamp,Country\n2020-01-01,France\n")
    assert command(server, str(file), "--name", "e").returncode == 0
    [row] = server.rows()
    assert (row["country"], row["device"], row["browser"], row["os"], row["is_bot"]) == ("", "", "", "", False)
    assert dict(row["text"]) == {"Country": "France"}


@pytest.mark.req("A7")
def test_an_import_interrupted_by_its_user_says_how_far_it_came_and_resumes_without_a_double(server: IngestServer, tmp_path: Path) -> None:
    file = tmp_path / "f.ndjson"
    file.write_bytes(lines(100_000))
    argv = [sys.executable, "-m", "tidegauge", "import", str(file), "--name", "e", "--url", server.url, "--key", KEY, "--batch-size", "50"]
    # a suite run in the background inherits an ignored SIGINT; a user's terminal does not
    process = subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
    until(lambda: server.requests >= 20)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=180)
    assert process.returncode == 130
    assert err == "tidegauge: interrupted\n"
    assert 0 < int(out.split()[1].strip(",")) < 100_000
    resumed = subprocess.run([*argv, "--resume", "--batch-size", "5000"], capture_output=True, text=True, check=True, timeout=180)
    assert resumed.stdout.startswith("imported 100000, rejected 0")
    assert sorted(dict(row["number"])["n"] for row in server.rows()) == list(range(100_000))
