"""The agent against the real ingest handlers on a socket."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest
from tests.integration.cli.ingest_server import KEY, running
from tests.integration.server import until


def command(url: str, *more: str, key: str = KEY) -> list[str]:
    return [sys.executable, "-m", "tidegauge", "agent", "--url", url, "--key", key, "--host", "web-1", "--interval", "0.1", *more]


@pytest.mark.req("D2")
def test_samples_arrive_as_events() -> None:
    with running() as server:
        done = subprocess.run(command(server.url, "--count", "5"), capture_output=True, text=True, timeout=180, check=False)
        assert (done.returncode, done.stderr) == (0, "agent: 5 samples sent, 0 not sent, 0 dropped\n")
        rows = server.rows()
        assert [row["name"] for row in rows] == ["system_sample"] * 5
        assert len({row["id"] for row in rows}) == 5
        assert all(dict(row["text"])["host"] == "web-1" and dict(row["number"])["memory_total_bytes"] > 0 for row in rows)


@pytest.mark.req("D2")
def test_sigterm_sends_what_waits_and_ends() -> None:
    with running() as server:
        agent = subprocess.Popen(command(server.url), stderr=subprocess.PIPE, text=True)
        until(lambda: len(server.rows()) >= 2)
        agent.send_signal(signal.SIGTERM)
        _, said = agent.communicate(timeout=180)
        assert agent.returncode == 0
        assert ", 0 not sent, 0 dropped" in said


def test_a_wrong_key_ends_it_with_the_servers_words() -> None:
    with running() as server:
        done = subprocess.run(command(server.url, key="tg_wrong"), capture_output=True, text=True, timeout=180, check=False, env={**os.environ})
        assert done.returncode == 2
        assert "key" in done.stderr.splitlines()[-1]
