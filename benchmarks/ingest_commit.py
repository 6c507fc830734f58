"""Single-event requests over the real journal: how many a second 32 senders get acknowledged, and what of it is ours.

Everything but the sockets is real; the bare ASGI answer in the same run is the limit that the server itself sets.
Run: .venv/bin/python benchmarks/ingest_commit.py [seconds]
"""

from __future__ import annotations

import asyncio
import gc
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import uvloop

from tidegauge.core.clock import SystemClock
from tidegauge.ingest.key import WriteKey
from tidegauge.ingest.routes import IngestApp
from tidegauge.journal.journal import Journal
from tidegauge.testing.memory_journal import MemoryDuplicates

SENDERS = 32
BODY = (
    b'{"name":"click","user_id":"u1","session_id":"s8","value":3.5,"properties":{"page":"/p/1","country":"TH","browser":"chrome","amount":3.25},'
    b'"tags":["web"],"source":"speedcheck"}'
)
SCOPE = {"type": "http", "headers": [(b"x-api-key", b"k"), (b"content-length", b"%d" % len(BODY))], "query_string": b"", "client": ("127.0.0.1", 1)}


class Keys:
    def find(self, key: str) -> WriteKey | None:
        return WriteKey(1, "write", "1")


async def _receive() -> dict[str, Any]:
    return {"type": "http.request", "body": BODY, "more_body": False}


async def _rate(handle: Callable[..., Awaitable[None]], seconds: float) -> tuple[float, float, list[float]]:
    """Requests a second, CPU microseconds a request, sorted milliseconds of each."""
    until = time.perf_counter() + seconds
    took: list[float] = []

    async def send(message: Any) -> None:
        assert message.get("status", 202) == 202

    async def sender() -> None:
        while (started := time.perf_counter()) < until:
            await handle(SCOPE, _receive, send)
            took.append((time.perf_counter() - started) * 1000)

    began, cpu = time.perf_counter(), time.process_time()
    await asyncio.gather(*[sender() for _ in range(SENDERS)])
    return len(took) / (time.perf_counter() - began), (time.process_time() - cpu) * 1e6 / len(took), sorted(took)


async def _bare(scope: Any, receive: Any, send: Any) -> None:
    await receive()
    await send({"type": "http.response.start", "status": 202, "headers": []})
    await send({"type": "http.response.body", "body": b"{}"})
    await asyncio.sleep(0)


async def main(seconds: float) -> None:
    with tempfile.TemporaryDirectory() as directory:
        journal = await Journal.open(Path(directory), max_bytes=10**10, clock=SystemClock())
        ingest = IngestApp(sink=journal, duplicates=MemoryDuplicates(), keys=Keys(), clock=SystemClock())
        gc.collect()
        gc.freeze()
        bare, bare_cpu, _ = await _rate(_bare, 1.0)
        await _rate(ingest.events, 1.0)
        groups, commits = ingest.committer.groups, journal.statistics.commits
        rate, cpu, took = await _rate(ingest.events, seconds)
        groups, commits = ingest.committer.groups - groups, journal.statistics.commits - commits
        await journal.close()
    middle, late = took[len(took) // 2], took[len(took) * 99 // 100]
    print(f"{SENDERS} senders: {rate:,.0f} single events/s durable before 202, {cpu:.0f} us CPU each; p50 {middle:.1f} ms, p99 {late:.1f} ms")
    print(f"{len(took) / groups:.1f} requests a group, {len(took) / commits:.1f} a disk commit; handler that only answers: {bare:,.0f}/s, {bare_cpu:.0f} us")


if __name__ == "__main__":
    uvloop.run(main(float(sys.argv[1]) if len(sys.argv) > 1 else 4.0))
