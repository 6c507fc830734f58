"""The memory of the process at its end: the statement that wanted it fails, and the process works on."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

CODE = """
import json, resource, sys
from pathlib import Path
from tidegauge.contracts.ports import QueryLimits
from tidegauge.core.errors import TidegaugeError
from tidegauge.store.engines.embedded import EmbeddedEngine
engine = EmbeddedEngine(Path(sys.argv[1]))
engine.command("CREATE TABLE kept (n UInt64) ENGINE = MergeTree ORDER BY n")
engine.command("INSERT INTO kept SELECT number FROM numbers(1000)")
greedy = "SELECT length(groupArray(toString(number))) FROM numbers(40000000)"
modest = "SELECT count(), sum(n) FROM kept"
limits = QueryLimits(timeout_s=60.0, memory_bytes=1 << 40)
engine.query(modest, {}, limits, "q")
now = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (now + (2000 << 20), resource.RLIM_INFINITY))
ends = []
for statement in (greedy, modest, greedy, modest):
    try:
        ends.append(engine.query(statement, {}, limits, "q").rows)
    except TidegaugeError as error:
        ends.append([error.status, error.code])
engine.close()
print(json.dumps(ends))
"""


@pytest.mark.req("J7")
@pytest.mark.hostile(118)
def test_one_statement_fails_and_the_engine_answers_on(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", CODE, str(tmp_path / "store")], capture_output=True, text=True, timeout=150)
    assert done.returncode == 0, done.stderr[-2000:]
    first, after, second, later = json.loads(done.stdout.splitlines()[-1])
    assert first[1] == second[1] == "query_memory", first
    assert after == later == [[1000, 499500]]
