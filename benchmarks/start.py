"""Start to ready and `--help`, beside the engine's bare import; idle memory beside the same."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.figure import Figure
from benchmarks.server import running

_IMPORT = "import chdb; c = chdb.connect(':memory:'); c.query('select 1'); print(open('/proc/self/status').read().split('VmRSS:')[1].split()[0])"


def _seconds(command: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def run(quick: bool) -> list[Figure]:
    """Medians of 3 (quick) or 7 runs."""
    rounds = 3 if quick else 7
    tidegauge = str(Path(sys.executable).with_name("tidegauge"))
    help_s = statistics.median(_seconds([tidegauge, "--help"]) for _ in range(rounds))
    bare_python_s = statistics.median(_seconds([sys.executable, "-c", "pass"]) for _ in range(rounds))
    bare_s = statistics.median(_seconds([sys.executable, "-c", _IMPORT]) for _ in range(rounds))
    bare_mb = int(subprocess.run([sys.executable, "-c", _IMPORT], capture_output=True, text=True, check=True).stdout) / 1024
    ready, memory = [], []
    for _ in range(rounds):
        with running() as server:
            ready.append(server.ready_s)
            server.login()
            memory.append(server.rss_mb())
    return [
        Figure("tidegauge --help", help_s, "s", "python -c pass", bare_python_s, "<= 0.3 s"),
        Figure("start to ready, fresh data", statistics.median(ready), "s", "import chdb and select 1", bare_s, "<= 3 s"),
        Figure("memory idle after a login", statistics.median(memory), "MB", "import chdb and select 1", bare_mb, "ratio <= 2"),
    ]
