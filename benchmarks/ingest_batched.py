"""1,000 events of about 250 bytes a request, durable and queryable, beside the engine's bare insert of flat typed columns."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time

from benchmarks.figure import Figure
from benchmarks.load import drive
from benchmarks.server import Server, running

_BARE = """
import chdb, sys, time
import numpy as np, pyarrow as pa
c = chdb.connect(sys.argv[1])
low = "LowCardinality(String)"
c.query(f"create table t(id String, ts DateTime64(3), name {low}, user_id String, session_id String, value Float64, page {low}, country {low},"
        f" browser {low}, device {low}, amount Float64) engine=MergeTree order by (name, ts) settings fsync_after_insert=1, fsync_part_directory=1")
n = 100_000
r = np.random.default_rng(1)
s = lambda p, k: np.char.add(p, r.integers(0, k, n).astype(str))
stamps = pa.array(np.full(n, 1.76e12, dtype="int64"), pa.timestamp("ms"))
t = pa.table({"id": s("i", 10**9), "ts": stamps, "name": s("n", 3), "user_id": s("u", 50000), "session_id": s("s", 90000), "value": r.random(n),
              "page": s("/p/", 200), "country": s("c", 3), "browser": s("b", 2), "device": s("d", 2), "amount": r.random(n)})
best = 0.0
for _ in range(8):
    began = time.perf_counter()
    c.query("insert into t select * from Python(t)")
    best = max(best, n / (time.perf_counter() - began))
print(best)
"""


def bare_insert_rate() -> float:
    """Rows a second of the best of eight bare inserts of 100,000 rows, synced."""
    with tempfile.TemporaryDirectory(prefix="tidegauge-bare-") as folder:
        return float(subprocess.run([sys.executable, "-c", _BARE, folder], capture_output=True, text=True, check=True).stdout.split()[-1])


def count(server: Server, token: str) -> int:
    """Events of the benchmark that a query sees."""
    question = {"metric": "*", "aggregation": "count", "time_window": "last_hour", "filters": [{"field": "source", "operator": "eq", "value": "bench"}]}
    answer = server.call("POST", "/api/metrics", question, token)
    assert isinstance(answer, dict)
    return int(answer["results"][0]["value"])


def run(quick: bool) -> list[Figure]:
    """8 s (quick) or 30 s of load from three processes."""
    seconds = 8.0 if quick else 30.0
    with running() as server:
        token = server.login()
        load = drive(server.port, processes=3, connections=1, events_per_request=1000, seconds=seconds)
        began = time.perf_counter()
        while (seen := count(server, token)) < load.accepted and time.perf_counter() - began < 60:
            time.sleep(0.05)
        lag_s = time.perf_counter() - began
        memory_mb = server.rss_mb()
    if seen != load.accepted:
        raise RuntimeError(f"{load.accepted} events were acknowledged, {seen} are counted")
    bare = bare_insert_rate()
    note = f"all visible {lag_s:.1f} s after the last answer; p99 of a request {load.p99_ms:.0f} ms; {memory_mb:.0f} MB resident"
    return [
        Figure("batched ingest, durable and queryable", load.accepted / (load.seconds + lag_s), "events/s", "bare engine insert", bare, "ratio >= 0.10", note)
    ]
