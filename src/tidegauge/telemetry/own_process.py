"""What this process takes of the machine."""

from __future__ import annotations

from typing import Final

import psutil

NAME: Final = "tidegauge"


class OwnProcess:
    """`sample` gives the figures since the last call, named as the agent names those of a watched process."""

    def __init__(self) -> None:
        self._process = psutil.Process()
        self._process.cpu_percent(None)

    def sample(self) -> dict[str, float]:
        """`process.tidegauge.cpu_percent` (several cores add up), `.memory_bytes` (resident) and `.threads`."""
        with self._process.oneshot():
            return {
                f"process.{NAME}.cpu_percent": self._process.cpu_percent(None),
                f"process.{NAME}.memory_bytes": self._process.memory_info().rss,
                f"process.{NAME}.threads": self._process.num_threads(),
            }
