"""Three times more than it can take, for a minute: memory stays bounded, refusals are quick, and what was acknowledged is there."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from benchmarks.load import drive
from benchmarks.server import running
from tests.integration.server import until


class _Memory:
    """The highest resident size of a process, sampled."""

    def __init__(self, pid: int) -> None:
        self.highest_mb = 0.0
        self._status = Path(f"/proc/{pid}/status")
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def _watch(self) -> None:
        while not self._stop.wait(0.25):
            self.highest_mb = max(self.highest_mb, int(self._status.read_text().split("VmRSS:")[1].split()[0]) / 1024)

    def stop(self) -> float:
        self._stop.set()
        self._thread.join()
        return self.highest_mb


@pytest.mark.soak
@pytest.mark.req("A10")
@pytest.mark.hostile(15)
@pytest.mark.timeout(300)
def test_a_minute_of_overload_is_refused_quickly_in_bounded_memory(tmp_path: Path) -> None:
    with running(tmp_path / "data", TIDEGAUGE_WAITING_MAX_EVENTS="8000", TIDEGAUGE_JOURNAL_MAX_BYTES=str(256 * 1024**2)) as server:
        token = server.login()
        peak = drive(server.port, processes=2, connections=2, events_per_request=1000, seconds=8)
        memory = _Memory(server.pid)
        load = drive(server.port, processes=2, connections=16, events_per_request=1000, seconds=60)
        highest_mb = memory.stop()
        question = {"metric": "*", "aggregation": "count", "time_window": "last_24_hours", "filters": [{"field": "source", "operator": "eq", "value": "bench"}]}
        acknowledged = peak.accepted + load.accepted

        def stored() -> int:
            answer = server.call("POST", "/api/metrics", question, token)
            assert isinstance(answer, dict)
            return int(answer["results"][0]["value"])

        until(lambda: stored() >= acknowledged, timeout_s=60)
        goodput, before = load.accepted / load.seconds, peak.accepted / peak.seconds
        print(
            f"goodput {goodput:,.0f} of {before:,.0f} events/s, p99 {load.p99_ms:.0f} ms, {load.refused:,} refused, p99 {load.refused_p99_ms:.0f} ms, "
            f"{highest_mb:.0f} MB at most"
        )
        assert stored() == acknowledged
        assert load.refused > 0
        assert highest_mb < 1500
        assert goodput > 0.5 * before
