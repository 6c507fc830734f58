"""The real engine in confinement, asked what the gate would never let through: the kernel refuses, and its own work goes on."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tidegauge.store.engines.confinement.landlock import LEAST_ABI, abi_version

CANARY = "canary-7f3a91"
CODE = """
import json, sys
from tidegauge.store.opening import begin_opening
opening = begin_opening("chdb://" + sys.argv[1], sys.argv[2])
from tidegauge.contracts.ports import QueryLimits
engine = opening.result()
def ask(statement):
    try:
        return json.dumps(engine.query(statement, {}, QueryLimits(), "q").rows)
    except Exception as error:
        return "refused: " + str(error)
engine.command("CREATE TABLE kept (n UInt64, t String) ENGINE = MergeTree ORDER BY n")
for _ in range(4):
    engine.command("INSERT INTO kept SELECT number, toString(number) FROM numbers(300000)")
seen = {statement: ask(statement) for statement in json.load(sys.stdin)}
engine.command("OPTIMIZE TABLE kept FINAL")
work = ask("SELECT count(), sum(n) FROM kept")
spilled = ask("SELECT count() FROM (SELECT t FROM kept GROUP BY t) SETTINGS max_bytes_before_external_group_by = 1000000")
streamed = sum(len(block) for block in engine.stream("SELECT n FROM kept", {}))
engine.command("ALTER TABLE kept DELETE WHERE n >= 1000")
left = ask("SELECT count() FROM kept")
engine.close()
print(json.dumps([seen, work, spilled, streamed, left]))
"""


@contextmanager
def listener() -> Iterator[tuple[int, list[bytes]]]:
    """A port, and what anybody said to it."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection, suppress(OSError):
                    connection.settimeout(2)
                    heard.append(connection.recv(100))
                    connection.sendall(b"HTTP/1.0 200 OK\r\n\r\nanswered\n")

        threading.Thread(target=listen, daemon=True).start()
        yield server.getsockname()[1], heard
        server.shutdown(socket.SHUT_RDWR)


def attempts(canary: Path, out: Path, port: int) -> list[str]:
    once = "SETTINGS http_max_tries = 1, connections_with_failover_max_tries = 1, s3_max_redirects = 0"
    return [
        f"SELECT file('{canary}')",
        f"SELECT * FROM file('{canary}', 'LineAsString')",
        "SELECT * FROM file('/proc/self/environ', 'LineAsString')",
        "SELECT * FROM file('/proc/thread-self/mem', 'RawBLOB')",
        "SELECT * FROM file('/proc/thread-self/environ', 'LineAsString')",
        f"SELECT 1 INTO OUTFILE '{out}'",
        f"INSERT INTO FUNCTION file('{out}', 'CSV', 'n UInt8') SELECT 1",
        f"SELECT * FROM url('http://127.0.0.1:{port}/', 'LineAsString') {once}",
        f"SELECT * FROM remote('127.0.0.1:{port}', system.one) {once}",
        f"SELECT * FROM mysql('127.0.0.1:{port}', 'd', 't', 'u', 'p') {once}",
        f"SELECT * FROM sqlite('{canary}', 't')",
    ]


def run(directory: Path, confinement: str) -> tuple[dict[str, str], list[object], Path, list[bytes]]:
    canary, out = directory / "secret.key", directory / "out.csv"
    canary.write_text(CANARY)
    with listener() as (port, heard):
        argv = [sys.executable, "-c", CODE, str(directory / "store"), confinement]
        asked = json.dumps(attempts(canary, out, port))
        environ = {**os.environ, "TIDEGAUGE_SECRET_KEY": CANARY}
        done = subprocess.run(argv, input=asked, capture_output=True, text=True, timeout=200, env=environ)
    assert done.returncode == 0, done.stderr[-2000:]
    seen, *work = json.loads(done.stdout.splitlines()[-1])
    return seen, work, out, heard


@pytest.mark.req("J7")
@pytest.mark.hostile(37)
@pytest.mark.timeout(240)
@pytest.mark.skipif(abi_version() < LEAST_ABI, reason="the kernel has no Landlock")
def test_without_the_gate_the_kernel_refuses_files_and_addresses_and_the_engine_works_on(tmp_path: Path) -> None:
    seen, work, out, heard = run(tmp_path, "require")
    environment = next(answer for statement, answer in seen.items() if "thread-self/environ" in statement)
    assert "TIDEGAUGE_SECRET_KEY=****" in environment
    reached = {answer for answer in seen.values() if not answer.startswith("refused")} - {environment, "[]"}
    assert reached == set(), "memory reads as an empty file"
    assert CANARY not in json.dumps(seen)
    assert not out.exists()
    assert heard == []
    assert sum("Permission denied" in answer for answer in seen.values()) >= 6, seen
    assert work == ["[[1200000, 179999400000]]", "[[300000]]", 1_200_000, "[[4000]]"]


@pytest.mark.req("J7")
@pytest.mark.timeout(240)
def test_the_same_statements_reach_out_where_nothing_confines(tmp_path: Path) -> None:
    """What the proof above is worth: the statements are no duds."""
    seen, work, out, heard = run(tmp_path, "off")
    assert sum(CANARY in answer for answer in seen.values()) == 4
    assert out.exists()
    assert len(heard) >= 2
    assert work[0] == "[[1200000, 179999400000]]"
