"""One look at the machine."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from typing import NamedTuple

import psutil

from tidegauge.core.errors import InvalidInput


class _Counters(NamedTuple):
    """What only ever grows, and when it was read."""

    at_s: float
    read_bytes: int
    written_bytes: int
    received_bytes: int
    sent_bytes: int


class Sampler:
    """`sample` gives the figures since the last call. `disk`: the file system to watch; `processes`: names whose processes are added up."""

    def __init__(self, host: str, disk: str, processes: Sequence[str]) -> None:
        """Raises InvalidInput for a disk that is not there."""
        if not os.path.exists(disk):
            raise InvalidInput(f"--disk {disk}: there is no such path.")
        self._host, self._disk, self._processes = host, disk, tuple(processes)
        self._known: dict[int, psutil.Process] = {}
        self._before = _read()
        psutil.cpu_percent(None)
        self._watched()

    def sample(self) -> dict[str, float | str]:
        """Properties of a system_sample. Percent are 0 to 100 (a process may use several cores), rates bytes a second, sizes bytes."""
        now = _read()
        elapsed_s, before, self._before = max(now.at_s - self._before.at_s, 1e-3), self._before, now
        memory, swap, disk = psutil.virtual_memory(), psutil.swap_memory(), psutil.disk_usage(self._disk)
        load_1, load_5, load_15 = psutil.getloadavg()
        return {
            "host": self._host,
            "cpu_percent": psutil.cpu_percent(None),
            "memory_percent": memory.percent,
            "memory_used_bytes": memory.total - memory.available,
            "memory_total_bytes": memory.total,
            "swap_percent": swap.percent,
            "disk_percent": disk.percent,
            "disk_free_bytes": disk.free,
            "disk_read_bytes_per_second": (now.read_bytes - before.read_bytes) / elapsed_s,
            "disk_written_bytes_per_second": (now.written_bytes - before.written_bytes) / elapsed_s,
            "network_received_bytes_per_second": (now.received_bytes - before.received_bytes) / elapsed_s,
            "network_sent_bytes_per_second": (now.sent_bytes - before.sent_bytes) / elapsed_s,
            "load_1": load_1,
            "load_5": load_5,
            "load_15": load_15,
            "cores": psutil.cpu_count() or 0,
            "processes": len(psutil.pids()),
            "uptime_seconds": time.time() - psutil.boot_time(),
            **self._watched(),
        }

    def _watched(self) -> dict[str, float]:
        """`process.<name>.count`, `.cpu_percent` and `.memory_bytes` of the processes that are watched."""
        if not self._processes:
            return {}
        found = {name: [0.0, 0.0, 0.0] for name in self._processes}
        alive = {process.pid: self._known.get(process.pid, process) for process in psutil.process_iter()}
        self._known = alive
        for process in alive.values():
            try:
                sums = found.get(process.name())
                if sums is not None:
                    sums[0] += 1
                    sums[1] += process.cpu_percent(None)
                    sums[2] += process.memory_info().rss
            except psutil.Error:  # it ended meanwhile, or is none of our business
                continue
        return {
            f"process.{name}.{part}": sum_ for name, sums in found.items() for part, sum_ in zip(("count", "cpu_percent", "memory_bytes"), sums, strict=True)
        }


def _read() -> _Counters:
    disk, network = psutil.disk_io_counters(), psutil.net_io_counters()
    read, written = (disk.read_bytes, disk.write_bytes) if disk else (0, 0)
    received, sent = (network.bytes_recv, network.bytes_sent) if network else (0, 0)  # a machine without a network has no counters
    return _Counters(time.monotonic(), read, written, received, sent)
