"""A bounded load generator: keep-alive connections in a few processes, each sending prepared bodies for a while. Run as `python -m benchmarks.load`."""

from __future__ import annotations

import asyncio
import json
import random
import subprocess
import sys
import time
from dataclasses import dataclass

from benchmarks.server import WRITE_KEY


@dataclass
class Load:
    """What was sent and answered 202, in how long, and the latencies of the answers in ms."""

    accepted: int
    refused: int
    seconds: float
    p50_ms: float
    p99_ms: float
    refused_p99_ms: float


def event(source: random.Random, stamp: str) -> dict[str, object]:
    """An event of about 250 bytes."""
    return {
        "name": source.choice(["page_view", "click", "purchase"]),
        "user_id": f"u{source.randrange(50000)}",
        "session_id": f"s{source.randrange(90000)}",
        "timestamp": stamp,
        "value": source.random() * 100,
        "properties": {
            "page": f"/p/{source.randrange(200)}",
            "country": source.choice(["TH", "US", "DE"]),
            "browser": "chrome",
            "device": "mobile",
            "amount": source.random() * 90,
        },
        "tags": ["web"],
        "source": "bench",
    }


def drive(port: int, *, processes: int, connections: int, events_per_request: int, seconds: float, path: str = "/api/events") -> Load:
    """Send from `processes` × `connections` keep-alive connections for `seconds`."""
    arguments = [sys.executable, "-m", "benchmarks.load", str(port), str(connections), str(events_per_request), str(seconds), path]
    began = time.perf_counter()
    running = [subprocess.Popen([*arguments, str(index)], stdout=subprocess.PIPE, text=True) for index in range(processes)]
    reports = [json.loads(process.communicate(timeout=seconds + 60)[0]) for process in running]
    latencies = sorted(value for report in reports for value in report["latencies"])
    refusals = sorted(value for report in reports for value in report["refusals"])
    return Load(
        sum(report["accepted"] for report in reports),
        sum(report["refused"] for report in reports),
        time.perf_counter() - began,
        latencies[len(latencies) // 2] if latencies else 0.0,
        latencies[int(len(latencies) * 0.99)] if latencies else 0.0,
        refusals[int(len(refusals) * 0.99)] if refusals else 0.0,
    )


async def _connection(port: int, requests: list[bytes], weight: int, deadline: float, report: dict[str, list[float] | int]) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    index = 0
    while time.perf_counter() < deadline:
        began = time.perf_counter()
        writer.write(requests[index % len(requests)])
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
        await reader.readexactly(length)
        index += 1
        is_accepted = b" 202 " in head[:20]
        report["accepted" if is_accepted else "refused"] += weight  # type: ignore[operator]
        latencies = report["latencies" if is_accepted else "refusals"]
        assert isinstance(latencies, list)
        latencies.append((time.perf_counter() - began) * 1000)
    writer.close()


async def _main() -> None:
    port, connections, size, seconds, path, seed = int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4]), sys.argv[5], sys.argv[6]
    source, stamp = random.Random(seed), time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    requests = []
    for _ in range(20):
        body = json.dumps([event(source, stamp) for _ in range(size)] if size > 1 else event(source, stamp)).encode()
        head = f"POST {path} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer {WRITE_KEY}\r\ncontent-type: application/json\r\n"
        requests.append(f"{head}content-length: {len(body)}\r\n\r\n".encode() + body)
    report: dict[str, list[float] | int] = {"accepted": 0, "refused": 0, "latencies": [], "refusals": []}
    deadline = time.perf_counter() + seconds
    await asyncio.gather(*(_connection(port, requests, size, deadline, report) for _ in range(connections)))
    print(json.dumps(report))


if __name__ == "__main__":
    asyncio.run(_main())
