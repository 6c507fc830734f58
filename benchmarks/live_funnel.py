"""POST to subscriber's message of a live funnel with 20,000 people in it, on a real server: a screen waits for its number to move by one."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from typing import Any

import httpx
import websockets

from benchmarks.figure import Figure
from benchmarks.server import WRITE_KEY, Server, running

PEOPLE = 20_000
STEPS = ("page_view", "click", "purchase")
_HEADERS = {"authorization": f"Bearer {WRITE_KEY}"}


async def _fill(client: httpx.AsyncClient) -> None:
    """Everybody takes the first two steps."""
    events = [{"name": name, "user_id": f"u{person}"} for person in range(PEOPLE) for name in STEPS[:2]]
    for first in range(0, len(events), 1_000):
        (await client.post("/api/events", json=events[first : first + 1_000], headers=_HEADERS)).raise_for_status()


async def _until(socket: Any, counts: list[int]) -> dict[str, Any]:
    """The first message that the stream kept with these people by step."""
    while True:
        message: dict[str, Any] = json.loads(await socket.recv())
        if message["type"] == "error":
            raise SystemExit(message["message"])
        if message["type"] != "metric_update" or message["meta"]["mode"] != "incremental":
            continue
        if [step["count"] for step in message["answer"]["steps"]] == counts:
            return message


async def _latencies_ms(server: Server, rounds: int) -> list[float]:
    query = {"analysis": "funnel", "time_window": "last_24_hours", "steps": [{"event": name} for name in STEPS]}
    found = []
    async with httpx.AsyncClient(base_url=server.url) as client, websockets.connect(f"{server.url.replace('http', 'ws')}/ws?token={server.login()}") as socket:
        await _fill(client)
        await socket.send(json.dumps({"type": "subscribe", "id": "f", "query": query}))
        await _until(socket, [PEOPLE, PEOPLE, 0])
        for round_ in range(1, rounds + 1):
            await asyncio.sleep(0.1)
            began_s = time.perf_counter()
            sent = asyncio.create_task(client.post("/api/events", json={"name": STEPS[2], "user_id": f"u{round_}"}, headers=_HEADERS))
            await _until(socket, [PEOPLE, PEOPLE, round_])
            found.append((time.perf_counter() - began_s) * 1000)
            await sent
    return sorted(found)


def run(quick: bool) -> list[Figure]:
    """About 10 s."""
    with running() as server:
        found = asyncio.run(_latencies_ms(server, 30 if quick else 100))
    name = f"POST to message of a live funnel with {PEOPLE:,} people"
    return [Figure(f"{name}, p{share}", found[len(found) * share // 100], "ms", target=target) for share, target in ((50, "<= 15 ms"), (95, "<= 50 ms"))]


if __name__ == "__main__":
    for figure in run("--quick" in sys.argv):
        print(figure.line())
