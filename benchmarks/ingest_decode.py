"""What decoding and checking an event costs: the whole of ingest's work before the journal beside a bare msgspec decode of the same bytes, in the same run."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable

import msgspec

from benchmarks.figure import Figure
from benchmarks.load import event
from tidegauge.contracts.batch import build_batch
from tidegauge.contracts.event import Event
from tidegauge.ingest.decode import decode_body
from tidegauge.ingest.draft import Draft
from tidegauge.ingest.registry import SchemaRegistry
from tidegauge.ingest.sender import NOTHING
from tidegauge.ingest.steps import STEPS

EVENTS = 1_000
BUDGET_US = 2.5


def _body() -> bytes:
    source, stamp = random.Random(1), time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    return json.dumps([event(source, stamp) for _ in range(EVENTS)]).encode()


def _best_us(work: Callable[[], object], seconds: float = 2.0) -> float:
    """The best time of one run in microseconds an event."""
    best, until = float("inf"), time.perf_counter() + seconds
    while time.perf_counter() < until:
        started = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - started)
    return best * 1e6 / EVENTS


def run(quick: bool) -> list[Figure]:
    """Best of 1 s (quick) or 2 s each, on one core with nothing beside it."""
    body, registry, now_ms = _body(), SchemaRegistry(), time.time_ns() // 1_000_000
    bare_dicts = msgspec.json.Decoder(list[dict[str, object]])
    seconds = 1.0 if quick else 2.0

    def draft() -> Draft:
        return Draft(1, decode_body(body), NOTHING, now_ms)

    def ingest() -> list[Event]:
        made = draft()
        for step in STEPS:
            step(made)
        registry.contain(made)
        registry.observe(made)
        return made.finish()

    events = ingest()
    build_batch(events)  # pyarrow loads parts on first use
    dicts, whole = _best_us(lambda: bare_dicts.decode(body), seconds), _best_us(ingest, seconds)
    columns = _best_us(lambda: build_batch(events), seconds)
    bare = "bare msgspec decode to dicts"
    return [
        Figure("decode and all checks, 1,000 events a body", whole, "us/event", bare, dicts, f"<= {BUDGET_US} us", f"{len(body) / EVENTS:.0f} bytes an event"),
        Figure("accepted events to Arrow columns", columns, "us/event", bare, dicts),
    ]
